package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.ModelTable;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Changing what was said: making anew, editing, choosing a version, deleting. */
final class RevisionsTest extends ModelTable {

    @Test
    void aReplyMadeAnewKeepsItsIdAndItsFormerVersion() {
        String id = next("Alpha.");
        next("Beta.");

        JsonNode again = again(id, "Gamma.").json().path("message");

        assertEquals(id, again.path("id").asText());
        assertEquals("Gamma.", again.path("content").asText());
        assertEquals(2, again.path("version").asInt());
        assertEquals(2, again.path("versions").asInt());
        assertEquals(List.of("Gamma.", "Beta."), user.contents(table));
        Answer versions = user.get(table + "/messages/" + id + "/versions").expect(200);
        assertEquals(List.of("Alpha.", "Gamma."), versions.each("content"));
        assertEquals(List.of("1", "2"), versions.each("version"));
    }

    @Test
    void aReplyIsMadeAnewFromWhatHadBeenSaidUntilThen() {
        user.post(table + "/messages", "{\"content\":\"Begin.\",\"reply\":false}").expect(201);
        String id = next("Alpha.");
        String asked = model.requests().getLast().path("messages").toString();
        next("Beta.");

        again(id, "Gamma.");

        assertEquals(asked, model.requests().getLast().path("messages").toString());
    }

    @Test
    void makingAnewCountsNoTurnAndMovesNobody() {
        String id = next("Alpha.");
        String foreseen = user.get(table + "/next").expect(200).at("/speaker/id");
        again(id, "Gamma.");
        assertEquals(foreseen, user.get(table + "/next").expect(200).at("/speaker/id"));
        assertEquals(1, user.get(table).json().path("message_count").intValue());
    }

    @Test
    void aReplyIsMadeAnewAsAStreamInTheSamePlace() {
        String id = next("Alpha.");
        String path = table + "/messages/" + id + "/regenerate";
        try (Events stream = user.stream("POST", path, null)) {
            model.take().answer("Gamma.");
            assertEquals(id, stream.await("turn").json().path("message_id").asText());
            assertEquals("Gamma.", stream.await("message").json().path("content").asText());
        }
    }

    @Test
    void aReplyThatBrokeOffIsMadeAnewInItsPlace() {
        CompletableFuture<Answer> broken = user.postAsync(table + "/next", null);
        model.take().begin().delta("Half of").breakOff();
        broken.join().expect(502);
        JsonNode failed = user.messages(table).json().at("/items/0");
        assertEquals("failed", failed.path("status").asText());
        String speaker = failed.at("/speaker/id").asText();

        JsonNode again = again(failed.path("id").asText(), "Whole.").json().path("message");

        assertEquals("complete", again.path("status").asText());
        assertEquals(speaker, again.at("/speaker/id").asText());
        assertEquals(List.of("Whole."), user.contents(table));
        assertNotEquals(speaker, user.get(table + "/next").at("/speaker/id"));
    }

    @Test
    void whereTheProviderFailsTheOldVersionStays() {
        String id = next("Alpha.");
        CompletableFuture<Answer> failing =
                user.postAsync(table + "/messages/" + id + "/regenerate", null);
        model.take().fail(500);
        failing.join().expect(502);
        assertEquals(List.of("Alpha."), user.contents(table));
        assertEquals(1, user.get(table + "/messages/" + id + "/versions").each("version").size());
    }

    @Test
    void aRepeatUnderTheSameKeyMakesNoThirdVersion() {
        String id = next("Alpha.");
        String path = table + "/messages/" + id + "/regenerate";
        model.answerAll("Gamma.");
        Answer first = user.post(path, null, "Idempotency-Key", "again-1").expect(200);
        Answer second = user.post(path, null, "Idempotency-Key", "again-1").expect(200);
        assertEquals(first.json(), second.json());
        assertEquals(2, second.json().at("/message/version").asInt());
    }

    @Test
    void onlyRepliesAreMadeAnew() {
        String own = say("Mine.");
        user.post(table + "/messages/" + own + "/regenerate", null).expect(422);
        user.post(table + "/messages/00000000-0000-7000-8000-000000000000/regenerate", null)
                .expect(404);
        String other = user.launch("b", User.THREE);
        user.post(other + "/messages/" + next("Alpha.") + "/regenerate", null).expect(404);
    }

    @Test
    void laterSpeakersAreShownTheVersionOnShow() {
        String id = next("Alpha.");
        again(id, "Gamma.");
        choose(id, 1).expect(200);
        assertEquals(List.of("Alpha."), user.contents(table));
        next("Beta.");
        String prompt = model.requests().getLast().toString();
        assertTrue(prompt.contains("Alpha.") && !prompt.contains("Gamma."), prompt);
        assertEquals(1, user.messages(table).json().at("/items/0/version").asInt());
        assertEquals(2, user.messages(table).json().at("/items/0/versions").asInt());
    }

