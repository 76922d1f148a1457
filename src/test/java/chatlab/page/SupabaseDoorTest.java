package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.TestServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page where a Supabase project keeps the accounts: every way in, and the way out. */
@Timeout(120)
final class SupabaseDoorTest {
    private static final String PASSWORD = "correct horse";
    private static final String PROVIDERS =
            "\"google\":true,\"azure\":true,\"some_school\":true,\"github\":false";
    private static final String RUN_OUT =
            """
            () => {
              const session = JSON.parse(localStorage.getItem("chatlab.session"));
              localStorage.setItem("chatlab.session", JSON.stringify({ ...session, expires_at: Date.now() - 1 }));
            }
            """;

    private static SupabaseStandIn project;
    private static TestServer server;
    private static int people;

    private String email;

    @BeforeAll
    static void start(@TempDir Path folder) {
        project = new SupabaseStandIn();
        server =
                TestServer.start(
                        folder,
                        "SUPABASE_URL=" + project.url(),
                        "SUPABASE_KEY=" + SupabaseStandIn.KEY);
    }

    @AfterAll
    static void stop() {
        server.close();
        project.close();
    }

    @BeforeEach
    void somebodyNew() {
        email = "ada" + ++people + "@example.org";
        project.offer(true, PROVIDERS);
        project.calls().clear();
    }

    @Test
    void anAccountIsOpenedLeftAndEnteredAgain() {
        try (Visit visit = door("/").expecting("status of (400|422)")) {
            Page page = visit.page();
            visit.steps().button("Create an account").click();
            page.getByLabel("Your name").fill("Ada");
            fill(page, email, SupabaseUsers.WEAK);
            visit.steps().button("Create account").click();
            assertThat(visit.steps().alert()).containsText("too easy to guess");
            assertThat(page.getByLabel("Your name")).hasValue("Ada");
            page.getByLabel("Password").fill(PASSWORD);
            visit.steps().button("Create account").click();
            in(visit, "Ada");
            String token = visit.user().token();
            visit.user().get("/conversations").expect(200);
            leave(visit);
            assertEquals(1, project.count("POST logout local"));
            assertFalse(project.users().isIn(token));
            assertEquals("null", visit.session().toString());
            signIn(visit, email, "a wrong one");
            assertThat(visit.steps().alert()).hasText("E-mail address or password is not right.");
            assertThat(page.getByLabel("E-mail")).hasValue(email);
            signIn(visit, email, PASSWORD);
            in(visit, "Ada");
        }
    }

    @Test
    void aLetterConfirmsAnAccountInAnotherTab() {
        project.offer(false, PROVIDERS);
        try (Visit visit = door("/settings").expecting("status of 400")) {
            Page page = visit.page();
            register(visit, email);
            assertThat(visit.steps().heading("We sent you a letter.")).isVisible();
            String link = project.users().link();
            visit.steps().button("Back").click();
            visit.steps().button("I have an account").click();
            signIn(visit, email, PASSWORD);
            assertThat(visit.steps().heading("A letter is waiting for you.")).isVisible();
            Page tab = visit.context().newPage();
            tab.navigate(link);
            assertThat(new Steps(tab).heading("Settings")).isVisible();
            assertThat(tab).hasURL(server.client().base() + "/settings");
            assertThat(visit.steps().heading("Settings")).isVisible(); // this tab heard of it
            leave(visit);
            tab.navigate(link);
            assertThat(new Steps(tab).alert().first()).containsText("used already");
        }
    }

    @Test
    void anotherLettersLinkConfirmsAndItsTokensCountForNothing() {
        project.offer(false, PROVIDERS);
        try (Visit visit = door("/")) {
            register(visit, email);
            visit.steps().button("Send another letter").click();
            assertThat(visit.page().getByText("Another letter is on its way.")).isVisible();
            assertEquals(1, project.count("POST resend"));
            visit.page().navigate(project.users().link());
            assertThat(visit.steps().alert().first()).containsText("is confirmed");
            assertThat(visit.page()).hasURL(server.client().base() + "/");
            assertEquals("null", visit.session().toString());
            signIn(visit, email, PASSWORD);
            in(visit, email);
        }
    }

