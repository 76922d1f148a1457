package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import chatlab.database.Json;
import chatlab.testing.FakeModelTests;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Text that wants to run stays text wherever the page shows it, with its security policy and, in
 * case that fails, without.
 */
@Timeout(120)
final class HostileTextTest extends FakeModelTests {
    private static final List<String> PAYLOADS =
            List.of(
                    "<img src=x onerror=\"self.canary=1\">",
                    "<svg onload=\"self.canary=1\"></svg>",
                    "<script>self.canary=1</script>",
                    "[link](javascript:self.canary=1)",
                    "[link](&#106;ava&Tab;script:self.canary=1)",
                    "![picture](http://elsewhere.invalid/p.png)",
                    "<iframe srcdoc=\"<script>parent.canary=1</script>\"></iframe>",
                    "<p style=\"background:url(//elsewhere.invalid/s)\">x</p><style>@import"
                            + " '//elsewhere.invalid/i'</style>",
                    "[link](data:text/html,<script>opener.canary=1</script>)",
                    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1"
                            + " onerror=self.canary=1&gt;\">",
                    "&lt;img src=x onerror=self.canary=1&gt;",
                    "<http://elsewhere.invalid/\"onmouseover=\"self.canary=1>"
                            + " http://elsewhere.invalid/'onfocus='self.canary=1'autofocus",
                    "<form action=\"//elsewhere.invalid/f\"><button"
                            + " formaction=\"javascript:self.canary=1\">b</button></form>");

    /** Elements and attributes that no text may have made. */
    private static final String INTRUDERS =
            """
            () => [...document.querySelectorAll("body *")].filter((each) =>
              each.matches("script, iframe, object, embed, style, link, base, math, .words img, .words svg, .words form")
              || [...each.attributes].some(({ name }) => name.startsWith("on"))
              || (each.matches("a[href]") && !["http:", "https:", "mailto:"].includes(each.protocol))
            ).map((each) => each.outerHTML)
            """;

    private static final Pattern DOCUMENTS = Pattern.compile("/(new|discussions/[^/]+)$");

    static Stream<Arguments> payloads() {
        return PAYLOADS.stream()
                .flatMap(text -> Stream.of(Arguments.of(true, text), Arguments.of(false, text)));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void itStaysText(boolean policy, String text) {
        List<String> dialogs = new ArrayList<>();
        JsonNode tokens = register(text);
        User user = user(tokens);
        String talk = user.launch(text, User.THREE);
        user.patch(talk, json("title", text)).expect(200);
        try (Visit visit = signedIn(policy, tokens)) {
            Steps steps = visit.steps();
            visit.page()
                    .onDialog(
                            dialog -> {
                                dialogs.add(dialog.message());
                                dialog.dismiss();
                            });
            steps.open(talk);
            isShown(visit.page(), text);
            isSaid(steps, text);
            isLookedInto(steps, text);
            putAway(steps, text);
            assertEquals(List.of(), visit.page().evaluate(INTRUDERS));
            assertNull(visit.page().evaluate("() => self.canary"));
            assertEquals(1, visit.context().pages().size(), "no link has opened anything");
        }
        assertEquals(List.of(), dialogs);
    }

    @Test
    void withoutThePolicyTheCanaryWouldSing() {
        try (Visit visit = signedIn(false, register("Ada")).expecting("404")) {
            visit.page().navigate("/new");
            assertThat(visit.steps().heading("Who is at the table?")).isVisible();
            visit.page()
                    .evaluate("html => { document.body.innerHTML += html }", PAYLOADS.getFirst());
            visit.page().waitForFunction("() => self.canary");
            assertNotNull(visit.page().evaluate("() => self.canary"));
        }
    }

    /** As topic, as title in the history, and as the user's name. */
    private static void isShown(Page page, String text) {
        Locator topic = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
        assertThat(topic).hasText(text);
        assertThat(
                        page.getByRole(
                                AriaRole.NAVIGATION,
                                new Page.GetByRoleOptions().setName("History")))
                .containsText(text);
        assertThat(page.getByTitle("You and the look of the page")).containsText(text);
    }

    /** By the user and by a model; what became a link there leads nowhere. */
    private void isSaid(Steps steps, String text) {
        steps.say(text);
        model.take().answer(text + "\n\nAnd *inline* " + text + " to the end.");
        assertThat(steps.said(1)).hasText(text);
        assertThat(steps.said(2)).containsText("to the end.");
        steps.quiet();
        steps.said(2).getByText("link").all().forEach(Locator::click);
    }

    /** In what the model was shown, in the field where words are changed, and in the report. */
    private void isLookedInto(Steps steps, String text) {
        Page page = steps.page();
        steps.act(2, "What was it shown?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText(text);
        page.keyboard().press("Escape");
        steps.act(1, "Edit");
        assertThat(page.getByLabel("The words of this turn")).hasValue(text);
        page.keyboard().press("Escape");
        model.answerAll(text);
        steps.button("Insights").click();
        assertThat(steps.heading("Share of talk")).isVisible();
        assertThat(page.getByLabel("Reading what was said")).hasCount(0);
        model.reset();
    }

    /** The title in a note, and in a menu's name. */
    private static void putAway(Steps steps, String title) {
        Locator row =
                steps.page()
                        .getByRole(
                                AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("History"))
                        .getByRole(AriaRole.LISTITEM);
        row.hover();
        row.getByRole(AriaRole.BUTTON).click();
        steps.item("Archive").click();
        assertThat(steps.page().getByText("“" + title + "” is archived.")).isVisible();
    }

    private JsonNode register(String name) {
        String who =
                Json.MAPPER
                        .createObjectNode()
                        .put("email", UUID.randomUUID() + "@example.org")
                        .put("password", "a long password")
                        .put("full_name", name)
                        .toString();
        return server.client().post("/auth/register", who).expect(201).json();
    }

    private User user(JsonNode tokens) {
        String id = tokens.at("/user/id").asText();
        return new User(server.client(), id, tokens.path("access_token").asText());
    }

    private Visit signedIn(boolean policy, JsonNode tokens) {
        Visit visit = new Visit(server.client().base(), Look.plain());
        if (!policy) visit.context().route(DOCUMENTS, HostileTextTest::withoutPolicy);
        String session = json("session", tokens.toString());
        visit.context()
                .addInitScript("localStorage.setItem('chatlab.session', " + session + ".session)");
        return visit;
    }

    private static void withoutPolicy(Route route) {
        APIResponse answer = route.fetch();
        Map<String, String> headers = new HashMap<>(answer.headers());
        assertNotNull(headers.remove("content-security-policy"));
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
    }

    private static String json(String name, String value) {
        return Json.MAPPER.createObjectNode().put(name, value).toString();
    }
}
