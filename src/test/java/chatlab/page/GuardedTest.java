package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.testing.FakeModelTests;
import chatlab.testing.User;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The watch that is kept over hostile texts notices one that gets through. */
@Timeout(120)
final class GuardedTest extends FakeModelTests {
    private static final String TEXT = "<img src=x onerror=\"self.canary=1\">";
    private static final String OBEYED = "document.createRange().createContextualFragment(";

    @Test
    void withoutThePolicyTheCanaryWouldSing() {
        Guarded guarded = Guarded.as(server.guest(), false);
        guarded.visit().expecting("404");
        assertThat(guarded.steps().heading("Who is at the table?")).isVisible();
        guarded.page().evaluate("html => { document.body.innerHTML += html }", TEXT);
        guarded.page().waitForFunction("() => self.canary");
        assertThrows(AssertionError.class, guarded::look);
        assertThrows(AssertionError.class, guarded::close);
    }

    @Test
    void withoutTheSanitiserItWouldSing() {
        User user = server.guest();
        String talk = user.launch("On play", User.THREE);
        model.answerAll("See [this](javascript:self.canary=1) and " + TEXT);
        user.post(talk + "/next", "{}").expect(200);
        Guarded guarded = Guarded.as(user, false);
        guarded.page().route("**/js/markdown.js", GuardedTest::obeying);
        guarded.steps().open(talk);
        guarded.page().waitForFunction("() => self.canary");
        assertThrows(AssertionError.class, guarded::look);
        assertThrows(AssertionError.class, guarded::close);
    }

    /** HTML in Markdown is HTML, and nothing is cleaned. */
    private static void obeying(Route route) {
        APIResponse answer = route.fetch();
        String script = answer.text();
        String obeying =
                script.replace("html: ({ text }) => escaped(text)", "html: ({ text }) => text")
                        .replace("sanitizer.sanitize(", OBEYED);
        assertNotEquals(script, obeying);
        route.fulfill(
                new Route.FulfillOptions().setContentType("text/javascript").setBody(obeying));
    }
}
