package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import chatlab.testing.ServerTests;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A character is made, put in order, saved, deleted and called back without a mouse. */
@Timeout(120)
final class CharactersByKeyboardTest extends ServerTests {
    @Test
    void fromTheSidebarToTheTable() {
        try (Visit visit = Visit.guest(server.client(), Look.plain()).foreseeing()) {
            Steps steps = visit.steps();
            OwnSteps own = OwnSteps.of(visit);
            Keys keys = new Keys(visit.page());
            keys.tabBackTo(steps.link("My characters"));
            keys.press("Enter");
            keys.tabTo(steps.link("New character"));
            keys.press("Enter");
            assertThat(own.field("Name")).isFocused();
            keys.type(OwnSteps.NAME);
            orderIdeas(steps, own, keys);
            keys.press("Control+s");
            assertThat(own.saved()).isVisible();
            keys.tabTo(own.field("Say something about"));
            keys.type("homework");
            keys.press("Enter");
            assertThat(own.heard()).not().isEmpty();
            deleteAndCallBack(steps, own, keys);
        }
    }

    @Test
    void whoIsBroughtAlongIsCopiedAndTakenAway() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            Steps steps = visit.steps();
            OwnSteps own = OwnSteps.of(visit);
            Keys keys = new Keys(visit.page());
            visit.page().onFileChooser(chooser -> chooser.setFiles(ADA));
            own.list();
            keys.tabTo(steps.button("Import"));
            keys.heldBy(steps.button("Import"));
            keys.press("Enter");
            assertThat(own.card("Captain Ada")).isVisible();
            keys.heldBy(steps.button("Import"));
            keys.tabTo(own.card("Captain Ada"));
            keys.tabTo(own.more("Captain Ada"));
            visit.page().waitForDownload(() -> keys.choose(steps.item("JSON \\(V3\\)")));
            keys.heldBy(own.more("Captain Ada"));
            keys.choose(steps.item("Duplicate"));
            assertThat(own.field("Name")).hasValue("Captain Ada (copy)");
            assertThat(visit.page().getByRole(AriaRole.MAIN)).isFocused();
            Locator fold = visit.page().locator("summary").first();
            keys.tabTo(fold);
            keys.press("Enter");
            Locator slider = visit.page().getByRole(AriaRole.SLIDER).first();
            keys.tabTo(slider);
            keys.heldBy(slider);
            keys.press("ArrowRight");
            keys.press("Control+s");
            assertThat(own.saved()).isVisible();
            keys.heldBy(slider);
        }
    }

    private static final FilePayload ADA =
            new FilePayload(
                    "ada.json",
                    "application/json",
                    "{\"name\": \"Captain Ada\", \"description\": \"Sails.\"}".getBytes(UTF_8));

    private static void orderIdeas(Steps steps, OwnSteps own, Keys keys) {
        Locator titles = own.field("The idea, in a few words");
        Locator add = steps.button("Add an idea");
        for (String idea : new String[] {"First", "Second"}) {
            keys.tabTo(add);
            keys.press("Enter");
            assertThat(titles.last()).isFocused();
            keys.type(idea);
            keys.press("Tab");
            keys.type("It is the " + idea + ".");
        }
        keys.tabTo(steps.button("Move idea 2 up"));
        keys.press("Enter");
        assertThat(titles.first()).hasValue("Second");
        assertThat(steps.button("Move idea 1 up")).isFocused();
        keys.tabTo(steps.button("Move idea 1 down"));
        keys.press("Space");
        assertThat(titles.first()).hasValue("First");
        assertThat(steps.button("Move idea 2 down")).isFocused();
    }

    private static void deleteAndCallBack(Steps steps, OwnSteps own, Keys keys) {
        keys.tabBackTo(own.more(OwnSteps.NAME));
        keys.press("ArrowUp");
        assertThat(steps.item("Delete")).isFocused();
        keys.press("Enter");
        assertThat(steps.heading("My characters")).isVisible();
        assertThat(own.card(OwnSteps.NAME)).hasCount(0);
        assertThat(own.page().getByRole(AriaRole.MAIN)).isFocused();
        keys.tabTo(steps.button("Undo"));
        keys.press("Enter");
        assertThat(own.card(OwnSteps.NAME)).isFocused();
        keys.press("Enter");
        assertThat(own.field("Name")).hasValue(OwnSteps.NAME);
        assertThat(own.page().getByRole(AriaRole.MAIN)).isFocused();
    }
}
