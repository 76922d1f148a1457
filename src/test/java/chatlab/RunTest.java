package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.testing.Answer;
import chatlab.testing.Blame;
import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.ModelTable;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several turns in one go, and what ends them before their time. */
final class RunTest extends ModelTable {

    @Test
    void stopEndsTheWholeRun() {
        try (Events stream = user.stream("POST", table + "/run", "{\"turns\":5}")) {
            model.take().answer("Alpha.");
            FakeModel.Call second = model.take().begin().delta("Beta.");
            stream.await("message");
            assertEquals("Beta.", stream.await("delta").text());
            user.post(table + "/stop", null).expect(202);
            second.awaitHangUp();
            assertEquals(List.of("message", "[DONE]"), Events.order(stream.rest()));
        }
        assertEquals(List.of("complete", "interrupted"), user.messages(table).each("status"));
        assertEquals(2, model.requests().size());
    }

    @Test
    void stopEndsARunThatIsAnsweredInJsonToo() {
        CompletableFuture<Answer> run = user.postAsync(table + "/run", "{\"turns\":5}");
        model.take().answer("Alpha.");
        FakeModel.Call second = model.take();
        user.post(table + "/stop", null).expect(202);
        second.awaitHangUp();
        assertEquals(List.of("complete", "interrupted"), run.join().expect(200).each("status"));
    }

    @Test
    void aProviderThatFailsEndsTheRunAndWhatWasSaidStays() {
        try (Events stream = user.stream("POST", table + "/run", "{\"turns\":5}")) {
            model.take().answer("Alpha.");
            model.take().fail(500);
            List<Events.Event> events = stream.rest();
            assertEquals(
                    List.of("turn", "delta", "message", "turn", "error", "[DONE]"),
                    Events.order(events));
        }
        assertEquals(List.of("Alpha."), user.contents(table));
    }

    @Test
    void itEndsAfterTheTurnInWhichItsListenerLeft(@TempDir Path folder) throws IOException {
        TestServer closing = TestServer.start(folder, model.setting());
        User guest = closing.guest();
        String own = guest.launch("What is a good test?", User.THREE);
        FakeModel.Call call;
        try (Socket listener = guest.openPost(own + "/run", "{\"turns\":5}", "text/event-stream")) {
            Blame.readUntil(listener, ": ok\n");
            call = model.take();
        }
        try (Events staying = guest.stream("GET", own + "/turn", null)) {
            staying.await("turn");
            call.begin().delta("Alpha. ");
            staying.await("delta");
            call.delta("Beta. ");
            staying.await("delta");
            call.delta("Gamma.").finish();
            staying.await("message");
        }
        closing.close(); // waits for requests under way: what has not begun by now never will
        assertEquals(1, model.requests().size());
    }

    @Test
    void nobodyElseMaySpeakInTheMidstOfIt() {
        CompletableFuture<Answer> run = user.postAsync(table + "/run", "{\"turns\":2}");
        FakeModel.Call first = model.take();
        user.post(table + "/next", null).expect(409);
        first.answer("Alpha.");
        FakeModel.Call second = model.take();
        user.post(table + "/messages", "{\"content\":\"May I?\"}").expect(409);
        second.answer("Beta.");
        assertEquals(List.of("Alpha.", "Beta."), run.join().expect(200).each("content"));
        assertEquals(List.of("Alpha.", "Beta."), user.contents(table));
    }
}
