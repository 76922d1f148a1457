package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.testing.ServerTests;
import chatlab.testing.User;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cannot be had is said where it would be, is asked for again, and takes nothing with it. */
@Timeout(120)
final class StatesTest extends ServerTests {
    private static final String LOOK_AGAIN =
            "() => document.dispatchEvent(new Event('visibilitychange'))";

    private static final String SOME_FRAMES =
            """
            async () => {
              for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
            }
            """;

    @Test
    void theSeatsOfOnesOwnAreKeptWhileTheyCannotBeHad() {
        try (Visit visit = Visit.guest(server.client(), Look.plain()).expecting("503")) {
            Steps steps = visit.steps();
            Page page = visit.page();
            OwnSteps own = OwnSteps.of(visit);
            own.make();
            steps.button("Seat at a discussion").click();
            Locator seat = steps.button(OwnSteps.NAME + ", leave the table");
            assertThat(seat).isVisible();
            Held.refuse(page, "**/api/*/characters?*");
            page.reload();
            assertThat(page.getByText("Their seats are kept.")).isVisible();
            assertThat(seat).hasCount(0);
            steps.choose(List.of("John Dewey"));
            page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Mine")).click();
            assertThat(page.getByText("Your own characters cannot be had just now. Not now."))
                    .isVisible();
            page.unroute("**/api/*/characters?*");
            steps.button("Try again").click();
            assertThat(seat).isVisible();
            assertThat(steps.button("John Dewey, leave the table")).isVisible();
        }
    }

    @Test
    void aListOfOnesOwnThatCannotBeHadIsAskedForAgain() {
        try (Visit visit = Visit.guest(server.client(), Look.plain()).expecting("503")) {
            Steps steps = visit.steps();
            OwnSteps own = OwnSteps.of(visit);
            own.make();
            Held.refuse(visit.page(), "**/api/*/characters?*");
            own.list();
            assertThat(steps.alert()).containsText("Not now.");
            assertThat(visit.page().getByText("Nobody of your own yet.")).hasCount(0);
            visit.page().unroute("**/api/*/characters?*");
            steps.button("Try again").click();
            assertThat(own.card(OwnSteps.NAME)).isVisible();
            assertThat(steps.alert()).hasCount(0);
        }
    }

    @Test
    void whatIsInTheHistoryStaysWhenNoNewsCanBeHad() {
        try (Visit visit = Visit.guest(server.client(), Look.plain()).expecting("503")) {
            visit.user().launch("On grades", User.THREE);
            visit.page().reload();
            Locator history = history(visit.page());
            assertThat(history.getByText("On grades")).isVisible();
            Held.refuse(visit.page(), "**/conversations?*");
            visit.page().evaluate(LOOK_AGAIN);
            assertThat(history.getByRole(AriaRole.ALERT)).containsText("Not now.");
            assertThat(history.getByText("On grades")).isVisible();
            visit.page().unroute("**/conversations?*");
            visit.steps().button("Try again").click();
            assertThat(history.getByRole(AriaRole.ALERT)).hasCount(0);
        }
    }

    @Test
    void anOlderPageThatFailsIsNotAskedForWithoutEnd() {
        try (Visit visit = Visit.guest(server.client(), Look.plain()).expecting("503")) {
            User user = visit.user();
            for (int talk = 1; talk <= 45; talk++) user.launch("On grades " + talk, "john-dewey");
            Page page = visit.page();
            List<String> asked = new ArrayList<>();
            page.onRequest(
                    each -> {
                        if (each.url().contains("&cursor=")) asked.add(each.url());
                    });
            Held.refuse(page, "**/conversations?*cursor=*");
            page.reload();
            assertThat(history(page).getByText("On grades 45")).isVisible();
            history(page).evaluate("list => list.scrollTo(0, list.scrollHeight)");
            assertThat(history(page).getByRole(AriaRole.ALERT)).containsText("Not now.");
            page.evaluate(SOME_FRAMES); // in each it would be asked for
            assertEquals(1, asked.size());
            page.unroute("**/conversations?*cursor=*");
            visit.steps().button("Older").click();
            assertThat(history(page).getByRole(AriaRole.LISTITEM)).hasCount(45);
            assertThat(history(page).getByRole(AriaRole.ALERT)).hasCount(0);
        }
    }

    @Test
    void aTurnThatCouldStillBeCalledBackIsDeletedWithItsTab() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            Steps steps = visit.steps();
            steps.launch();
            steps.quiet();
            String talk = visit.page().url().replaceFirst(".*/discussions/", "/conversations/");
            User user = visit.user();
            steps.act(1, "Delete");
            assertThat(steps.button("Undo")).isVisible();
            assertEquals(1, user.contents(talk).size());
            visit.page().navigate("about:blank");
            visit.page().waitForCondition(() -> user.contents(talk).isEmpty());
        }
    }

    @Test
    void whereNothingCanBeShownAPhoneStillHasTheWayToTheRest() {
        try (Visit visit = Visit.guest(server.client(), Look.on(Device.PHONE)).expecting("404")) {
            visit.user().launch("On grades", User.THREE);
            visit.page().navigate("/discussions/00000000-0000-7000-8000-000000000000");
            assertThat(visit.steps().heading("This discussion is not here")).isVisible();
            visit.steps().button("Your discussions").click();
            history(visit.page()).getByText("On grades").click();
            assertThat(visit.steps().heading("On grades")).isVisible();
        }
    }

    private static Locator history(Page page) {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("History"));
    }
}
