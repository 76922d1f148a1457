package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chatlab.testing.ServerTests;
import chatlab.testing.User;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens that have run out, and what survives a reload. */
@Timeout(120)
final class SessionTest extends ServerTests {
    static final String SPOIL =
            """
            (names) => {
              const session = JSON.parse(localStorage.getItem("chatlab.session"));
              for (const name of names) session[name] = "spoiled";
              localStorage.setItem("chatlab.session", JSON.stringify(session));
            }
            """;

    @Test
    void aTokenThatRanOutIsRenewedOnce() {
        try (Visit visit = Visit.guest(server.client(), Look.plain()).expecting("401")) {
            visit.steps().open(visit.user().launch("On grades", User.THREE));
            visit.steps().quiet();
            List<String> renewals = new ArrayList<>();
            visit.page()
                    .onRequest(
                            request -> {
                                if (request.url().endsWith("/auth/refresh"))
                                    renewals.add(request.method());
                            });
            visit.page().evaluate(SPOIL, List.of("access_token"));
            visit.page().reload();
            assertThat(visit.steps().heading("On grades")).isVisible();
            visit.steps().quiet();
            assertEquals(List.of("POST"), renewals);
            assertNotEquals("spoiled", visit.session().path("access_token").asText());
        }
    }

    @Test
    void whoseTimeRanOutSignsInAndIsWhereTheyWantedToBe() {
        try (Visit visit = Visit.at(server.client(), "/", Look.plain()).expecting("401")) {
            Steps steps = visit.steps();
            Page page = visit.page();
            steps.button("Create an account").click();
            page.getByLabel("Your name").fill("Ada");
            page.getByLabel("E-mail").fill("ada@example.org");
            page.getByLabel("Password").fill("a long password");
            steps.button("Create account").click();
            assertThat(steps.heading("Who is at the table?")).isVisible();
            steps.open(visit.user().launch("On grades", User.THREE));
            steps.quiet();
            String asked = page.url();
            page.evaluate(SPOIL, List.of("access_token", "refresh_token"));
            page.reload();
            assertThat(steps.alert().first()).containsText("Your time here ran out");
            page.getByLabel("E-mail").fill("ada@example.org");
            page.getByLabel("Password").fill("a wrong password");
            steps.button("Sign in").click();
            assertThat(page.locator("form").getByRole(AriaRole.ALERT)).isVisible();
            page.getByLabel("Password").fill("a long password");
            steps.button("Sign in").click();
            assertThat(steps.heading("On grades")).isVisible();
            assertThat(page).hasURL(asked);
        }
    }

    @Test
    void aDraftSurvivesAReload() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            Steps steps = visit.steps();
            steps.open(visit.user().launch("On grades", User.THREE));
            steps.words().fill("Half a thought, and @");
            visit.page().reload();
            assertThat(steps.words()).hasValue("Half a thought, and @");
        }
    }

    @Test
    void aHalfSetTableSurvivesAReload() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            Steps steps = visit.steps();
            steps.choose(Steps.THREE.subList(0, 2));
            visit.page().getByLabel("Topic").fill("On gr");
            visit.page().reload();
            assertThat(visit.page().getByLabel("Topic")).hasValue("On gr");
            assertThat(steps.heading("Two and you")).isVisible();
            assertThat(steps.character(Steps.THREE.get(1))).isChecked();
            assertThat(steps.character(Steps.THREE.get(2))).not().isChecked();
        }
    }
}