    @ParameterizedTest
    @CsvSource({"Google, google", "Microsoft, azure", "Some school, some_school"})
    void aProviderLetsSomebodyInWhereTheyWantedToBe(String name, String id) {
        try (Visit visit = door("/characters")) {
            Page page = visit.page();
            assertThat(visit.steps().button("Continue with GitHub")).hasCount(0);
            visit.steps().button("Continue with " + name).click();
            assertThat(page).hasURL(server.client().base() + "/characters");
            assertThat(visit.steps().button(Pattern.compile("Ada of " + id))).isVisible();
            assertFalse(
                    ((String) page.evaluate("() => sessionStorage.getItem('chatlab.asked') ?? ''"))
                            .contains("verifier"));
            page.goBack();
            assertThat(page).not().hasURL(Pattern.compile("code="));
        }
    }

    @Test
    void whoIsNotLetInThereIsToldSo() {
        project.users().deny();
        try (Visit visit = door("/")) {
            visit.steps().button("Continue with Google").click();
            assertThat(visit.steps().alert().first()).containsText("You can try again");
            assertThat(visit.page()).hasURL(server.client().base() + "/");
            assertThat(visit.page().getByText("<b>")).hasCount(0);
        }
    }

    @Test
    void aCodeThatNobodyHereAskedForOpensNothing() {
        try (Visit visit = door("/auth/callback?code=code-of-somebody-else")) {
            assertThat(visit.steps().alert().first()).containsText("Nobody asked for this");
            assertThat(visit.page()).hasURL(server.client().base() + "/");
            visit.page().navigate("/auth/callback#access_token=x&refresh_token=y&type=signup");
            assertThat(visit.steps().alert().first()).containsText("is confirmed");
            assertEquals("null", visit.session().toString());
            assertEquals(0, project.count("POST token pkce"));
        }
    }

    @Test
    void aForgottenPasswordIsChosenAnew() {
        try (Visit visit = door("/").expecting("status of 422")) {
            Page page = visit.page();
            register(visit, email);
            in(visit, email);
            leave(visit);
            visit.steps().button("Forgot your password?").click();
            page.getByLabel("E-mail").fill(email);
            visit.steps().button("Send the letter").click();
            assertThat(visit.steps().heading("We sent you a letter.")).isVisible();
            page.navigate(project.users().link());
            assertThat(visit.steps().heading("A new password.")).isVisible();
            page.getByLabel("New password").fill(SupabaseUsers.WEAK);
            visit.steps().button("Keep this password").click();
            assertThat(visit.steps().alert()).containsText("too easy to guess");
            page.getByLabel("New password").fill("another horse");
            visit.steps().button("Keep this password").click();
            in(visit, email);
            assertEquals("another horse", project.users().by(email).password);
        }
    }

    @Test
    void aGuestBecomesSomebodyAndStaysTheSame() {
        try (Visit visit = new Visit(server.client().base(), Look.plain()).knowing(project.url())) {
            visit.context().route("**/api/config", SupabaseDoorTest::withGuests);
            visit.page().navigate("/");
            visit.steps().enter();
            String id = visit.user().id();
            visit.page().navigate("/welcome");
            assertThat(visit.steps().heading("Keep your chair.")).isVisible();
            fill(visit.page(), email, PASSWORD);
            visit.steps().button("Create account").click();
            in(visit, email);
            assertEquals(id, visit.user().id());
            assertFalse(visit.session().at("/user/is_anonymous").asBoolean());
            visit.user().get("/profile").expect(200);
        }
    }

    @Test
    void whatRunsOutIsRenewedBeforeItIsRefused() {
        try (Visit visit = entered()) {
            visit.page().evaluate(RUN_OUT);
            visit.page().reload();
            in(visit, email);
            assertEquals(1, project.count("POST token refresh_token"));
            visit.page().evaluate(RUN_OUT);
            visit.page()
                    .evaluate(
                            "() => dispatchEvent(new StorageEvent('storage', { key: 'chatlab.session' }))");
            visit.page().evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
            visit.page().waitForCondition(() -> project.count("POST token refresh_token") == 2);
        }
    }

    @Test
    void aTokenThatIsRefusedIsRenewedOnce() {
        try (Visit visit = entered().expecting("status of 401")) {
            visit.page().evaluate(SessionTest.SPOIL, List.of("access_token"));
            visit.page().reload();
            in(visit, email);
            visit.page()
                    .waitForCondition(
                            () -> !visit.session().path("access_token").asText().equals("spoiled"));
            assertEquals(1, project.count("POST token refresh_token"));
        }
    }

