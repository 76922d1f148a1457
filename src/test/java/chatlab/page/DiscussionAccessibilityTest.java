package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chatlab.testing.FakeModel;
import chatlab.testing.FakeModelTests;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A discussion has no serious or critical axe finding in any theme, wide or narrow, whatever
 * becomes of it.
 */
@Timeout(180)
final class DiscussionAccessibilityTest extends FakeModelTests {
    private static final String REPLY =
            """
            I should begin with a *particular* child, who has been told to **sit still**.

            1. What do her hands do?
            2. What does she look at when [nobody](https://example.org) asks?

            > Nobody thinks at a command.

            | grade | `says` |
            | --- | --- |
            | A | little |

            ```js
            // What a grade says.
            class Grade extends Mark {
              says = (hands, { eyes = 2 }) => (hands > eyes ? `much, ${this.name}` : /little/.test("A"));
            }
            ```
            """;

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void whatIsSaid(Device device) {
        Visit visit = Visit.guest(server.client(), Inspection.on(device)).expecting("ERR_FAILED");
        try (Inspection inspection = new Inspection(visit)) {
            Steps steps = visit.steps();
            Page page = visit.page();
            steps.launch();
            FakeModel.Call call = model.take().begin().delta(REPLY);
            assertThat(steps.turn(1)).containsText("Nobody thinks at a command.");
            steps.say("And then?");
            assertThat(steps.turn(2)).containsText("Waits until");
            inspection.look("speaking");
            call.finish();
            model.take().answer("Then we begin.");
            steps.quiet();
            steps.say("What would you do, @Maria Montessori?");
            model.take().answer("I would watch a video on the internet with her.");
            assertThat(steps.said(5)).containsText("video on the internet");
            steps.quiet();
            assertThat(page.locator(".hljs-keyword").first()).isVisible();
            inspection.look("done");
            page.locator(".claim-mark").last().click();
            assertThat(page.locator(".source").last()).isVisible();
            inspection.look("claim");
            menus(visit, inspection);
            aReplyThatDoesNotArrive(visit, inspection);
            Held.cutOff(page, "**/messages/stream");
            steps.say("Are you there?");
            assertThat(steps.alert().last()).containsText("Not sent.");
            inspection.look("unsent");
        }
    }

    private static void menus(Visit visit, Inspection inspection) {
        Steps steps = visit.steps();
        Page page = visit.page();
        steps.who().click();
        assertThat(steps.item("2 turns")).isVisible();
        inspection.look("menu");
        page.keyboard().press("Escape");
        page.locator(".topic-bar li button").first().click();
        steps.item("Rest for a while").click();
        assertThat(page.getByRole(AriaRole.MENUITEM)).hasCount(0);
        inspection.look("resting");
        steps.button("Take it along").click();
        assertThat(steps.item("Markdown")).isVisible();
        inspection.look("export-menu");
        page.keyboard().press("Escape");
        steps.words().fill("And you, @");
        assertThat(page.getByText("Lev Vygotsky").last()).isVisible();
        inspection.look("naming");
        steps.words().fill("");
    }

    private void aReplyThatDoesNotArrive(Visit visit, Inspection inspection) {
        Steps steps = visit.steps();
        visit.expecting("status of 50[02]");
        steps.next().click();
        model.take().fail(500);
        assertThat(steps.alert()).containsText("did not arrive");
        inspection.look("failed");
        steps.button("Try again").click();
        model.take().begin().delta("Half a sent").breakOff();
        assertThat(steps.alert()).containsText("broke off");
        inspection.look("broken-off");
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void whatCanBeDoneWithIt(Device device) {
        model.answerAll("I should begin with a *particular* child, and with what she does.");
        Visit visit = Visit.guest(server.client(), Inspection.on(device));
        try (Inspection inspection = new Inspection(visit)) {
            Steps steps = visit.steps();
            steps.choose(Steps.THREE);
            visit.page().getByText("How it is held").click();
            visit.page().getByLabel("Socratic seminar").check();
            steps.button(Steps.TOPIC).click();
            steps.button("Launch discussion").click();
            steps.quiet();
            steps.next().click();
            assertThat(steps.turn(2)).containsText("Close to what was said in turn 1");
            steps.quiet();
            inspection.look("near-repeat");
            revisions(visit, inspection);
            whatCameOfIt(visit, inspection);
        }
    }

    private static void revisions(Visit visit, Inspection inspection) {
        Steps steps = visit.steps();
        Page page = visit.page();
        steps.act(1, "Edit");
        inspection.look("editing");
        page.getByLabel("The words of this turn").fill("I should begin elsewhere.");
        steps.button("Save").click();
        assertThat(steps.turn(1)).containsText("Version 2 of 2");
        inspection.look("versions");
        steps.act(2, "What was it shown?");
        assertThat(steps.heading("What was it shown?")).isVisible();
        inspection.look("shown");
        page.keyboard().press("Escape");
        steps.act(1, "Fork from here");
        assertThat(page.locator("optgroup").first()).isAttached();
        inspection.look("fork");
        page.keyboard().press("Escape");
        assertThat(steps.heading("Fork from here")).hasCount(0);
        steps.act(2, "Delete");
        inspection.look("deleted");
        steps.button("Undo").click();
        assertThat(steps.turns()).hasCount(2);
    }

    private static void whatCameOfIt(Visit visit, Inspection inspection) {
        Steps steps = visit.steps();
        Page page = visit.page();
        visit.expecting("status of 503");
        List<String> told = List.of("**/summary", "**/stances", "**/participation?*");
        List<Held> answers = told.stream().map(each -> new Held(page, each)).toList();
        steps.button("Insights").click();
        assertThat(page.getByLabel("Reading what was said")).isVisible();
        inspection.look("insights-loading");
        answers.forEach(Held::letGo);
        assertThat(steps.heading("Share of talk")).isVisible();
        assertThat(page.getByLabel("Reading what was said")).hasCount(0);
        inspection.look("insights");
        told.forEach(each -> Held.refuse(page, each));
        page.reload();
        steps.quiet();
        boolean open = visit.look().device() == Device.DESKTOP; // as it was left
        steps.button(open ? "Sum it up" : "Insights").click();
        assertThat(page.getByText("The report cannot be had just now.")).isVisible();
        inspection.look("insights-failed");
    }
}
