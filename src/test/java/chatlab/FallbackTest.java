package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chatlab.testing.Answer;
import chatlab.testing.FakeModel;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who speaks where a provider fails: the next in the chain, but only before a word was said. */
@Timeout(60)
final class FallbackTest {
    private static FakeModel model;
    private static TestServer server;
    private static User user;
    private String table = "";

    @BeforeAll
    static void start(@TempDir Path folder) {
        model = new FakeModel();
        server = TestServer.start(folder, model.setting(), "AI_FALLBACK=openai,offline");
        user = server.guest();
    }

    @AfterAll
    static void stop() {
        server.close();
        model.close();
    }

    @BeforeEach
    void reset() {
        model.reset();
        table = user.launch("What is a good test?", User.THREE);
    }

    @Test
    void anotherSpeaksAndTheMessageSaysWho() {
        CompletableFuture<Answer> next = user.postAsync(table + "/next", null);
        model.take().fail(500);
        Answer answer = next.join().expect(200);
        assertEquals("offline", answer.at("/message/provider"));
        assertEquals("complete", answer.at("/message/status"));
        assertFalse(answer.at("/message/content").isEmpty());
        assertEquals(1, model.requests().size());
    }

    @Test
    void nobodySpeaksOnForOneWhoBrokeOff() {
        CompletableFuture<Answer> next = user.postAsync(table + "/next", null);
        model.take().begin().delta("Alpha, be").breakOff();
        next.join().expect(502);
        assertEquals("failed", user.get(table + "/messages").at("/items/0/status"));
        assertEquals("openai", user.get(table + "/messages").at("/items/0/provider"));
    }

    @Test
    void whoWorksIsNotReplaced() {
        CompletableFuture<Answer> next = user.postAsync(table + "/next", null);
        model.take().answer("Alpha.");
        assertEquals("openai", next.join().expect(200).at("/message/provider"));
    }
}
