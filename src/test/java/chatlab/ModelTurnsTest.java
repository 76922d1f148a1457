package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.ModelTable;
import chatlab.testing.User;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * What happens while a model speaks: who is turned away, who stops it, who listens in, who leaves.
 */
final class ModelTurnsTest extends ModelTable {

    @Test
    void ofTwoNextsTheSecondIsTurnedAway() {
        CompletableFuture<Answer> first = user.postAsync(table + "/next", null);
        FakeModel.Call call = model.take();
        user.post(table + "/next", null).expect(409);
        call.answer("Alpha.");
        assertEquals("Alpha.", first.join().expect(200).at("/message/content"));
        assertEquals(1, model.requests().size());
        assertEquals(List.of("Alpha."), user.contents(table));
    }

    @Test
    void whoeverIsTurnedAwayHasStoredNothing() {
        CompletableFuture<Answer> first = user.postAsync(table + "/next", null);
        FakeModel.Call call = model.take();
        String id = table.replace("/conversations/", "");
        user.post(table + "/messages", "{\"content\":\"x\"}").expect(409);
        user.post(table + "/messages", "{\"content\":\"x\",\"reply\":false}").expect(409);
        user.post(table + "/messages/stream", "{\"content\":\"x\"}").expect(409);
        user.post(table + "/run", "{\"turns\":2}").expect(409);
        user.post("/chat", "{\"message\":\"x\",\"conversation_id\":\"" + id + "\"}").expect(409);
        assertEquals(List.of(), user.contents(table));
        call.answer("Alpha.");
        first.join().expect(200);
        assertEquals(List.of("Alpha."), user.contents(table));
        assertEquals(1, user.get(table).json().path("message_count").intValue());
    }

    @Test
    void otherConversationsOfTheSameUserGoOn() {
        CompletableFuture<Answer> first = user.postAsync(table + "/next", null);
        FakeModel.Call held = model.take();
        CompletableFuture<Answer> other =
                user.postAsync(user.launch("b", User.THREE) + "/next", null);
        model.take().answer("Beta.");
        assertEquals("Beta.", other.join().expect(200).at("/message/content"));
        held.answer("Alpha.");
        first.join().expect(200);
    }

    @Test
    void stopKeepsWhatWasSaidAndHangsUpOnTheProvider() {
        try (Events stream = user.stream("POST", table + "/next", null)) {
            FakeModel.Call call = model.take().begin().delta("Alpha.");
            assertEquals("Alpha.", stream.await("delta").text());
            Answer stopping = user.post(table + "/stop", null).expect(202);
            assertEquals("stopping", stopping.at("/status"));
            call.awaitHangUp();
            List<Events.Event> rest = stream.rest();
            assertEquals(List.of("message", "[DONE]"), Events.order(rest));
            assertEquals("interrupted", rest.getFirst().json().path("status").asText());
            assertEquals("Alpha.", rest.getFirst().json().path("content").asText());
        }
        assertEquals(List.of("interrupted"), user.messages(table).each("status"));
        model.answerAll("Beta.");
        user.post(table + "/next", null).expect(200);
    }

    @Test
    void stopBeforeTheFirstWordFreesTheConversation() {
        CompletableFuture<Answer> next =
                user.postAsync(table + "/messages", "{\"content\":\"Hello\"}");
        FakeModel.Call call = model.take();
        user.post(table + "/stop", null).expect(202);
        call.awaitHangUp();
        assertEquals("interrupted", next.join().expect(200).at("/message/status"));
        model.answerAll("Beta.");
        assertEquals("Beta.", user.post(table + "/next", null).expect(200).at("/message/content"));
        assertEquals("Hello", user.contents(table).getFirst());
    }

    @Test
    void anotherUserCannotStopIt() {
        CompletableFuture<Answer> next = user.postAsync(table + "/next", null);
        FakeModel.Call call = model.take();
        User other = server.guest();
        other.post(table + "/stop", null).expect(403);
        other.get(table + "/turn").expect(403);
        call.answer("Alpha.");
        assertEquals("complete", next.join().expect(200).at("/message/status"));
    }

    @Test
    void whereNothingRunsThereIsNothingToStopOrToHear() {
        user.post(table + "/stop", null).expect(204);
        user.get(table + "/turn").expect(204);
    }

    @Test
    void onceTheReplyIsOutNothingRunsAnyMore() {
        model.answerAll("Alpha.");
        for (int i = 0; i < 30; i++) {
            user.post(table + "/next", null).expect(200);
            user.post(table + "/stop", null).expect(204);
            user.post(table + "/next", null).expect(200);
            user.get(table + "/turn").expect(204);
        }
    }

    @Test
    void whoeverAttachesHearsItFromTheStart() {
        try (Events first =
                user.stream("POST", table + "/messages/stream", "{\"content\":\"Hello\"}")) {
            Events.Event turn = first.await("turn");
            FakeModel.Call call = model.take().begin().delta("Alpha. ");
            assertEquals("Alpha.", first.await("delta").text());
            try (Events second = user.stream("GET", table + "/turn", null)) {
                assertEquals(turn, second.await("turn"));
                assertEquals("Alpha.", second.await("delta").text());
                call.delta("Beta.").finish();
                List<Events.Event> rest = second.rest();
                assertEquals(" Beta.", Events.said(rest));
                assertEquals(Events.named("message", rest), Events.named("message", first.rest()));
            }
        }
        assertEquals(List.of("Hello", "Alpha. Beta."), user.contents(table));
    }

    @Test
    void aListenerWhoLeavesStopsNothing() {
        Events leaving = user.stream("POST", table + "/messages/stream", "{\"content\":\"Hello\"}");
        FakeModel.Call call = model.take().begin().delta("Alpha. ");
        leaving.await("delta");
        leaving.close();
        try (Events staying = user.stream("GET", table + "/turn", null)) {
            staying.await("turn");
            for (int i = 0; i < 50; i++) call.delta("And on. ");
            call.delta("Omega.").finish();
            staying.await("message");
        }
        assertEquals("Alpha. " + "And on. ".repeat(50) + "Omega.", user.contents(table).getLast());
        assertEquals(List.of("complete", "complete"), user.messages(table).each("status"));
    }

    @Test
    void aCallerOfJsonWhoLeavesStopsNothing() throws IOException {
        FakeModel.Call call;
        try (Socket leaving = user.openPost(table + "/next", "{}", "application/json")) {
            call = model.take();
            assertTrue(leaving.isConnected());
        }
        try (Events staying = user.stream("GET", table + "/turn", null)) {
            call.answer("Alpha.");
            staying.await("message");
        }
        assertEquals(List.of("Alpha."), user.contents(table));
    }
}
