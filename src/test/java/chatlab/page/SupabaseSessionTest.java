package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Supabase's tokens: renewed in time, and what holds when they cannot be. */
@Timeout(120)
final class SupabaseSessionTest extends SupabaseTests {
    private static final String RUN_OUT =
            """
            () => {
              const session = JSON.parse(localStorage.getItem("chatlab.session"));
              localStorage.setItem("chatlab.session", JSON.stringify({ ...session, expires_at: Date.now() - 1 }));
            }
            """;

    private static final String RENEWED =
            "() => JSON.parse(localStorage.getItem('chatlab.session')).expires_at > Date.now()";

    @Test
    void whatRunsOutIsRenewedBeforeItIsRefused() {
        try (Visit visit = entered()) {
            visit.page().evaluate(RUN_OUT);
            visit.page().reload();
            in(visit, email);
            visit.page().waitForFunction(RENEWED);
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
            project.users().sessions().endAll();
            page.evaluate(RUN_OUT);
            page.reload();
            assertThat(visit.steps().alert().first()).containsText("Your time here ran out");
            signIn(visit, email, PASSWORD);
            assertThat(page.getByLabel("Topic")).hasValue("On half a thought");
        }
    }

    @Test
    void whoDeletesEverythingIsToldThatTheSignInRemains() {
        try (Visit visit = entered()) {
            visit.steps().link("Settings").click();
            visit.steps().button("Delete my account and everything in it").click();
            assertThat(visit.page().getByText("kept by the identity server")).isVisible();
            visit.page().getByLabel("Type “delete”").fill("delete");
            visit.page().keyboard().press("Enter");
            assertThat(visit.steps().alert().first())
                    .containsText("is deleted. Your sign-in itself");
            assertEquals("null", visit.session().toString());
            assertEquals(1, project.count("POST logout local"));
        }
    }
}
