package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.testing.ChildServer;
import chatlab.testing.FakeModel;
import chatlab.testing.TestServer;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What fails is said in plain words, nothing is lost or doubled, and Try again does it. */
@Timeout(120)
final class FaultsTest {
    private static final String REFUSED = "ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING";

    private final FakeModel model = new FakeModel();
    private final String port = "PORT=" + ChildServer.freePort();
    @TempDir private Path folder;
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, model.setting(), port);
    }

    @AfterEach
    void stop() {
        server.close();
        model.close();
    }

    @Test
    void aProviderThatRefusesIsAskedAgain() {
        try (Visit visit = begun()) {
            Steps steps = visit.steps();
            steps.say("Hello.");
            model.take().fail(500);
            assertThat(steps.alert()).containsText("reply did not arrive.");
            assertThat(steps.turns()).hasCount(3);
            assertThat(steps.turn(3)).not().containsText("secret");
            assertEquals(List.of("The first.", "Hello."), stored(visit));
            assertThat(steps.words()).hasValue("");
            String missed = steps.speakers().getLast();
            steps.button("Try again").click();
            model.take().answer("Hello to you.");
            assertThat(steps.said(3)).hasText("Hello to you.");
            assertThat(steps.alert()).hasCount(0);
            assertEquals(List.of("You", missed), steps.speakers().subList(1, 3));
            steps.quiet();
            assertEquals(List.of("The first.", "Hello.", "Hello to you."), stored(visit));
        }
    }

    @Test
    void aReplyThatBreaksOffKeepsItsWordsAndIsTriedAgain() {
        try (Visit visit = begun()) {
            Steps steps = visit.steps();
            steps.next().click();
            model.take().begin().delta("Half a sen").breakOff();
            assertThat(steps.alert()).containsText("reply broke off.");
            assertThat(steps.said(2)).hasText("Half a sen");
            visit.page().reload();
            assertThat(steps.said(2)).hasText("Half a sen");
            String missed = steps.speakers().getLast();
            steps.button("Try again").click();
            model.take().answer("A whole sentence.");
            assertThat(steps.said(2)).hasText("A whole sentence.");
            assertEquals(missed, steps.speakers().getLast());
            assertThat(steps.alert()).hasCount(0);
            assertThat(steps.turns()).hasCount(2);
        }
    }

    @Test
    void whatIsSaidToAServerThatIsAwayIsSaidOnceItIsBack() {
        try (Visit visit = begun().expecting(REFUSED)) {
            Steps steps = visit.steps();
            server.close();
            steps.say("Are you there?");
            assertThat(steps.alert()).containsText("Not sent. The server cannot be reached.");
            assertThat(steps.said(2)).hasText("Are you there?");
            start();
            steps.button("Try again").click();
            model.take().answer("I am.");
            assertThat(steps.said(3)).hasText("I am.");
            assertThat(steps.alert()).hasCount(0);
            assertThat(away(visit)).isHidden();
            steps.quiet();
            assertEquals(List.of("The first.", "Are you there?", "I am."), stored(visit));
        }
    }

    @Test
    void whatWasNotSentIsStillThereAfterAReload() {
        try (Visit visit = begun().expecting(REFUSED)) {
            Steps steps = visit.steps();
            server.close();
            steps.say("Are you there?");
            assertThat(steps.alert()).containsText("Not sent.");
            start();
            visit.page().reload();
            assertThat(steps.words()).hasValue("Are you there?");
            assertThat(steps.turns()).hasCount(1);
            assertEquals(List.of("The first."), stored(visit));
        }
    }

    @Test
    void theNextVoiceIsCalledOnceTheServerIsBack() {
        try (Visit visit = begun().expecting(REFUSED)) {
            Steps steps = visit.steps();
            server.close();
            steps.next().click();
            assertThat(steps.alert()).containsText("The server cannot be reached.");
            assertThat(away(visit)).isVisible();
            steps.button("Try again").click();
            assertThat(steps.alert()).containsText("The server cannot be reached.");
            start();
            steps.button("Try again").click();
            model.take().answer("The second.");
            assertThat(steps.said(2)).hasText("The second.");
            assertThat(steps.turns()).hasCount(2);
            steps.quiet();
            assertEquals(List.of("The first.", "The second."), stored(visit));
        }
    }

    @Test
    void aServerThatIsShutDownDuringAReplyKeepsWhatWasSaid() {
        try (Visit visit = begun().expecting(REFUSED)) {
            Steps steps = visit.steps();
            steps.say("Tell me more.");
            model.take().begin().delta("More is");
            assertThat(steps.said(3)).hasText("More is");
            server.close();
            assertThat(steps.turn(3)).containsText("Stopped here.");
            start();
            steps.next().click();
            model.take().answer("And there is more.");
            assertThat(steps.said(4)).hasText("And there is more.");
            steps.quiet();
            assertEquals(
                    List.of("The first.", "Tell me more.", "More is", "And there is more."),
                    stored(visit));
        }
    }

    /** A discussion in which the first has spoken. */
    private Visit begun() {
        Visit visit = Visit.guest(server.client(), Look.plain()).expecting("status of 50[02]");
        visit.steps().launch();
        model.take().answer("The first.");
        assertThat(visit.steps().said(1)).hasText("The first.");
        visit.steps().quiet();
        return visit;
    }

    private static Locator away(Visit visit) {
        return visit.page().getByText("The server cannot be reached just now.");
    }

    private static List<String> stored(Visit visit) {
        String address = visit.page().url();
        return visit.user().contents(address.replaceFirst(".*/discussions/", "/conversations/"));
    }
}