    @Test
    void whoseTimeIsOverSignsInAgainAndFindsTheirWords() {
        try (Visit visit = entered().expecting("status of 40[01]|ERR_FAILED")) {
            Page page = visit.page();
            page.getByLabel("Topic").fill("On half a thought");
            page.context().route(project.url() + "/**", Route::abort);
            page.evaluate(RUN_OUT);
            page.reload();
            assertThat(page.getByLabel("Topic"))
                    .hasValue("On half a thought"); // nobody said that it is over
            assertTrue(visit.session().has("access_token"));
            page.context().unroute(project.url() + "/**");
            project.users().endAll();
            page.evaluate(RUN_OUT);
            page.reload();
            assertThat(visit.steps().alert().first()).containsText("Your time here ran out");
            signIn(visit, email, PASSWORD);
            assertThat(page.getByLabel("Topic")).hasValue("On half a thought");
        }
    }

    @Test
    void withoutTheProjectTheDoorSaysSoAndFindsItAgain() {
        try (Visit visit =
                new Visit(server.client().base(), Look.plain())
                        .knowing(project.url())
                        .expecting("ERR_FAILED")) {
            Page page = visit.page();
            visit.context().route(project.url() + "/**", Route::abort);
            page.navigate("/");
            signIn(visit, email, PASSWORD);
            assertThat(visit.steps().alert()).containsText("cannot be reached just now");
            assertThat(page.getByLabel("Password")).hasValue(PASSWORD);
            visit.context().unroute(project.url() + "/**");
            visit.steps().button("Look again").click();
            assertThat(visit.steps().button("Continue with Google")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource
    void axeFindsNothing(Device device) {
        project.offer(false, PROVIDERS);
        Visit visit =
                new Visit(server.client().base(), Inspection.on(device))
                        .knowing(project.url())
                        .expecting("status of 400");
        try (Inspection inspection = new Inspection(visit)) {
            Page page = visit.page();
            page.navigate("/");
            signIn(visit, email, PASSWORD);
            assertThat(visit.steps().alert()).isVisible();
            inspection.look("supabase-door");
            register(visit, email);
            assertThat(visit.steps().heading("We sent you a letter.")).isVisible();
            inspection.look("supabase-letter");
            page.navigate(project.users().link());
            in(visit, email);
            leave(visit);
            visit.steps().button("Forgot your password?").click();
            inspection.look("supabase-forgotten");
            page.getByLabel("E-mail").fill(email);
            visit.steps().button("Send the letter").click();
            assertThat(visit.steps().heading("We sent you a letter.")).isVisible();
            page.navigate(project.users().link());
            visit.steps().button("Keep this password").click();
            assertThat(visit.steps().alert()).isVisible();
            inspection.look("supabase-new-password");
        }
    }

    private static Visit door(String path) {
        Visit visit = new Visit(server.client().base(), Look.plain()).knowing(project.url());
        visit.page().navigate(path);
        return visit;
    }

    private Visit entered() {
        Visit visit = door("/");
        register(visit, email);
        in(visit, email);
        return visit;
    }

    private static void register(Visit visit, String email) {
        visit.steps().button("Create an account").click();
        fill(visit.page(), email, PASSWORD);
        visit.steps().button("Create account").click();
    }

    private static void signIn(Visit visit, String email, String password) {
        fill(visit.page(), email, password);
        visit.steps().button("Sign in").click();
    }

    private static void fill(Page page, String email, String password) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(password);
    }

    /** Where somebody is who just came in. */
    private static void in(Visit visit, String name) {
        assertThat(visit.steps().heading("Who is at the table?")).isVisible();
        if (visit.look().device() == Device.PHONE) return;
        assertThat(visit.steps().button(Pattern.compile(name))).isVisible();
    }

    private static void leave(Visit visit) {
        if (visit.look().device() == Device.PHONE) visit.steps().button("Your discussions").click();
        visit.page().locator(".account").click();
        visit.steps().item("Sign out").click();
        assertThat(visit.steps().heading("Pull up a chair.")).isVisible();
    }

    private static void withGuests(Route route) {
        String config = route.fetch().text().replace("\"guests\":false", "\"guests\":true");
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(config));
    }
}