    @Test
    void aVersionThatIsNotThereCannotBeChosen() {
        String id = next("Alpha.");
        choose(id, 1).expect(200);
        assertEquals(List.of("body.version"), choose(id, 2).expect(422).faults());
        choose(id, 0).expect(422);
    }

    @Test
    void anEditIsAnotherVersionAndSaysWhen() {
        String id = say("Mine.");
        JsonNode edited = edit(id, "Mine, put better.").expect(200).json();
        assertEquals("Mine, put better.", edited.path("content").asText());
        assertEquals(2, edited.path("version").asInt());
        assertTrue(edited.has("edited_at"));
        next("Alpha.");
        String prompt = model.requests().getLast().toString();
        assertTrue(prompt.contains("Mine, put better."), prompt);
        choose(id, 1).expect(200);
        assertEquals("Mine.", user.contents(table).getFirst());
    }

    @Test
    void anEditThatChangesNothingMakesNoVersion() {
        String id = say("Mine.");
        assertEquals(1, edit(id, "Mine.").expect(200).json().path("version").asInt());
    }

    @Test
    void anEditOfACharactersWordsKeepsWhoSaidThem() {
        String id = next("Alpha.");
        JsonNode edited = edit(id, "Aleph.").expect(200).json();
        assertEquals("assistant", edited.path("role").asText());
        assertFalse(edited.at("/speaker/name").asText().isEmpty());
    }

    @Test
    void emptyWordsAreNoEdit() {
        String id = say("Mine.");
        for (String content : List.of("\"\"", "\" \"", "null", "7", "\"a\\u0000\""))
            user.patch(table + "/messages/" + id, "{\"content\":" + content + "}").expect(422);
        user.patch(table + "/messages/" + id, "{}").expect(422);
    }

    @Test
    void whatIsDeletedIsNeitherThereNorShownNorCounted() {
        next("Alpha.");
        String id = next("Beta.");
        String speaker = user.messages(table).json().at("/items/1/speaker/id").asText();

        user.delete(table + "/messages/" + id).expect(204);

        assertEquals(List.of("Alpha."), user.contents(table));
        assertEquals(1, user.get(table).json().path("message_count").intValue());
        user.delete(table + "/messages/" + id).expect(404);
        user.get(table + "/messages/" + id + "/versions").expect(404);
        next("Gamma.");
        assertFalse(model.requests().getLast().toString().contains("Beta."));
        next("Delta.");
        assertTrue(
                user.messages(table)
                        .json()
                        .toString()
                        .contains(speaker)); // heard again in its turn
        assertEquals(List.of("Alpha.", "Gamma.", "Delta."), user.contents(table));
    }

    @Test
    void nobodyElseCanChangeAnything() {
        String id = next("Alpha.");
        User other = server.guest();
        other.patch(table + "/messages/" + id, "{\"content\":\"x\"}").expect(403);
        other.delete(table + "/messages/" + id).expect(403);
        other.get(table + "/messages/" + id + "/versions").expect(403);
        other.call("PUT", table + "/messages/" + id + "/version", "{\"version\":1}").expect(403);
        other.post(table + "/messages/" + id + "/regenerate", null).expect(403);
        other.post(table + "/fork", "{\"at_message_id\":\"" + id + "\"}").expect(403);
        other.get(table + "/turns/" + id + "/prompt").expect(403);
        String own = other.launch("c", User.THREE);
        other.post(own + "/fork", "{\"at_message_id\":\"" + id + "\"}").expect(404);
        other.get(own + "/turns/" + id + "/prompt").expect(404);
        assertEquals(List.of("Alpha."), user.contents(table));
    }

    @Test
    void aNearRepeatIsMarkedWithTheTurnThatItRepeats() {
        String said =
                "Give them a pump that leaks, a bench to mend it on, and the time to fail twice.";
        String first = next(said);
        next(
                "Something else altogether, of which nobody at this table has yet heard a single word.");
        String id = next("But " + said.replace("twice", "once"));
        JsonNode last = user.messages(table).json().at("/items/2");
        assertEquals(id, last.path("id").asText());
        assertEquals(first, last.path("near_repeat_of").asText());
        assertFalse(user.messages(table).json().at("/items/1").has("near_repeat_of"));
    }

    private String next(String words) {
        CompletableFuture<Answer> answer = user.postAsync(table + "/next", null);
        model.take().answer(words);
        return answer.join().expect(200).at("/message/id");
    }

    private String say(String words) {
        String body = "{\"content\":\"" + words + "\",\"reply\":false}";
        return user.post(table + "/messages", body).expect(201).at("/user_message/id");
    }

    private Answer again(String id, String words) {
        CompletableFuture<Answer> answer =
                user.postAsync(table + "/messages/" + id + "/regenerate", null);
        FakeModel.Call call = model.take();
        call.answer(words);
        return answer.join().expect(200);
    }

    private Answer edit(String id, String content) {
        return user.patch(table + "/messages/" + id, "{\"content\":\"" + content + "\"}");
    }

    private Answer choose(String id, int version) {
        return user.call(
                "PUT", table + "/messages/" + id + "/version", "{\"version\":" + version + "}");
    }
}
