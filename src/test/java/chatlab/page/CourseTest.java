package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.ServerTests;
import chatlab.testing.User;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a discussion went, turn by turn: who spoke when, and what each voiced. */
@Timeout(120)
final class CourseTest extends ServerTests {
    private static final String TURNS = "Turns in the course of the talk";
    private static final String BOTH = "the child should lead, or the teacher should lead";

    private static final String PAINTED =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

    private static final String STANCES =
            """
            {"topic_axes": ["guide"], "alarm": null, "from_seq": 1, "to_seq": 4,
             "axes": [{"key": "guide", "first": "the child should lead", "second": "the teacher should lead"}],
             "items": [
               {"speaker": {"id": "john-dewey", "name": "John Dewey"}, "stances": {"guide": -1}, "statement": "", "departures": [],
                "voiced": [{"message_id": "m1", "seq": 1, "axis": "guide", "value": -2, "text": "She leads."}]},
               {"speaker": {"id": "maria-montessori", "name": "Maria Montessori"}, "stances": {"guide": -2}, "statement": "",
                "voiced": [{"message_id": "m3", "seq": 3, "axis": "guide", "value": 1, "text": "<i>We</i> lead."}],
                "departures": [{"message_id": "m3", "seq": 3, "axis": "guide", "fixed": -2, "voiced": 1, "text": "<i>We</i> lead."}]}]}""";

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void everyTurnIsDrawnAndInATableYoursIncluded(Device device) {
        try (Visit visit = opened(look(device))) {
            Page page = visit.page();
            assertThat(page.locator(".lanes .bar")).hasCount(4);
            Locator table = table(page, TURNS);
            assertThat(table.getByRole(AriaRole.ROWHEADER))
                    .hasText(new String[] {"1", "2", "3", "4"});
            assertThat(table.getByRole(AriaRole.ROW).nth(3)).containsText("You");
            assertThat(table.getByRole(AriaRole.ROW).nth(3)).containsText("4 words");
            BoundingBox lanes = page.locator(".lanes").boundingBox();
            assertTrue(lanes.x >= 0 && lanes.x + lanes.width <= device.width());
        }
    }

