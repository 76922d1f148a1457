package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.FakeModelTests;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page is for: sitting down, hearing them, having one's say, and finding it again. */
@Timeout(120)
final class MainJobTest extends FakeModelTests {
    private static final List<String> VOICES = Steps.THREE;

    @ParameterizedTest
    @EnumSource
    void fromTheDoorToTheThirdReply(Device device) {
        try (Visit visit = Visit.at(server.client(), "/", Look.on(device))) {
            Steps steps = visit.steps();
            steps.enter();
            steps.launch();
            List<String> replies = List.of("The first.", "The second.", "The third.");
            for (int turn = 1; turn <= replies.size(); turn++) {
                if (turn > 1) steps.next().click();
                model.take().answer(replies.get(turn - 1));
                assertThat(steps.said(turn)).hasText(replies.get(turn - 1));
                steps.quiet();
            }
            assertThat(steps.turns()).hasCount(3);
            assertEquals(3, Set.copyOf(steps.speakers()).size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsNamedAnswers(Device device) {
        try (Visit visit = begun(device)) {
            Steps steps = visit.steps();
            Locator words = steps.words();
            words.pressSequentially("What would you do, @");
            Locator names = visit.page().getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION);
            assertThat(names).hasText(VOICES.toArray(String[]::new));
            words.press("ArrowDown");
            words.press("ArrowDown");
            words.press("ArrowUp");
            words.press("Enter");
            assertThat(names).hasCount(0);
            assertThat(words).hasValue("What would you do, @Maria Montessori ");
            words.pressSequentially("on Monday?");
            steps.button("Say it").click();
            model.take().answer("I would watch.");
            assertThat(steps.said(2)).hasText("What would you do, @Maria Montessori on Monday?");
            assertThat(steps.said(3)).hasText("I would watch.");
            assertEquals(List.of("You", "Maria Montessori"), steps.speakers().subList(1, 3));
            assertThat(words).hasValue("");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theUserChoosesWhoSpeaksAndForHowLong(Device device) {
        try (Visit visit = begun(device)) {
            Steps steps = visit.steps();
            steps.who().click();
            steps.item("Lev Vygotsky").click();
            model.take().answer("Asked for.");
            assertThat(steps.said(2)).hasText("Asked for.");
            assertEquals("Lev Vygotsky", steps.speakers().getLast());
            steps.quiet();
            steps.who().click();
            steps.item("2 turns").click();
            model.take().answer("One of two.");
            model.take().answer("Two of two.");
            assertThat(steps.said(3)).hasText("One of two.");
            assertThat(steps.said(4)).hasText("Two of two.");
            steps.quiet();
            assertThat(steps.turns()).hasCount(4);
            assertEquals(4, model.requests().size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReloadAndTheAddressAloneShowAllOfItInOrder(Device device) {
        try (Visit visit = begun(device)) {
            Steps steps = visit.steps();
            steps.say("And now?");
            model.take().answer("Now *we* begin.");
            assertThat(steps.said(3)).hasText("Now we begin.");
            steps.quiet();
            List<String> speakers = steps.speakers();
            List<String> said = steps.turns().locator(".words").allInnerTexts();
            visit.page().reload();
            assertThat(steps.turns()).hasCount(3);
            assertEquals(speakers, steps.speakers());
            assertEquals(said, steps.turns().locator(".words").allInnerTexts());
            Steps elsewhere = new Steps(visit.tab(visit.page().url()));
            assertThat(elsewhere.turns()).hasCount(3);
            assertEquals(said, elsewhere.turns().locator(".words").allInnerTexts());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReplyGoesToTheClipboardAndTheWholeIntoAFile(Device device) throws IOException {
        try (Visit visit = begun(device)) {
            Steps steps = visit.steps();
            visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            steps.act(1, "Copy");
            assertThat(visit.page().getByText("Copied.")).isVisible();
            assertEquals(
                    "Begin with a **child**.",
                    visit.page().evaluate("() => navigator.clipboard.readText()"));
            steps.button("Take it along").click();
            Download file = visit.page().waitForDownload(() -> steps.item("Markdown").click());
            assertEquals("Should children choose what they learn.md", file.suggestedFilename());
            String text = Files.readString(file.path());
            assertTrue(text.startsWith("# " + Steps.TOPIC), text);
            assertTrue(text.contains("Begin with a **child**."), text);
            assertTrue(text.contains(steps.speakers().getFirst()), text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void backAndForwardGoBetweenTheDiscussionAndANewOne(Device device) {
        try (Visit visit = begun(device)) {
            Steps steps = visit.steps();
            Page page = visit.page();
            String discussion = page.url();
            page.goBack();
            assertThat(steps.heading("Who is at the table?")).isVisible();
            assertNotEquals(discussion, page.url());
            page.goForward();
            assertThat(page).hasURL(discussion);
            assertThat(steps.said(1)).hasText("Begin with a child.");
            assertThat(steps.turns()).hasCount(1);
            assertThat(page).hasTitle(Steps.TOPIC + " – ChatLab");
            assertEquals(1, model.requests().size(), "nobody speaks because of a way back");
        }
    }

    /** A discussion in which the first has spoken. */
    private Visit begun(Device device) {
        Visit visit = Visit.guest(server.client(), Look.on(device));
        Steps steps = visit.steps();
        steps.launch();
        model.take().answer("Begin with a **child**.");
        assertThat(steps.said(1)).hasText("Begin with a child.");
        steps.quiet();
        return visit;
    }
}
