package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page where a Supabase project keeps the accounts: every way in, and the way out. */
@Timeout(120)
final class SupabaseDoorTest extends SupabaseTests {
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
            assertFalse(project.users().sessions().counts(token));
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
    @CsvSource({"Microsoft, azure", "Some school, some_school"})
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
            if (device == Device.DESKTOP) return; // what follows is the same form, wide or narrow
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

    private static void withGuests(Route route) {
        String config = route.fetch().text().replace("\"guests\":false", "\"guests\":true");
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(config));
    }
}
