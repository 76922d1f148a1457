package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.ModelTable;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model that keeps everybody waiting: the first limit that applies ends it with a 504. The others
 * are an hour here.
 */
@Timeout(30)
final class ModelTimeoutsTest extends ModelTable {
    ModelTimeoutsTest() {
        super("AI_FIRST_TOKEN_SECONDS=1", "AI_IDLE_SECONDS=3600");
    }

    @Test
    void noAnswerIsA504AndTheMessageIsStoredAndTheNextTryWorks() {
        user.post(table + "/messages", "{\"content\":\"Hello\"}").expect(504);
        model.take().awaitHangUp();
        assertEquals(List.of("Hello"), user.contents(table));
        model.answerAll("Alpha.");
        user.post(table + "/next", null).expect(200);
        assertEquals(List.of("Hello", "Alpha."), user.contents(table));
    }

    @Test
    void noAnswerIsA504InTheStreamToo() {
        try (Events stream = user.stream("POST", table + "/next", null)) {
            List<Events.Event> events = stream.rest();
            assertEquals(List.of("turn", "error", "[DONE]"), Events.order(events));
            assertEquals(
                    504, Events.named("error", events).getFirst().json().path("status").intValue());
        }
    }

    @Test
    void anAnswerWithoutAFirstWordIsA504() {
        var asked = user.postAsync(table + "/next", null);
        FakeModel.Call call = model.take().begin();
        asked.join().expect(504);
        call.awaitHangUp();
    }

    @Test
    void anAnswerThatFallsSilentIsA504AndWhatWasSaidIsKept(@TempDir Path folder) {
        try (TestServer impatient =
                TestServer.start(folder, model.setting(), "AI_IDLE_SECONDS=1")) {
            User guest = impatient.guest();
            String own = guest.launch("a", User.THREE);
            var asked = guest.postAsync(own + "/next", null);
            FakeModel.Call call = model.take().begin().delta("Alpha.");
            asked.join().expect(504);
            call.awaitHangUp();
            assertEquals(List.of("Alpha."), guest.contents(own));
            assertEquals(List.of("failed"), guest.messages(own).each("status"));
        }
    }
}
