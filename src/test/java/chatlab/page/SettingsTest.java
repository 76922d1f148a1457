package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.FakeModel;
import chatlab.testing.FakeModelTests;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one chooses holds at once, after a reload, in other tabs, on other devices. */
@Timeout(180)
final class SettingsTest extends FakeModelTests {
    /** What the page looks like when its first element is there: before anything is painted. */
    private static final String WATCH =
            """
            new MutationObserver((_, observer) => {
              if (!document.body) return;
              const { theme, text } = document.documentElement.dataset;
              window.first = theme + " " + text;
              observer.disconnect();
            }).observe(document, { childList: true, subtree: true });
            """;

    private static final String LONG = "A long thought. ".repeat(120) + "The end.";
    private static final String OTHER = "Quite otherwise. ".repeat(120) + "The end.";

    @Test
    void aChoiceHoldsAtOnceAndFromTheFirstPaintOn() {
        try (Visit visit = settings(Look.plain())) {
            Page page = visit.page();
            option(page, "Matrix").check();
            assertThat(page.locator("html")).hasAttribute("data-theme", "matrix");
            option(page, "Larger").check();
            assertThat(page.locator("html")).hasCSS("font-size", "18.4px");
            saved(page);
            assertEquals("matrix", visit.user().get("/profile").at("/preferences/theme"));
            page.addInitScript(WATCH);
            page.reload();
            assertEquals("matrix larger", page.evaluate("() => window.first"));
            assertThat(option(page, "Matrix")).isChecked();
            assertThat(option(page, "Larger")).isChecked();
        }
    }

    @Test
    void anotherDeviceFollowsWhenItIsNextOpened() {
        try (Visit visit = settings(Look.plain());
                Visit other = Visit.at(server.client(), "/", Look.plain())) {
            option(visit.page(), "Night").check();
            visit.page().getByLabel("Your name").fill("Ada");
            visit.page().keyboard().press("Enter");
            saved(visit.page());
            other.page()
                    .evaluate(
                            "session => localStorage.setItem('chatlab.session', session)",
                            visit.session().toString());
            other.page().navigate("/new");
            assertThat(other.page().locator("html")).hasAttribute("data-theme", "night");
            assertThat(other.steps().button(Pattern.compile("^A? ?Ada"))).isVisible();
        }
    }

    @Test
    void otherTabsFollowAtOnce() {
        try (Visit visit = settings(Look.plain())) {
            Page other = visit.tab("/settings");
            assertThat(option(other, "Paper")).isChecked();
            option(visit.page(), "Night").check();
            assertThat(other.locator("html")).hasAttribute("data-theme", "night");
            assertThat(option(other, "Night")).isChecked();
            visit.page().getByLabel("Your name").fill("Ada");
            visit.page().getByLabel("Your name").blur();
            assertThat(other.getByLabel("Your name")).hasValue("Ada");
            saved(visit.page());
            visit.steps().button(Pattern.compile("Ada")).click();
            visit.page()
                    .getByRole(
                            AriaRole.MENUITEMRADIO,
                            new Page.GetByRoleOptions().setName("Like my device"))
                    .click();
            assertThat(option(other, "Like my device")).isChecked();
            assertThat(other.locator("html")).hasAttribute("data-theme", "paper");
        }
    }

    @Test
    void withoutTheServerItHoldsHereAndGoesThereLater() {
        try (Visit visit = settings(Look.plain()).expecting("ERR_INTERNET_DISCONNECTED")) {
            Page page = visit.page();
            visit.context().setOffline(true);
            option(page, "Largest").check();
            assertThat(page.locator("html")).hasCSS("font-size", "21.6px");
            assertThat(status(page)).containsText("kept on this device only");
            visit.context().setOffline(false);
            saved(page);
            assertEquals("largest", visit.user().get("/profile").at("/preferences/text_size"));
        }
    }

    @Test
    void aGuestIsToldHowToKeepItAllAndKeepsTheName() {
        try (Visit visit = settings(Look.plain())) {
            Page page = visit.page();
            page.getByLabel("Your name").fill("Ada");
            page.getByLabel("Your name").blur();
            saved(page);
            assertThat(page.getByText("You are here as a guest")).isVisible();
            visit.steps().link("Create an account").click();
            assertThat(visit.steps().heading("Keep your chair.")).isVisible();
            page.getByLabel("E-mail").fill("ada.settings@example.org");
            page.getByLabel("Password").fill("a long password");
            visit.steps().button("Create account").click();
            assertThat(visit.steps().heading("Who is at the table?")).isVisible();
            visit.steps().link("Settings").click();
            assertThat(page.getByLabel("Your name")).hasValue("Ada");
            assertThat(page.getByText("Signed in as ada.settings@example.org.")).isVisible();
            page.getByLabel("Your name").fill("");
            page.getByLabel("Your name").blur();
            saved(page);
            assertThat(visit.steps().button(Pattern.compile("ada.settings"))).isVisible();
        }
    }

