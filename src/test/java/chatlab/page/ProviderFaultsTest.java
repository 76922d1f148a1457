package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chatlab.testing.FakeModel;
import chatlab.testing.FakeModelTests;
import chatlab.testing.TestServer;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a provider does wrong, the page says it in a plain sentence, and Try again helps. */
@Timeout(120)
final class ProviderFaultsTest extends FakeModelTests {
    private enum Fault {
        KEY_REFUSED("refused the operator's key", call -> call.fail(401)),
        NO_SUCH_MODEL("does not know this model", call -> call.fail(404)),
        BUSY("is asked too often just now", call -> call.fail(429)),
        OVERLOADED("failed (status 529)", call -> call.fail(529)),
        RESET("cannot be reached, or broke off", FakeModel.Call::breakOff),
        NONSENSE(
                "sent something that cannot be read",
                call -> call.begin().raw("data: {\n\n").breakOff()),
        AN_ERROR(
                "reported an error",
                call -> call.begin().raw("data: {\"error\":{\"message\":\"x\"}}\n\n").breakOff()),
        CUT_SHORT("broke off in the middle", call -> call.begin().delta("Half a").breakOff()),
        SILENT("did not answer in time", FakeModel.Call::begin),
        STALLED("did not answer in time", call -> call.begin().delta("Half a")),
        DECLINED(
                "declined to answer this",
                call ->
                        call.begin()
                                .raw(
                                        "data: {\"choices\":[{\"finish_reason\":\"content_filter\"}]}\n\n")
                                .breakOff());

        private final String sentence;
        private final Consumer<FakeModel.Call> play;

        Fault(String sentence, Consumer<FakeModel.Call> play) {
            this.sentence = sentence;
            this.play = play;
        }
    }

    ProviderFaultsTest() {
        super("AI_FIRST_TOKEN_SECONDS=1", "AI_IDLE_SECONDS=1");
    }

    @ParameterizedTest
    @EnumSource
    void isSaidPlainlyAndTryAgainHelps(Fault fault) {
        try (Visit visit =
                Visit.guest(server.client(), Look.plain()).expecting("status of 50[24]")) {
            Steps steps = visit.steps();
            steps.launch();
            fault.play.accept(model.take());
            assertThat(steps.alert()).containsText("The AI provider " + fault.sentence);
            String missed = steps.speakers().getLast();
            steps.button("Try again").click();
            model.take().answer("Here I am.");
            assertThat(steps.turns().last()).containsText("Here I am.");
            assertThat(steps.turns().last()).containsText(missed);
            assertThat(steps.alert()).hasCount(0);
        }
    }

    @Test
    void aReplyThatWasCutSaysSo() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            Steps steps = visit.steps();
            steps.launch();
            model.take()
                    .begin()
                    .delta("And so I thi")
                    .raw("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}\n\n")
                    .finish();
            assertThat(steps.turn(1)).containsText("The reply had reached its full length here.");
        }
    }

    @Test
    void aSpentBudgetSaysWhenThereIsMore(@TempDir Path other) {
        try (TestServer poor = TestServer.start(other, model.setting(), "GUEST_DAILY_TOKENS=10");
                Visit visit = Visit.guest(poor.client(), Look.plain()).expecting("status of 429")) {
            Steps steps = visit.steps();
            steps.launch();
            assertThat(steps.alert()).containsText("More from 00:00 UTC, in ");
            assertThat(steps.button("Try again")).isVisible();
        }
    }
}
