package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chatlab.testing.FakeModelTests;
import chatlab.testing.User;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The list of discussions: found, renamed, put away, deleted and brought back. */
@Timeout(120)
final class HistoryTest extends FakeModelTests {
    @Test
    void theNewestStandsFirstUnderToday() {
        try (Visit visit = withTwo()) {
            assertThat(history(visit.page()).getByRole(AriaRole.HEADING)).hasText("Today");
            assertThat(titles(visit.page())).hasText(new String[] {"On play", "On grades"});
            titles(visit.page()).last().click();
            assertThat(visit.steps().heading("On grades")).isVisible();
            assertThat(row(visit.page(), "On grades")).hasAttribute("aria-current", "page");
        }
    }

    @Test
    void aSearchLeavesWhatItFindsAndTheEmptyOneAll() {
        try (Visit visit = withTwo()) {
            Locator search = search(visit.page());
            search.fill("grade");
            assertThat(titles(visit.page())).hasText(new String[] {"On grades"});
            search.fill("nothing of the kind");
            assertThat(history(visit.page())).containsText("“nothing of the kind”");
            assertThat(titles(visit.page())).hasCount(0);
            search.fill("");
            assertThat(titles(visit.page())).hasCount(2);
        }
    }

    @Test
    void whatWasSaidIsFoundWithItsLineAndTheWayThere() {
        try (Visit visit = withTwo()) {
            User user = visit.user();
            String grades = user.get("/conversations").json().at("/items/1/id").textValue();
            for (String words : List.of("A kite teaches **patience**.", "And then?"))
                user.say("/conversations/" + grades, words);
            Locator search = search(visit.page());
            search.fill("kit pati");
            assertThat(titles(visit.page())).hasText(new String[] {"On grades"});
            Locator row = row(visit.page(), "On grades");
            assertThat(row).containsText("You: A kite teaches patience.");
            assertThat(row.locator("mark")).hasText(new String[] {"kite", "patience"});
            row.click();
            assertThat(visit.steps().heading("On grades")).isVisible();
            assertThat(visit.steps().turn(1)).isFocused();
            assertThat(visit.page()).hasURL(Pattern.compile("#turn-1$"));
        }
    }

    @Test
    void aSearchGoesOnAmongWhatIsArchived() {
        try (Visit visit = withTwo()) {
            choose(visit, "On grades", "Archive");
            assertThat(titles(visit.page())).hasText(new String[] {"On play"});
            search(visit.page()).fill("grades");
            assertThat(history(visit.page())).containsText("“grades”");
            visit.steps().button("Search the archived ones").click();
            assertThat(titles(visit.page())).hasText(new String[] {"On grades"});
        }
    }

    @Test
    void enterKeepsANewTitleAndEscapeDoesNot() {
        try (Visit visit = withTwo()) {
            choose(visit, "On play", "Rename");
            Locator title = visit.page().getByRole(AriaRole.TEXTBOX, named("Title"));
            assertThat(title).isFocused();
            title.fill("Never kept");
            title.press("Escape");
            assertThat(titles(visit.page())).hasText(new String[] {"On play", "On grades"});
            assertThat(row(visit.page(), "On play")).isFocused();
            choose(visit, "On play", "Rename");
            title.fill("On games");
            title.press("Enter");
            assertThat(titles(visit.page())).hasText(new String[] {"On games", "On grades"});
            visit.page().reload();
            assertThat(titles(visit.page())).hasText(new String[] {"On games", "On grades"});
        }
    }

    @Test
    void whatIsPutAwayComesBack() {
        try (Visit visit = withTwo()) {
            choose(visit, "On grades", "Archive");
            assertThat(titles(visit.page())).hasText(new String[] {"On play"});
            visit.steps().button("Archived").click();
            assertThat(titles(visit.page())).hasText(new String[] {"On grades"});
            choose(visit, "On grades", "Bring back");
            assertThat(titles(visit.page())).hasCount(0);
            visit.steps().button("Back to all").click();
            assertThat(titles(visit.page())).hasCount(2);
            choose(visit, "On play", "Archive");
            assertThat(visit.page().getByText("“On play” is archived.")).isVisible();
            visit.steps().button("Undo").click(); // of this note, not of the one before it
            assertThat(titles(visit.page())).hasCount(2);
        }
    }

    @Test
    void whatIsDeletedIsGoneWithItsAddressUntilUndone() {
        try (Visit visit = withTwo().expecting("404")) {
            Steps steps = visit.steps();
            row(visit.page(), "On grades").click();
            assertThat(steps.heading("On grades")).isVisible();
            String address = visit.page().url();
            choose(visit, "On grades", "Delete");
            assertThat(titles(visit.page())).hasText(new String[] {"On play"});
            assertThat(steps.heading("Who is at the table?")).isVisible();
            Steps elsewhere = new Steps(visit.tab(address));
            assertThat(elsewhere.heading("This discussion is not here")).isVisible();
            steps.button("Undo").click();
            assertThat(titles(visit.page())).hasText(new String[] {"On play", "On grades"});
            elsewhere.page().reload();
            assertThat(elsewhere.heading("On grades")).isVisible();
        }
    }

    /** Somebody with two discussions, the one on play the newer. */
    private Visit withTwo() {
        Visit visit = Visit.guest(server.client(), Look.plain());
        User user = visit.user();
        user.launch("On grades", User.THREE);
        user.launch("On play", User.THREE);
        visit.page().reload();
        assertThat(titles(visit.page())).hasCount(2);
        return visit;
    }

    private static void choose(Visit visit, String title, String act) {
        row(visit.page(), title).hover();
        visit.steps().button("More about “" + title + "”").click();
        visit.steps().item(act).click();
    }

    private static Locator search(Page page) {
        return page.getByRole(AriaRole.SEARCHBOX, named("Search your discussions"));
    }

    private static Locator history(Page page) {
        return page.getByRole(AriaRole.NAVIGATION, named("History"));
    }

    private static Locator titles(Page page) {
        return history(page)
                .getByRole(AriaRole.LISTITEM)
                .getByRole(AriaRole.LINK)
                .locator("strong");
    }

    private static Locator row(Page page, String title) {
        return history(page)
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(title));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