    @Test
    void theLanguageIsWhereANewDiscussionBegins() {
        try (Visit visit = settings(Look.plain())) {
            Page page = visit.page();
            Steps steps = visit.steps();
            page.getByLabel("Language of replies").selectOption("Deutsch");
            saved(page);
            steps.link("New discussion").click();
            page.getByText("How it is held").click();
            assertThat(page.getByLabel("Language", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("de");
            steps.choose(Steps.THREE);
            steps.button(Steps.TOPIC).click();
            steps.button("Launch discussion").click();
            model.take().answer("Ein Anfang.");
            assertThat(steps.said(1)).hasText("Ein Anfang.");
            String own = page.url().replaceFirst(".*/discussions/", "/conversations/");
            assertEquals("de", visit.user().get(own).at("/settings/language"));
        }
    }

    @Test
    void wordsComeAsFastAsOneLikes() {
        try (Visit visit = settings(Look.on(Device.DESKTOP))) {
            option(visit.page(), "Calm").check();
            saved(visit.page());
            visit.steps().link("New discussion").click();
            Steps steps = visit.steps();
            steps.launch();
            FakeModel.Call call = model.take().begin().delta(LONG);
            assertThat(steps.said(1)).containsText("A long thought.");
            call.finish();
            assertFalse(steps.said(1).innerText().contains("The end."));
            steps.stop().click(); // whoever stops it does not wait for what has come
            assertThat(steps.said(1)).containsText("The end.");
            steps.quiet();
            steps.next().click();
            model.take().answer(OTHER);
            assertThat(steps.said(2)).containsText("Quite otherwise.");
            assertFalse(steps.said(2).innerText().contains("The end."));
            Page other = visit.tab("/settings");
            option(other, "At once").check();
            visit.page().bringToFront();
            assertThat(steps.said(2)).containsText("The end.");
            steps.quiet();
        }
    }

    @Test
    void allOfItCanBeDoneByKeyboard() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            Page page = visit.page();
            Keys keys = new Keys(page);
            keys.tabTo(visit.steps().link("Settings"));
            keys.press("Enter");
            assertThat(visit.steps().heading("Settings")).isVisible();
            keys.tabTo(page.getByLabel("Your name"));
            keys.type("Ada");
            keys.tabTo(option(page, "Paper"));
            keys.press("ArrowRight");
            assertThat(page.locator("html")).hasAttribute("data-theme", "night");
            keys.tabTo(option(page, "Normal"));
            keys.press("ArrowLeft");
            assertThat(page.locator("html")).hasAttribute("data-text", "smaller");
            keys.tabTo(option(page, "Quick"));
            keys.press("ArrowRight");
            keys.tabTo(page.getByLabel("Single-key shortcuts"));
            keys.press("Space");
            saved(page);
            String profile = visit.user().get("/profile").text();
            for (String each : List.of("Ada", "night", "smaller", "at_once", "single_keys\":false"))
                assertTrue(profile.contains(each), profile);
        }
    }

    @ParameterizedTest
    @EnumSource
    void axeFindsNothing(Device device) {
        Visit visit = settings(Inspection.on(device));
        try (Inspection inspection = new Inspection(visit)) {
            inspection.look("settings");
            visit.page().getByText("Show all shortcuts").scrollIntoViewIfNeeded();
            inspection.look("settings-end");
            visit.steps().button("Show all shortcuts").click();
            assertThat(visit.steps().heading("Keyboard shortcuts")).isVisible();
            inspection.look("shortcuts");
        }
    }

    private Visit settings(Look look) {
        Visit visit = Visit.guest(server.client(), look);
        visit.page().navigate("/settings");
        assertThat(visit.steps().heading("Settings")).isVisible();
        return visit;
    }

    private static Locator option(Page page, String name) {
        return page.getByRole(
                AriaRole.RADIO,
                new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "$")));
    }

    private static Locator status(Page page) {
        return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.STATUS);
    }

    private static void saved(Page page) {
        assertThat(status(page)).hasText("Saved.");
    }
}
