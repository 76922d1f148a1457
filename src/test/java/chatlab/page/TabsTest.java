package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.testing.FakeModel;
import chatlab.testing.FakeModelTests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two tabs at one table, one that comes in the middle of a reply, and Stop. */
@Timeout(120)
final class TabsTest extends FakeModelTests {
    @Test
    void whatIsSaidInOneTabIsHeardInTheOther() {
        try (Visit visit = speaking()) {
            Steps one = visit.steps();
            held.delta(" End.").finish();
            one.quiet();
            Steps other = new Steps(visit.tab(visit.page().url()));
            other.quiet();
            assertThat(other.said(1)).hasText("So far. End.");
            one.say("Both of you, listen.");
            FakeModel.Call reply = model.take().begin().delta("I listen.");
            assertThat(other.said(2)).hasText("Both of you, listen.");
            assertThat(other.said(3)).hasText("I listen.");
            reply.delta(" Yes.").finish();
            assertThat(one.said(3)).hasText("I listen. Yes.");
            assertThat(other.said(3)).hasText("I listen. Yes.");
            other.quiet();
            other.say("And back.");
            model.take().answer("Heard.");
            assertThat(one.said(5)).hasText("Heard.");
            assertThat(one.turns()).hasCount(5);
            assertThat(other.turns()).hasCount(5);
            assertEquals(3, model.requests().size());
        }
    }

    @Test
    void whoComesInTheMiddleSeesTheWordsSoFarAndTheEnd() {
        try (Visit visit = speaking()) {
            Steps steps = visit.steps();
            visit.page().reload();
            assertThat(steps.said(1)).hasText("So far.");
            assertThat(steps.turn(1)).containsText("is speaking");
            held.delta(" And on.");
            assertThat(steps.said(1)).hasText("So far. And on.");
            held.delta(" End.").finish();
            assertThat(steps.said(1)).hasText("So far. And on. End.");
            steps.quiet();
            assertThat(steps.turns()).hasCount(1);
            assertEquals(1, model.requests().size());
        }
    }

    @Test
    void stopKeepsWhatWasSaid() {
        try (Visit visit = speaking()) {
            Steps steps = visit.steps();
            steps.stop().click();
            held.awaitHangUp();
            assertThat(steps.turn(1)).containsText("Stopped here.");
            assertThat(steps.said(1)).hasText("So far.");
            steps.quiet();
            visit.page().reload();
            assertThat(steps.said(1)).hasText("So far.");
            assertThat(steps.turn(1)).containsText("Stopped here.");
            steps.next().click();
            model.take().answer("The next.");
            assertThat(steps.said(2)).hasText("The next.");
        }
    }

    @Test
    void wordsTypedDuringAReplyAreSaidAfterIt() {
        try (Visit visit = speaking()) {
            Steps steps = visit.steps();
            steps.say("One thing.");
            assertThat(steps.turn(2)).containsText("Waits until");
            held.delta(" End.").finish();
            model.take().answer("An answer.");
            assertThat(steps.said(3)).hasText("An answer.");
            steps.quiet();
            assertEquals(
                    List.of("So far. End.", "One thing.", "An answer."),
                    visit.user().contents(conversation(visit)));
        }
    }

    @Test
    void aNewTitleIsSeenInTheOtherTabAndWhatIsTypedThereStays() {
        try (Visit visit = speaking()) {
            held.finish();
            visit.steps().quiet();
            Steps other = new Steps(visit.tab(visit.page().url()));
            other.quiet();
            visit.steps().words().fill("Typed in the one.");
            other.words().fill("Typed in the other.");
            visit.steps().button("More about “" + Steps.TOPIC + "”").click();
            visit.steps().item("Rename").click();
            visit.page().keyboard().type("On choosing");
            visit.page().keyboard().press("Enter");
            assertThat(other.page()).hasTitle("On choosing – ChatLab");
            assertThat(other.button("More about “On choosing”")).isAttached();
            assertThat(other.words()).hasValue("Typed in the other.");
            assertThat(visit.steps().words()).hasValue("Typed in the one.");
        }
    }

    @Test
    void whoLeavesInOneTabHasLeftInTheOther() {
        try (Visit visit = Visit.guest(server.client(), Look.plain()).expecting("401")) {
            Steps other = new Steps(visit.tab("/characters"));
            assertThat(other.heading("My characters")).isVisible();
            visit.page().getByTitle("You and the look of the page").click();
            visit.steps().item("Leave for good").click();
            visit.steps().button("Leave").click();
            assertThat(visit.steps().heading("Pull up a chair.")).isVisible();
            assertThat(other.heading("Pull up a chair.")).isVisible();
            assertThat(other.alert().first()).containsText("you signed out elsewhere");
        }
    }

    /** The first voice's call, which this test holds open. */
    private FakeModel.Call held;

    /** Somebody has begun to speak and has not ended. */
    private Visit speaking() {
        Visit visit = Visit.guest(server.client(), Look.plain());
        visit.steps().launch();
        held = model.take().begin().delta("So far.");
        assertThat(visit.steps().said(1)).hasText("So far.");
        return visit;
    }

    private static String conversation(Visit visit) {
        return visit.page().url().replaceFirst(".*/discussions/", "/conversations/");
    }
}
