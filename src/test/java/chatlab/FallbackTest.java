package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chatlab.testing.Answer;
import chatlab.testing.ModelTable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who speaks where a provider fails: the next in the chain, but only before a word was said. */
final class FallbackTest extends ModelTable {
    FallbackTest() {
        super("AI_FALLBACK=openai,offline");
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
