package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chatlab.testing.FakeModel;
import chatlab.testing.FakeModelTests;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that do something, where they do and where they do not. */
@Timeout(120)
final class ShortcutsTest extends FakeModelTests {
    @Test
    void theSheetOpensByItsKeyAndFromTheMenu() {
        try (Visit visit = talk()) {
            Keys keys = new Keys(visit.page());
            Steps steps = visit.steps();
            log(visit).focus();
            keys.press("?");
            assertThat(steps.heading("Keyboard shortcuts")).isVisible();
            assertThat(row(visit, "Call the next voice")).containsText("CtrlEnter");
            assertThat(row(visit, "Search your discussions")).containsText("CtrlK");
            keys.press("n"); // behind the sheet nothing is to be done
            keys.press("Escape");
            assertThat(steps.heading("Keyboard shortcuts")).hasCount(0);
            assertThat(log(visit)).isFocused();
            steps.button(Pattern.compile("Guest")).click();
            steps.item("Keyboard shortcuts").click();
            assertThat(steps.heading("Keyboard shortcuts")).isVisible();
            keys.press("Escape");
            assertThat(steps.button(Pattern.compile("Guest"))).isFocused();
            keys.press("?");
            visit.page().getByText("They can be turned off in Settings").click();
            assertThat(steps.heading("Settings")).isVisible();
            assertThat(steps.heading("Keyboard shortcuts")).hasCount(0);
        }
    }

    @Test
    void whileOneWritesALetterIsALetter() {
        try (Visit visit = talk()) {
            Keys keys = new Keys(visit.page());
            visit.steps().words().focus();
            keys.type("? /njkgir.");
            assertThat(visit.steps().words()).hasValue("? /njkgir.");
            assertThat(visit.steps().heading("Keyboard shortcuts")).hasCount(0);
            keys.press("Control+k");
            assertThat(search(visit)).isFocused();
            keys.type("/n");
            assertThat(search(visit)).hasValue("/n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void searchIsFoundWhereverItIs(Device device) {
        try (Visit visit = Visit.guest(server.client(), Look.on(device))) {
            Keys keys = new Keys(visit.page());
            visit.page().getByRole(AriaRole.MAIN).focus();
            keys.press("/");
            assertThat(search(visit)).isFocused();
            assertThat(search(visit)).hasValue("");
            if (device == Device.PHONE) {
                keys.press("Escape");
                assertThat(search(visit)).not().isFocused();
            }
        }
    }

    @Test
    void oneGoesThroughTheTurns() {
        try (Visit visit = talk()) {
            Steps steps = visit.steps();
            Keys keys = new Keys(visit.page());
            for (int turn = 2; turn <= 3; turn++) {
                keys.press("Control+Enter");
                model.take().answer("Turn " + turn + ".");
                assertThat(steps.said(turn)).hasText("Turn " + turn + ".");
                steps.quiet();
            }
            log(visit).focus();
            keys.press("k");
            assertThat(steps.turn(3)).isFocused();
            keys.press("k");
            keys.press("k");
            assertThat(steps.turn(1)).isFocused();
            keys.press("k");
            assertThat(steps.turn(1)).isFocused();
            keys.press("j");
            assertThat(steps.turn(2)).isFocused();
            keys.press("g");
            assertThat(steps.turn(3)).isFocused();
            keys.press("r");
            assertThat(steps.words()).isFocused();
        }
    }

    @Test
    void stopInsightsAndANewDiscussionAreAKeyAway() {
        try (Visit visit = talk()) {
            Steps steps = visit.steps();
            Keys keys = new Keys(visit.page());
            keys.press("Control+Enter");
            FakeModel.Call call = model.take().begin().delta("On and on.");
            assertThat(steps.said(2)).hasText("On and on.");
            log(visit).focus();
            keys.press(".");
            call.awaitHangUp();
            assertThat(steps.turn(2)).containsText("Stopped here.");
            steps.quiet();
            model.answerAll("[]");
            visit.page()
                    .waitForResponse(
                            answer -> answer.url().endsWith("/summary"), () -> keys.press("i"));
            assertThat(steps.button("Insights")).hasAttribute("aria-expanded", "true");
            keys.press("i");
            assertThat(steps.button("Insights")).hasAttribute("aria-expanded", "false");
            keys.press("n");
            assertThat(visit.page()).hasURL(Pattern.compile("/new$"));
        }
    }

    @Test
    void whoTurnsSingleKeysOffKeepsThoseWithCtrl() {
        try (Visit visit = talk()) {
            Steps steps = visit.steps();
            Keys keys = new Keys(visit.page());
            steps.link("Settings").click();
            visit.page().getByLabel("Single-key shortcuts").uncheck();
            assertThat(visit.page().getByText("Saved.")).isVisible();
            visit.page().getByLabel("Single-key shortcuts").focus();
            keys.press("n");
            keys.press("?");
            keys.press("Control+k");
            assertThat(search(visit)).isFocused();
            assertThat(visit.page()).hasURL(Pattern.compile("/settings$"));
            assertThat(steps.heading("Keyboard shortcuts")).hasCount(0);
            steps.button("Show all shortcuts").click();
            assertThat(row(visit, "Search your discussions")).not().containsText("/");
            assertThat(visit.page().getByText("New discussion").and(visit.page().locator("dd")))
                    .hasCount(0);
            assertThat(visit.page().getByText("Single keys are turned off.")).isVisible();
        }
    }

    /** A discussion in which one turn was said. */
    private Visit talk() {
        Visit visit = Visit.guest(server.client(), Look.plain());
        visit.steps().launch();
        model.take().answer("Turn 1.");
        assertThat(visit.steps().said(1)).hasText("Turn 1.");
        visit.steps().quiet();
        return visit;
    }

    private static Locator log(Visit visit) {
        return visit.page().getByRole(AriaRole.LOG);
    }

    private static Locator search(Visit visit) {
        return visit.page()
                .getByRole(
                        AriaRole.SEARCHBOX,
                        new Page.GetByRoleOptions().setName("Search your discussions"));
    }

    /** What the sheet says of something, its keys included. */
    private static Locator row(Visit visit, String does) {
        return visit.page()
                .locator(".shortcuts dl > div")
                .filter(new Locator.FilterOptions().setHasText(does));
    }
}
