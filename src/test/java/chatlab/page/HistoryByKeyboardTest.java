package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chatlab.testing.ServerTests;
import chatlab.testing.User;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Discussions are found, renamed, put away, deleted and brought back without a mouse. */
@Timeout(120)
final class HistoryByKeyboardTest extends ServerTests {
    @Test
    void aDiscussionIsFoundAndOpened() {
        try (Visit visit = withThree()) {
            Keys keys = new Keys(visit.page());
            Locator search = visit.page().getByPlaceholder("Search your discussions");
            keys.tabBackTo(search);
            keys.type("grades");
            assertThat(titles(visit)).hasText(new String[] {"On grades"});
            keys.heldBy(search);
            keys.tabTo(row(visit, "On grades"));
            keys.heldBy(row(visit, "On grades"));
            keys.press("Enter");
            assertThat(visit.steps().heading("On grades")).isVisible();
            keys.heldBy(visit.steps().words());
        }
    }

    @Test
    void theFocusStaysWithWhatIsRenamed() {
        try (Visit visit = withThree()) {
            Keys keys = new Keys(visit.page());
            act(visit, keys, "On grades", "Rename");
            keys.heldBy(visit.page().getByLabel("Title"));
            keys.type("On marks");
            keys.press("Enter");
            keys.heldBy(row(visit, "On marks"));
            act(visit, keys, "On marks", "Rename");
            keys.press("Escape");
            keys.heldBy(row(visit, "On marks"));
            act(visit, keys, "On marks", "Rename");
            keys.type("On signs");
            keys.press("Tab");
            assertThat(titles(visit)).hasText(new String[] {"On rest", "On signs", "On play"});
            assertThat(visit.page().locator("body")).not().isFocused();
        }
    }

    @Test
    void theFocusGoesToTheNextAndComesBackWithUndo() {
        try (Visit visit = withThree()) {
            Steps steps = visit.steps();
            Keys keys = new Keys(visit.page());
            act(visit, keys, "On grades", "Delete");
            keys.heldBy(row(visit, "On play"));
            keys.tabTo(steps.button("Undo"));
            keys.heldBy(steps.button("Undo"));
            keys.press("Enter");
            keys.heldBy(row(visit, "On grades"));
            act(visit, keys, "On play", "Delete");
            keys.heldBy(row(visit, "On grades"));
            keys.tabTo(steps.button("Close"));
            keys.press("Enter");
            assertThat(steps.button("Undo")).hasCount(0);
            assertThat(visit.page().locator("body")).not().isFocused();
        }
    }

    @Test
    void whatIsPutAwayIsBroughtBack() {
        try (Visit visit = withThree()) {
            Steps steps = visit.steps();
            Keys keys = new Keys(visit.page());
            act(visit, keys, "On rest", "Archive");
            keys.heldBy(row(visit, "On grades"));
            keys.tabTo(steps.button("Archived"));
            keys.press("Enter");
            assertThat(titles(visit)).hasText(new String[] {"On rest"});
            assertThat(visit.page().locator("body")).not().isFocused();
            act(visit, keys, "On rest", "Bring back");
            keys.heldBy(steps.button("Back to all"));
            keys.press("Enter");
            assertThat(titles(visit)).hasCount(3);
            assertThat(visit.page().locator("body")).not().isFocused();
            act(visit, keys, "On rest", "Archive");
            assertThat(visit.page().getByText("“On rest” is archived.")).isVisible();
            keys.tabTo(steps.button("Undo"));
            keys.press("Enter");
            keys.heldBy(row(visit, "On rest"));
        }
    }

    /** By the menu of a row, from wherever the focus is. */
    private static void act(Visit visit, Keys keys, String title, String act) {
        Locator more = visit.steps().button("More about “" + title + "”");
        keys.tabBackTo(more);
        keys.heldBy(more);
        keys.choose(visit.steps().item(act));
    }

    private Visit withThree() {
        Visit visit = Visit.guest(server.client(), Look.plain());
        User user = visit.user();
        for (String topic : new String[] {"On play", "On grades", "On rest"})
            user.launch(topic, User.THREE);
        visit.page().reload();
        assertThat(titles(visit)).hasCount(3);
        return visit;
    }

    private static Locator titles(Visit visit) {
        return history(visit).getByRole(AriaRole.LINK).locator("strong");
    }

    private static Locator row(Visit visit, String title) {
        return history(visit)
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(title));
    }

    private static Locator history(Visit visit) {
        return visit.page()
                .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("History"));
    }
}
