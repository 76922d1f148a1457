package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.testing.FakeModel;
import chatlab.testing.FakeModelTests;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way without a mouse: from the door to the third reply, the menu and Stop. */
@Timeout(120)
final class KeyboardTest extends FakeModelTests {
    @ParameterizedTest
    @EnumSource
    void fromTheDoorToTheThirdReply(Device device) {
        try (Visit visit = Visit.at(server.client(), "/", Look.on(device))) {
            Steps steps = visit.steps();
            Keys keys = new Keys(visit.page());
            sitDown(steps, keys);
            model.take().answer("The first.");
            assertThat(steps.said(1)).hasText("The first.");
            steps.quiet();
            chooseWhoIsSecond(steps, keys);
            steps.quiet();
            stopTheThird(steps, keys);
            steps.quiet();
            keys.tabTo(steps.words());
            keys.press("Control+Enter");
            model.take().answer("The fourth.");
            assertThat(steps.said(4)).hasText("The fourth.");
            steps.quiet();
            nameSomebodyAndTryAgain(visit, keys);
            takeItAlong(visit, keys);
        }
    }

    @Test
    void aTurnIsChangedAndLookedInto() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            Steps steps = visit.steps();
            Keys keys = new Keys(visit.page());
            steps.launch();
            model.take().answer("The first.");
            assertThat(steps.said(1)).hasText("The first.");
            steps.quiet();
            keys.tabBackTo(steps.button("Copy"));
            keys.press("ArrowRight");
            keys.press("ArrowRight");
            assertThat(steps.button("Edit")).isFocused();
            keys.press("Enter");
            keys.press("Control+A");
            keys.type("In other words.");
            keys.press("Control+Enter");
            assertThat(steps.said(1)).hasText("In other words.");
            assertThat(steps.button("Edit")).isFocused();
            keys.press("End");
            assertThat(steps.button("Delete")).isFocused();
            keys.press("ArrowLeft");
            keys.press("ArrowLeft");
            keys.press("Enter");
            assertThat(steps.heading("Fork from here")).isVisible();
            keys.tabTo(steps.button("Cancel"));
            keys.press("Enter");
            assertThat(steps.heading("Fork from here")).hasCount(0);
            assertThat(steps.button("Fork from here")).isFocused();
            keys.tabTo(steps.words()); // the row of buttons is one stop
            keys.tabBackTo(steps.button("Version before"));
            keys.press("Enter");
            assertThat(steps.said(1)).hasText("The first.");
            assertThat(steps.button("Version before")).isFocused();
        }
    }

    private void nameSomebodyAndTryAgain(Visit visit, Keys keys) {
        Steps steps = visit.expecting("status of 502").steps();
        keys.heldBy(steps.words());
        keys.type("And you, @Mar");
        keys.press("ArrowDown");
        keys.press("Enter");
        keys.type("?");
        assertThat(steps.words()).hasValue("And you, @Maria Montessori ?");
        boolean touched = visit.look().device() == Device.PHONE; // where Enter is a new line
        if (touched) keys.tabTo(steps.button("Say it"));
        keys.press("Enter");
        model.take().fail(500);
        assertThat(steps.alert()).containsText("did not arrive");
        keys.tabBackTo(steps.button("Try again"));
        keys.heldBy(steps.button("Try again"));
        keys.press("Enter");
        model.take().answer("The sixth.");
        assertThat(steps.said(6)).hasText("The sixth.");
        assertEquals("Maria Montessori", steps.speakers().getLast());
        steps.quiet();
        if (touched) assertThat(visit.page().locator(".log")).isFocused();
        else keys.heldBy(steps.words());
    }

    private static void takeItAlong(Visit visit, Keys keys) {
        Locator take = visit.steps().button("Take it along");
        keys.tabBackTo(take);
        visit.page().waitForDownload(() -> keys.choose(visit.steps().item("Markdown")));
        keys.heldBy(take);
    }

    private static void sitDown(Steps steps, Keys keys) {
        keys.tabTo(steps.button("Start as a guest"));
        keys.press("Enter");
        assertThat(steps.character("John Dewey")).isVisible();
        for (String name : Steps.THREE) {
            keys.tabTo(steps.character(name));
            keys.press("Space");
            assertThat(steps.character(name)).isChecked();
        }
        keys.tabTo(steps.button(Steps.TOPIC));
        keys.press("Space");
        keys.tabTo(steps.button("Launch discussion"));
        keys.press("Enter");
        assertThat(steps.heading(Steps.TOPIC)).isVisible();
    }

    private void chooseWhoIsSecond(Steps steps, Keys keys) {
        keys.tabTo(steps.who());
        keys.press("Enter");
        assertThat(steps.item("John Dewey")).isFocused();
        keys.press("Escape");
        assertThat(steps.item("John Dewey")).hasCount(0);
        assertThat(steps.who()).isFocused();
        keys.press("ArrowDown");
        keys.press("ArrowDown");
        keys.press("ArrowDown");
        keys.press("ArrowUp");
        assertThat(steps.item("Maria Montessori")).isFocused();
        keys.press("Enter");
        model.take().answer("The second.");
        assertThat(steps.said(2)).hasText("The second.");
        assertEquals("Maria Montessori", steps.speakers().getLast());
        assertThat(steps.who()).isFocused();
    }

    private void stopTheThird(Steps steps, Keys keys) {
        Locator stop = steps.stop();
        keys.tabBackTo(steps.next());
        keys.press("Enter");
        FakeModel.Call third = model.take().begin().delta("The third is long. ");
        assertThat(steps.said(3)).hasText("The third is long.");
        keys.tabBackTo(stop);
        assertThat(stop).hasAttribute("aria-disabled", "false");
        keys.press("Space");
        third.awaitHangUp();
        assertThat(steps.turn(3)).containsText("Stopped here.");
        assertThat(stop).isFocused();
    }
}
