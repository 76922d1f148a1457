package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.ServerTests;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What came of a discussion, beside it or over it, each line with the way to its turns. */
@Timeout(120)
final class InsightsTest extends ServerTests {
    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void aLineLeadsToTheTurnThatItRestsOn(Device device) {
        try (Visit visit = discussed(device)) {
            Steps steps = visit.steps();
            insights(steps).click();
            assertThat(steps.heading("So far")).isVisible();
            Locator first = turnLinks(visit.page()).first();
            String seq = first.innerText();
            first.click();
            Locator turn = steps.turn(Integer.parseInt(seq));
            assertThat(turn).isFocused();
            assertThat(turn).hasAttribute("data-sought", "");
            assertThat(turn).isInViewport();
            assertThat(visit.page()).hasURL(Pattern.compile("#turn-" + seq + "$"));
            boolean covered = device == Device.PHONE;
            assertThat(steps.heading("So far")).isVisible(visible(!covered));
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void everybodysShareIsInATableYoursIncluded(Device device) {
        try (Visit visit = discussed(device)) {
            insights(visit.steps()).click();
            Locator rows = shares(visit.page()).getByRole(AriaRole.ROWHEADER);
            assertThat(rows).hasCount(4);
            assertEquals("You", rows.last().innerText().strip().replaceFirst("^Y\\s+", ""));
            assertThat(shares(visit.page()).getByRole(AriaRole.CELL).first())
                    .containsText(Pattern.compile("\\d+%"));
        }
    }

    @Test
    void whereEachStandsIsDrawnAndInATable() {
        try (Visit visit = discussed(Device.DESKTOP)) {
            insights(visit.steps()).click();
            assertThat(visit.steps().heading("Where they stand")).isVisible();
            assertThat(visit.page().locator(".axis").first().locator(".place")).hasCount(3);
            Locator table =
                    visit.page()
                            .getByRole(
                                    AriaRole.TABLE,
                                    new Page.GetByRoleOptions().setName("Where they stand"));
            assertThat(table.getByRole(AriaRole.ROWHEADER))
                    .hasText(Steps.THREE.toArray(String[]::new));
            assertThat(table.getByRole(AriaRole.CELL).first())
                    .hasText(
                            Pattern.compile(
                                    "^(holds firmly|leans to the view) that |^stands between "));
        }
    }

    @Test
    void whoDisagreesIsLetSpeakWhenAllAgree() {
        try (Visit visit = discussed(Device.DESKTOP)) {
            Steps steps = visit.steps();
            visit.page().route("**/stances", InsightsTest::alarmed);
            insights(steps).click();
            assertThat(visit.page().getByText("Everybody agrees.")).isVisible();
            visit.page().unroute("**/stances");
            steps.button("Let Vygotsky speak").click();
            assertThat(steps.turns()).hasCount(6);
            assertEquals("Lev Vygotsky", steps.speakers().getLast());
            assertThat(visit.page().getByText("Everybody agrees.")).isHidden();
        }
    }

    private static void alarmed(Route route) {
        String alarm =
                """
                {"topic_axes": [], "axes": [], "items": [], "alarm": {"speaker": {"id": "lev-vygotsky", "name": "Lev Vygotsky"},
                "objection": "Vygotsky would object that help comes first.", "axis": null, "turns": []}}""";
        route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(alarm));
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void itClosesAndGivesTheFocusBack(Device device) {
        try (Visit visit = discussed(device)) {
            Steps steps = visit.steps();
            Keys keys = new Keys(visit.page());
            insights(steps).focus();
            keys.press("Enter");
            assertThat(steps.heading("So far")).isVisible();
            keys.tabTo(steps.button("Take the report or the discussion along"));
            keys.press("Enter");
            assertThat(steps.item("Markdown")).isVisible();
            keys.press("Escape");
            assertThat(steps.item("Markdown")).hasCount(0);
            assertThat(steps.heading("So far")).isVisible();
            keys.press("Escape");
            assertThat(steps.heading("So far")).isHidden();
            assertThat(insights(steps)).isFocused();
            assertThat(insights(steps)).hasAttribute("aria-expanded", "false");
        }
    }

    @Test
    void itGoesAlongWithWhatIsSaid() {
        try (Visit visit = discussed(Device.DESKTOP)) {
            Steps steps = visit.steps();
            insights(steps).click();
            assertThat(steps.heading("So far")).isVisible();
            steps.next().click();
            assertThat(visit.page().getByText("One turn since.")).isVisible();
            assertThat(shares(visit.page())).containsText("2");
            steps.button("Bring up to date").click();
            assertThat(visit.page().getByText("One turn since.")).isHidden();
            assertThat(steps.heading("So far")).isVisible();
        }
    }

    @Test
    void itIsOpenAgainAfterAReloadAndAsksForNothingThatCosts() {
        try (Visit visit = discussed(Device.DESKTOP)) {
            Steps steps = visit.steps();
            insights(steps).click();
            assertThat(steps.heading("So far")).isVisible();
            visit.page().reload();
            assertThat(shares(visit.page())).isVisible();
            assertThat(steps.heading("So far")).isHidden();
            steps.button("Sum it up").click();
            assertThat(steps.heading("So far")).isVisible();
        }
    }

    @Test
    void theReportIsCopiedWithItsTurns() {
        try (Visit visit = discussed(Device.DESKTOP)) {
            Steps steps = visit.steps();
            visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            insights(steps).click();
            steps.button("Copy the report").click();
            assertThat(visit.page().getByText("The report is copied.")).isVisible();
            Object copied = visit.page().evaluate("() => navigator.clipboard.readText()");
            String text = String.valueOf(copied);
            assertTrue(text.startsWith("# " + Steps.TOPIC + "\n\n## So far\n\n- "), text);
            assertTrue(Pattern.compile("\\(turn \\d, \\w+").matcher(text).find(), text);
        }
    }

    @Test
    void whatCannotBeHadIsAskedForAgain() {
        try (Visit visit = discussed(Device.DESKTOP).expecting("status of 503")) {
            Steps steps = visit.steps();
            visit.page().route("**/summary", InsightsTest::unavailable);
            insights(steps).click();
            assertThat(steps.alert()).containsText("The report cannot be had just now. Not now.");
            visit.page().unroute("**/summary");
            steps.button("Try again").click();
            assertThat(steps.heading("So far")).isVisible();
            assertThat(steps.alert()).hasCount(0);
        }
    }

    static void unavailable(Route route) {
        route.fulfill(
                new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/json")
                        .setBody("{\"detail\":[{\"msg\":\"Not now.\"}]}"));
    }

    static Locator insights(Steps steps) {
        return steps.button("Insights");
    }

    private static LocatorAssertions.IsVisibleOptions visible(boolean visible) {
        return new LocatorAssertions.IsVisibleOptions().setVisible(visible);
    }

    private static Locator turnLinks(Page page) {
        return page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Turn \\d+, [A-Z]")))
                .and(page.locator(".turn-ref"));
    }

    private static Locator shares(Page page) {
        return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Share of talk"));
    }

    /** Four of them have spoken, and the user. */
    private Visit discussed(Device device) {
        Visit visit = Visit.guest(server.client(), new Look(device, Look.Theme.PAPER, true));
        Steps steps = visit.steps();
        steps.launch();
        assertThat(steps.turns()).hasCount(1);
        steps.quiet();
        steps.who().click();
        steps.item("2 turns").click();
        assertThat(steps.turns()).hasCount(3);
        steps.quiet();
        steps.say("A child of six cannot know what she will need later.");
        assertThat(steps.turns()).hasCount(5);
        steps.quiet();
        return visit;
    }
}
