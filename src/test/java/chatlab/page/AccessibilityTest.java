package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.FakeModelTests;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No screen has a serious or critical axe finding, in any theme, wide or narrow: the way in, what
 * is not there, and a new discussion.
 */
@Timeout(180)
final class AccessibilityTest extends FakeModelTests {
    @Test
    void axeSeesWhatIsWrong() {
        try (Visit visit = Visit.at(server.client(), "/", Look.plain())) {
            assertThat(visit.steps().button("Start as a guest")).isVisible();
            visit.page()
                    .evaluate(
                            """
                            () => {
                              const pale = document.createElement("p");
                              pale.append("pale");
                              pale.style.setProperty("color", "#eee");
                              pale.style.setProperty("background", "#fff");
                              document.querySelector("main").append(pale, document.createElement("button"));
                            }
                            """);
            String seen = Axe.findings(visit.page()).toString();
            assertTrue(seen.contains("color-contrast"), seen);
            assertTrue(seen.contains("button-name"), seen);
            String colours = Axe.colourFindings(visit.page()).toString();
            assertTrue(colours.contains("color-contrast"), colours);
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void theWayIn(Device device) {
        Visit visit = Visit.at(server.client(), "/", Inspection.on(device));
        visit.expecting("401|ERR_FAILED");
        try (Inspection inspection = new Inspection(visit)) {
            Steps steps = visit.steps();
            Page page = visit.page();
            assertThat(steps.button("Start as a guest")).isVisible();
            inspection.look("welcome");
            steps.button("Create an account").click();
            steps.button("Create account").click();
            assertThat(steps.alert()).containsText("e-mail");
            inspection.look("register");
            steps.button("Theme").click();
            inspection.look("theme-menu");
            page.keyboard().press("Escape");
            steps.button("I have an account").click();
            page.getByLabel("E-mail").fill("nobody@example.org");
            page.getByLabel("Password").fill("a wrong password");
            steps.button("Sign in").click();
            assertThat(steps.alert()).isVisible();
            inspection.look("sign-in-refused");
            steps.enter();
            page.navigate("/welcome");
            assertThat(steps.heading("Keep your chair.")).isVisible();
            inspection.look("keep");
            page.evaluate(SessionTest.SPOIL, List.of("access_token", "refresh_token"));
            page.navigate("/new");
            assertThat(steps.alert().first()).containsText("Your time here ran out");
            inspection.look("expired");
            Held.cutOff(page, "**/api/config");
            page.reload();
            assertThat(steps.heading("The server cannot be reached")).isVisible();
            inspection.look("no-server");
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void aNewDiscussion(Device device) {
        model.answerAll("I should begin with a *particular* child, and with what she does.");
        Visit visit = Visit.guest(server.client(), Inspection.on(device)).foreseeing();
        visit.expecting("status of 503");
        try (Inspection inspection = new Inspection(visit)) {
            Steps steps = visit.steps();
            Page page = visit.page();
            inspection.look("new-empty");
            sought(visit, inspection);
            Held views = new Held(page, "**/perspectives");
            steps.choose(Steps.THREE);
            steps.button(Steps.TOPIC).click();
            page.getByText("How it is held").click();
            assertThat(page.locator(".forecast .wait")).hasCount(3);
            inspection.look("new-chosen");
            views.letGo();
            assertThat(page.locator(".forecast p")).hasCount(3);
            page.locator(".forecast").scrollIntoViewIfNeeded();
            inspection.look("new-forecast");
            Held.refuse(page, "**/perspectives");
            page.getByLabel("Topic").fill("Is homework worth it?");
            assertThat(page.getByText("This cannot be foreseen just now.")).isVisible();
            inspection.look("new-forecast-failed");
            tooMany(visit);
            inspection.look("new-full");
            Held people = new Held(page, "**/api/character-sets");
            page.reload();
            assertThat(steps.heading("Who is at the table?")).isVisible();
            inspection.look("new-loading");
            people.letGo();
            Held.refuse(page, "**/api/character-sets");
            page.reload();
            assertThat(steps.alert().first()).isVisible();
            inspection.look("new-failed");
        }
    }

    private static void sought(Visit visit, Inspection inspection) {
        Page page = visit.page();
        page.getByPlaceholder("Name or idea").fill("montess");
        inspection.look("new-search");
        page.getByPlaceholder("Name or idea").fill("nobody like this");
        assertThat(page.getByText("Nobody here is known for “nobody like this”.")).isVisible();
        inspection.look("new-search-none");
        page.getByPlaceholder("Name or idea").fill("");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Mine")).click();
        assertThat(page.getByText("Nobody of your own yet.")).isVisible();
        inspection.look("new-mine-empty");
        page.getByRole(AriaRole.TAB).first().click();
    }

    /** Eight, and a ninth for whom there is no seat. */
    private static void tooMany(Visit visit) {
        Steps steps = visit.steps();
        if (steps.button(Pattern.compile("^Show all")).isVisible())
            steps.button(Pattern.compile("^Show all")).click();
        Locator free = visit.page().locator(".people li:not([hidden]):not([data-chosen]) input");
        for (int seat = Steps.THREE.size(); seat < 8; seat++) free.first().check();
        free.first().click();
        assertThat(steps.alert().filter(seats())).isVisible();
    }

    private static Locator.FilterOptions seats() {
        return new Locator.FilterOptions().setHasText("8 seats");
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void whatIsNotThere(Device device) {
        Visit visit = Visit.guest(server.client(), Inspection.on(device));
        visit.expecting("404|503|ERR_FAILED");
        try (Inspection inspection = new Inspection(visit)) {
            Steps steps = visit.steps();
            Page page = visit.page();
            page.navigate("/discussions/00000000-0000-7000-8000-000000000000");
            assertThat(steps.heading("This discussion is not here")).isVisible();
            inspection.look("no-discussion");
            page.navigate("/characters/00000000-0000-7000-8000-000000000000");
            assertThat(steps.heading("This character is not here")).isVisible();
            inspection.look("no-character");
            page.navigate("/nowhere");
            assertThat(steps.heading("There is nothing here")).isVisible();
            inspection.look("no-address");
            String talk = visit.user().launch("On play", "john-dewey");
            Held opening = new Held(page, "**" + talk);
            steps.open(talk);
            assertThat(page.getByLabel("Opening the discussion")).isVisible();
            inspection.look("opening");
            opening.letGo();
            Held.refuse(page, "**" + talk);
            page.reload();
            assertThat(steps.heading("This discussion cannot be opened just now")).isVisible();
            inspection.look("not-opened");
            Held.cutOff(page, "**/{health,api/**}");
            page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
            assertThat(page.getByText("The server cannot be reached just now.")).isVisible();
            inspection.look("away");
        }
    }
}
