package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.ModelTable;
import chatlab.testing.Schemas;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes when in a stream, proved by a model that says nothing before the test lets it. */
final class StreamTest extends ModelTable {
    private static final String HELLO = "{\"content\":\"Hello\"}";

    @ParameterizedTest
    @ValueSource(strings = {"/messages/stream", "/messages"})
    void theStreamBeginsBeforeTheModelHasSaidAnything(String path) {
        try (Events stream = user.stream("POST", table + path, HELLO)) {
            assertEquals(Optional.of(new Events.Event(Events.COMMENT, "ok")), stream.next());
            assertEquals(List.of("Hello"), user.contents(table), "the message is stored by now");
            Events.Event turn = stream.next().orElseThrow();
            assertEquals("turn", turn.name());
            FakeModel.Call call = model.take().begin();
            call.delta("Alpha. ");
            assertEquals("Alpha.", stream.next().orElseThrow().text());
            call.delta("Beta.");
            assertEquals(" Beta.", stream.next().orElseThrow().text());
            call.finish();
            Events.Event message = stream.next().orElseThrow();
            assertEquals("message", message.name());
            assertEquals(turn.json().path("message_id"), message.json().path("id"));
            assertEquals(new Events.Event("", "[DONE]"), stream.next().orElseThrow());
            assertEquals(Optional.empty(), stream.next());
        }
    }

    @Test
    void itsHeadKeepsProxiesAndCachesOff() {
        model.answerAll("Alpha.");
        try (Events stream = user.stream("POST", table + "/next", null)) {
            assertEquals(200, stream.status());
            assertTrue(stream.header("Content-Type").startsWith("text/event-stream"));
            assertEquals("no-store", stream.header("Cache-Control"));
            assertEquals("no", stream.header("X-Accel-Buffering"));
            assertFalse(stream.header("X-Request-Id").isEmpty());
            stream.rest();
        }
    }

    @Test
    void theMessageIsToldOnceItIsStored() {
        model.answerAll("Alpha.");
        try (Events stream = user.stream("POST", table + "/next", null)) {
            var told = stream.await("message").json();
            assertEquals(told, user.messages(table).json().at("/items/0"));
        }
    }

    @Test
    void joinedDeltasAreWhatIsStoredWhateverTheModelSends() {
        try (Events stream = user.stream("POST", table + "/messages/stream", HELLO)) {
            FakeModel.Call call = model.take().begin();
            String speaker = stream.await("turn").json().at("/speaker/name").asText();
            call.delta("  \n")
                    .delta(speaker)
                    .delta(": Al")
                    .delta("pha [1")
                    .delta("] and \ud83d")
                    .delta("\ude00 **be");
            call.delta("ta**.\n\n\u0000Gam").delta("ma.\t \n").delta("\n").finish();
            List<Events.Event> events = stream.rest();
            String stored = user.contents(table).getLast();
            assertEquals(stored, Events.said(events));
            assertEquals("Alpha and 😀 **beta**.\n\nGamma.", stored);
        }
    }

    @Test
    void aModelThatBreaksOffIsToldAsA502AndWhatItSaidIsKeptAsFailed() {
        try (Events stream = user.stream("POST", table + "/messages/stream", HELLO)) {
            model.take().begin().delta("Alpha. And th").breakOff();
            List<Events.Event> events = stream.rest();
            assertEquals(List.of("turn", "delta", "error", "[DONE]"), Events.order(events));
            var error = Events.named("error", events).getFirst().json();
            new Schemas().checkComponent("ErrorEvent", error);
            assertEquals(502, error.path("status").intValue());
            assertEquals(stream.header("X-Request-Id"), error.path("request_id").asText());
            assertEquals(user.contents(table).getLast(), Events.said(events));
        }
        assertEquals(List.of("complete", "failed"), user.messages(table).each("status"));
        model.answerAll("Beta.");
        user.post(table + "/next", null).expect(200);
        assertFalse(
                model.requests().getLast().toString().contains("And th"),
                "what failed is shown to nobody");
    }

    @Test
    void aModelThatRefusesIsToldAsA502InTheStream() {
        try (Events stream = user.stream("POST", table + "/messages/stream", HELLO)) {
            model.take().fail(500);
            List<Events.Event> events = stream.rest();
            assertEquals(List.of("turn", "error", "[DONE]"), Events.order(events));
            assertEquals(
                    502, Events.named("error", events).getFirst().json().path("status").intValue());
        }
        assertEquals(List.of("Hello"), user.contents(table));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 418, 429, 500, 503})
    void aModelThatRefusesIsA502WithItsStatusAndNotItsWords(int status) {
        var asked = user.postAsync(table + "/messages", HELLO);
        model.take().fail(status);
        Answer failed = asked.join().expect(502);
        assertTrue(failed.at("/detail/0/msg").contains(String.valueOf(status)), failed::text);
        assertFalse(failed.text().contains("secret"), failed::text);
        assertEquals(List.of("Hello"), user.contents(table));
        var again = user.postAsync(table + "/next", null);
        model.take().answer("Alpha.");
        assertEquals("Alpha.", again.join().expect(200).at("/message/content"));
        assertEquals(List.of("Hello", "Alpha."), user.contents(table));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"error\":{\"message\":\"secret\"}}",
                "[]",
                "{\"choices\":[]}"
            })
    void aModelThatTalksNonsenseIsA502(String data) {
        var asked = user.postAsync(table + "/next", null);
        model.take().begin().raw("data: " + data + "\n\n").breakOff();
        assertFalse(asked.join().expect(502).text().contains("secret"));
        assertEquals(List.of(), user.contents(table));
    }

    @Test
    void aModelThatSaysNothingIsA502() {
        var asked = user.postAsync(table + "/next", null);
        model.take().begin().finish();
        model.take().begin().finish(); // asked once more
        asked.join().expect(502);
        assertEquals(List.of(), user.contents(table));
        assertEquals(2, model.requests().size());
    }

    @Test
    void aModelThatIsNotThereIsA502(@TempDir Path folder) {
        FakeModel gone = new FakeModel();
        gone.close();
        try (TestServer alone = TestServer.start(folder, gone.setting())) {
            User guest = alone.guest();
            String own = guest.launch("a", User.THREE);
            guest.post(own + "/messages", HELLO).expect(502);
            assertEquals(List.of("Hello"), guest.contents(own));
        }
    }

    @Test
    void whatIsWrongBeforeTheStreamIsAnsweredAsAnyRequest() {
        try (Events refused = user.stream("POST", table + "/messages/stream", "{}")) {
            assertEquals(422, refused.status());
            assertEquals("application/json", refused.header("Content-Type"));
        }
    }

    @Tag("long")
    @Test
    void aQuietStreamIsKeptAliveByComments() {
        try (Events stream = user.stream("POST", table + "/next", null)) {
            FakeModel.Call call = model.take();
            assertEquals("ok", stream.await(Events.COMMENT).data());
            assertEquals("still here", stream.await(Events.COMMENT).data());
            call.answer("Alpha.");
            stream.rest();
        }
    }
}
