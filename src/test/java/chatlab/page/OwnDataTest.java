package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.account.PasswordLinks;
import chatlab.config.Config;
import chatlab.config.Environment;
import chatlab.database.Database;
import chatlab.testing.Answer;
import chatlab.testing.Client;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of somebody is theirs: to take along, to delete, to lock anew. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnDataTest {
    private static final String PASSWORD = "correct horse";
    private static final String ENTER =
            "session => localStorage.setItem('chatlab.session', session)";
    private static final String LEFT =
            "() => Object.keys(localStorage).filter(key => localStorage.getItem(key) && !key.includes('insights')).join()";

    private Path folder;
    private TestServer server;
    private Client client;
    private int people;

    @BeforeAll
    void start(@TempDir Path data) {
        folder = data;
        server = TestServer.start(folder);
        client = server.client();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everythingComesAlongInOneFile() throws IOException {
        try (Visit visit = Visit.guest(client, Look.plain())) {
            visit.user().launch("On play", User.THREE);
            visit.page().navigate("/settings");
            Download download =
                    visit.page()
                            .waitForDownload(
                                    () -> visit.steps().button("Take everything with you").click());
            assertTrue(download.suggestedFilename().matches("chatlab-[\\d-]+\\.zip"));
            try (ZipFile zip = new ZipFile(download.path().toFile())) {
                assertTrue(
                        zip.stream()
                                .anyMatch(each -> each.getName().matches("discussions/.*\\.md")),
                        zip.toString());
            }
            assertThat(visit.page().getByRole(AriaRole.MAIN).getByText("It is in your downloads."))
                    .isVisible();
        }
    }

    @Test
    void deletingTakesAWordAndLeavesNothing() {
        try (Visit visit = somebody(Look.plain())) {
            Page page = visit.page();
            User user = visit.user();
            String talk = user.launch("On play", User.THREE);
            visit.steps().open(talk);
            visit.steps().words().fill("Half a thought");
            visit.steps().link("Settings").click();
            visit.steps().button("Delete my account and everything in it").click();
            page.keyboard().press("Enter");
            assertThat(page.getByText("Please type the word")).isVisible();
            page.getByLabel("Type “delete”").fill("Delete");
            visit.steps().button("Delete everything").click();
            assertThat(visit.steps().alert().first())
                    .hasText("Everything you had here is deleted.");
            assertThat(page).hasURL(client.base() + "/");
            assertEquals("", page.evaluate(LEFT));
            user.get(talk).expect(401);
        }
    }

    @Test
    void whatCannotBeDeletedNowStays() {
        try (Visit visit = somebody(Look.plain()).expecting("status of 503")) {
            Held.refuse(visit.page(), "**/profile");
            visit.page().navigate("/settings");
            visit.steps().button("Delete my account and everything in it").click();
            visit.page().getByLabel("Type “delete”").fill("delete");
            visit.steps().button("Delete everything").click();
            assertThat(visit.page().locator("dialog .fault").last()).isVisible();
            visit.steps().button("Keep it").click();
            assertThat(visit.steps().heading("Settings")).isVisible();
            visit.user().get("/conversations").expect(200);
        }
    }

    @Test
    void anotherPasswordEndsTheOtherDevices() {
        try (Visit visit = somebody(Look.plain()).expecting("status of 40[13]")) {
            Page page = visit.page();
            String email = visit.session().at("/user/email").asText();
            Answer elsewhere = client.post("/auth/login", credentials(email)).expect(200);
            page.navigate("/settings");
            page.getByLabel("Current password").fill("a wrong one");
            page.getByLabel("New password").fill("another horse");
            visit.steps().button("Change the password").click();
            assertThat(visit.steps().alert()).isVisible();
            assertThat(page.getByLabel("New password")).hasValue("another horse");
            page.getByLabel("Current password").fill(PASSWORD);
            visit.steps().button("Change the password").click();
            assertThat(page.getByText("Your password is changed.")).isVisible();
            client.post(
                            "/auth/refresh",
                            "{\"refresh_token\":\"" + elsewhere.at("/refresh_token") + "\"}")
                    .expect(401);
            page.reload();
            assertThat(visit.steps().heading("Settings")).isVisible();
        }
    }

    @Test
    void anOperatorsLinkSetsAPasswordOnce() {
        String email = register();
        String token = link(email);
        try (Visit visit =
                Visit.at(client, "/reset#" + token, Look.plain()).expecting("status of 401")) {
            Page page = visit.page();
            assertThat(visit.steps().heading("A new password.")).isVisible();
            assertThat(page).hasURL(client.base() + "/reset");
            page.getByLabel("New password").fill("short");
            visit.steps().button("Keep this password").click();
            assertThat(visit.steps().alert()).containsText("at least 8 characters");
            page.getByLabel("New password").fill("another horse");
            visit.steps().button("Show").click();
            assertThat(page.getByLabel("New password")).hasAttribute("type", "text");
            visit.steps().button("Keep this password").click();
            assertThat(visit.steps().heading("Who is at the table?")).isVisible();
            assertEquals(email, visit.session().at("/user/email").asText());
            page.navigate("/reset#" + token);
            page.getByLabel("New password").fill("a third horse");
            visit.steps().button("Keep this password").click();
            assertThat(visit.steps().alert()).containsText("used already");
            page.navigate("/reset");
            assertThat(visit.steps().heading("This link is not whole")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource
    void axeFindsNothing(Device device) {
        Visit visit = somebody(Inspection.on(device));
        try (Inspection inspection = new Inspection(visit)) {
            Page page = visit.page();
            page.navigate("/settings");
            visit.steps().heading("Your data").scrollIntoViewIfNeeded();
            inspection.look("own-data");
            visit.steps().button("Delete my account and everything in it").click();
            page.getByLabel("Type “delete”").fill("delete");
            inspection.look("own-data-farewell");
            if (device == Device.DESKTOP) return; // what follows is one column, wide or narrow
            page.navigate("/reset#token");
            assertThat(visit.steps().heading("A new password.")).isVisible();
            inspection.look("reset");
        }
    }

    private Visit somebody(Look look) {
        String session = client.post("/auth/login", credentials(register())).expect(200).text();
        Visit visit = Visit.at(client, "/welcome", look);
        visit.page().evaluate(ENTER, session);
        return visit;
    }

    private String register() {
        String email = "ada" + ++people + "@example.org";
        client.post("/auth/register", credentials(email)).expect(201);
        return email;
    }

    private String link(String email) {
        Config config = Config.of(new Environment(Map.of("DATA_DIR", folder.toString())));
        try (Database database = Database.open(config.database())) {
            return new PasswordLinks(database, Clock.systemUTC()).make(email).orElseThrow();
        }
    }

    private static String credentials(String email) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
    }
}