    @Test
    void byKeyboardTheTalkIsReadTurnByTurn() {
        try (Visit visit = opened(look(Device.DESKTOP))) {
            Page page = visit.page();
            Keys keys = new Keys(page);
            Locator turns = slider(page, TURNS);
            keys.tabTo(turns);
            assertThat(turns).hasAttribute("aria-valuetext", Pattern.compile("^Turn 4, "));
            keys.press("Home");
            assertThat(turns).hasAttribute("aria-valuenow", "1");
            assertThat(page.locator(".tip:visible")).containsText(Pattern.compile(", \\d+ words"));
            keys.press("ArrowLeft");
            keys.press("ArrowRight");
            assertThat(turns).hasAttribute("aria-valuetext", Pattern.compile("^Turn 2, "));
            keys.press("Escape");
            assertThat(page.locator(".tip:visible")).hasCount(0);
            assertThat(turns).isFocused();
            keys.press("Enter");
            assertThat(visit.steps().turn(2)).isFocused();
            assertThat(page).hasURL(Pattern.compile("#turn-2$"));
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void aPressLeadsToTheTurnAndATouchFirstTellsWhatItIs(Device device) {
        try (Visit visit = opened(look(device))) {
            Page page = visit.page();
            Locator third = page.locator(".lanes .bar").nth(2);
            if (device == Device.PHONE) {
                press(third, true);
                assertThat(page.locator(".tip:visible")).containsText("You, 4 words");
                assertThat(page).hasURL(Pattern.compile("[^#]{9}$"));
                press(third, true);
            } else {
                press(third, false);
            }
            assertThat(page).hasURL(Pattern.compile("#turn-3$"));
            assertThat(visit.steps().turn(3)).isFocused();
            assertThat(page.locator(".tip:visible")).hasCount(0);
        }
    }

    @Test
    void itIsFoldedAwayAndUnfoldedAgain() {
        try (Visit visit = opened(look(Device.DESKTOP))) {
            Page page = visit.page();
            Locator turn = visit.steps().button("Share of talk, turn by turn");
            assertThat(turn).hasAttribute("aria-pressed", "true");
            turn.press("Enter");
            assertThat(page.locator(".lanes")).hasCount(0);
            assertThat(turn).isFocused();
            turn.press("Enter");
            assertThat(page.locator(".lanes")).isVisible();
        }
    }

    @Test
    void itGrowsWithWhatIsSaidAndKeepsTheFocus() {
        try (Visit visit = opened(look(Device.DESKTOP))) {
            Page page = visit.page();
            Locator turns = slider(page, TURNS);
            visit.steps().who().click();
            visit.steps().item("2 turns").click();
            turns.press("Home");
            assertThat(table(page, TURNS).getByRole(AriaRole.ROWHEADER).last()).hasText("6");
            assertThat(turns).isFocused();
        }
    }

    @Test
    void aThousandTurnsAreDrawnInColumnsOfSeveral() {
        try (Visit visit = guest(look(Device.DESKTOP))) {
            visit.page().route("**/participation?*", route -> answer(route, thousand()));
            open(visit);
            Page page = visit.page();
            assertThat(page.locator(".course figcaption").first())
                    .hasText("One column for 28 turns; height shows words.");
            int bars = page.locator(".lanes .bar").count();
            assertTrue(bars > 70 && bars <= 36 * 4, () -> "bars: " + bars);
            Locator turns = slider(page, TURNS);
            turns.press("End");
            assertThat(page.locator(".tip:visible"))
                    .containsText(Pattern.compile("in \\d+ of the turns \\d+ to 1000"));
        }
    }

    private static String thousand() {
        String turns =
                IntStream.rangeClosed(1, 1_000)
                        .mapToObj(
                                seq ->
                                        "{\"seq\":%d,\"item\":%d,\"words\":%d}"
                                                .formatted(seq, seq % 4, 20 + seq % 90))
                        .collect(Collectors.joining(","));
        String items =
                Stream.of("john-dewey", "maria-montessori", "lev-vygotsky", "user")
                        .map(
                                id ->
                                        "{\"speaker\":{\"id\":\"%s\",\"name\":\"%s\"},\"turns\":250,\"words\":9000,\"share\":0.25}"
                                                .formatted(id, id))
                        .collect(Collectors.joining(","));
        return "{\"items\":[%s],\"turns\":1000,\"words\":36000,\"course\":{\"turns\":[%s],\"phases\":[]}}"
                .formatted(items, turns);
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void whatEachVoicedHangsFromTheirPlace(Device device) {
        try (Visit visit = guest(look(device))) {
            Page page = visit.page();
            page.route("**/stances", route -> answer(route, STANCES));
            open(visit);
            visit.steps().button("Where they stand, turn by turn").click();
            assertThat(page.locator(".threads .dot")).hasCount(2);
            assertThat(page.locator(".threads .dot.left")).hasCount(1);
            Locator table = table(page, "What was voiced on whether " + BOTH);
            assertThat(table.getByRole(AriaRole.ROW).nth(2))
                    .containsText(
                            "Maria Montessorileans to the view that the teacher should lead, away from their place<i>We</i> lead.");
            Locator voiced = slider(page, "What was voiced on whether " + BOTH);
            voiced.press("End");
            assertThat(page.locator(".tip:visible")).containsText("<i>We</i> lead.");
            voiced.press("Enter");
            assertThat(page).hasURL(Pattern.compile("#turn-3$"));
        }
    }

    @Test
    void whatCannotBeHadIsAskedForAgain() {
        try (Visit visit = guest(look(Device.DESKTOP)).expecting("status of 503")) {
            Page page = visit.page();
            page.route("**/participation?*", InsightsTest::unavailable);
            visit.steps().open(talk(visit.user()));
            visit.steps().button("Insights").click();
            assertThat(visit.steps().alert())
                    .containsText("Who said how much cannot be had just now. Not now.");
            page.unroute("**/participation?*");
            visit.steps().button("Try again").click();
            assertThat(page.locator(".lanes .bar")).hasCount(4);
            assertThat(visit.steps().alert()).hasCount(0);
        }
    }

    @Test
    void itIsPrintedWhereItStandsBesideTheDiscussion() {
        try (Visit visit = opened(look(Device.DESKTOP))) {
            Page page = visit.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".lanes .bar").first()).isVisible();
            assertThat(visit.steps().heading("Share of talk")).isVisible();
            assertThat(visit.steps().button("Close")).isHidden();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            visit.steps().button("Close").click();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".lanes")).isHidden();
            assertThat(visit.steps().turn(1)).isVisible();
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void nothingSeriousIsFoundInIt(Device device) {
        Visit visit = guest(look(device));
        try (Inspection inspection = new Inspection(visit)) {
            visit.page().route("**/stances", route -> answer(route, STANCES));
            open(visit);
            visit.steps().button("Where they stand, turn by turn").click();
            slider(visit.page(), "What was voiced on whether " + BOTH).focus();
            slider(visit.page(), TURNS).press("Home");
            assertThat(visit.page().locator(".tip:visible")).hasCount(1);
            inspection.look("insights-course");
        }
    }

    private static void answer(Route route, String json) {
        route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(json));
    }

    /** A touch is felt where things were painted last: what was scrolled is painted first. */
    private static void press(Locator bar, boolean touch) {
        bar.scrollIntoViewIfNeeded();
        bar.page().evaluate(PAINTED);
        if (touch) bar.tap();
        else bar.click();
    }

    private static Locator slider(Page page, String name) {
        return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator table(Page page, String name) {
        return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(name));
    }

    private static Look look(Device device) {
        return new Look(device, Look.Theme.PAPER, true);
    }

    private Visit guest(Look look) {
        return Visit.guest(server.client(), look);
    }

    private Visit opened(Look look) {
        Visit visit = guest(look);
        open(visit);
        return visit;
    }

    /** Two have spoken, then the user, then the third; what came of it is beside it. */
    private static void open(Visit visit) {
        visit.steps().open(talk(visit.user()));
        visit.steps().quiet();
        visit.steps().button("Insights").click();
        assertThat(visit.page().locator(".lanes")).isVisible();
        // Both move what is below them.
        assertThat(visit.steps().heading("So far")).isVisible();
        assertThat(table(visit.page(), "Where they stand")).isVisible();
    }

    private static String talk(User user) {
        String talk = user.launch(Steps.TOPIC, User.THREE);
        user.post(talk + "/run", "{\"turns\":2}").expect(200);
        String said = "{\"content\":\"Four words I say.\",\"reply\":false}";
        user.post(talk + "/messages", said).expect(201);
        user.post(talk + "/next", null).expect(200);
        return talk;
    }
}
