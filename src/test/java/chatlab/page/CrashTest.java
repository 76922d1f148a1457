package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.testing.ChildServer;
import chatlab.testing.FakeModel;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The power goes while somebody speaks: the page finds out by itself once it is back. */
@Timeout(120)
final class CrashTest {
    /** The page waits up to eight seconds between two looks. */
    private static final int LOOKS_AGAIN_MILLIS = 20_000;

    @TempDir private Path folder;

    @Test
    void theUsersWordsAreThereOnceAndSomebodyAnswersThem() {
        int port = ChildServer.freePort();
        try (FakeModel model = new FakeModel();
                ChildServer server = start(port, model);
                Visit visit = Visit.guest(server.client(), Look.plain())) {
            visit.expecting("ERR_|status of 50");
            Steps steps = visit.steps();
            steps.launch();
            model.take().answer("The first.");
            steps.quiet();
            steps.say("Tell me more.");
            model.take().begin().delta("More is");
            assertThat(steps.said(3)).hasText("More is");
            server.kill();
            assertThat(visit.page().getByText("The connection broke.")).isVisible();
            try (ChildServer again = start(port, model)) {
                assertThat(steps.alert())
                        .containsText(
                                "The connection broke",
                                new ContainsTextOptions().setTimeout(LOOKS_AGAIN_MILLIS));
                assertThat(steps.said(2)).hasText("Tell me more.");
                steps.button("Try again").click();
                model.take().answer("More is coming.");
                assertThat(steps.said(3)).hasText("More is coming.");
                steps.quiet();
                String path = visit.page().url().replaceFirst(".*/discussions/", "/conversations/");
                assertEquals(
                        List.of("The first.", "Tell me more.", "More is coming."),
                        visit.user().contents(path));
                assertEquals(again.client().base(), server.client().base());
            }
        }
    }

    private ChildServer start(int port, FakeModel model) {
        String[] setting = model.setting().split("=", 2);
        return ChildServer.start(port, folder, Map.of(setting[0], setting[1]));
    }
}
