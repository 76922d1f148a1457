package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.ModelTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the inspector shows is what the provider received, whatever was changed since. */
final class InspectorTest extends ModelTable {

    @Test
    void showsExactlyWhatTheModelReceivedForEveryTurn() {
        say("Begin.");
        List<String> ids = new ArrayList<>();
        List<JsonNode> received = new ArrayList<>();
        for (int turn = 0; turn < 5; turn++) {
            ids.add(next("Turn " + turn + " of the talk."));
            received.add(model.requests().getLast().path("messages"));
        }
        for (int turn = 0; turn < 5; turn++)
            assertEquals(received.get(turn), shown(ids.get(turn)).path("messages"));
    }

    @Test
    void showsItStillWhenWhatWasSaidHasBeenChangedSince() {
        String own = say("Begin.");
        String first = next("Alpha.");
        String second = next("Beta.");
        JsonNode received = model.requests().getLast().path("messages");

        user.patch(table + "/messages/" + own, "{\"content\":\"Begin anew.\"}").expect(200);
        again(first, "Gamma.");
        user.patch(table, "{\"system_prompt\":\"Rhyme.\",\"settings\":{\"length\":\"long\"}}")
                .expect(200);
        assertEquals(received, shown(second).path("messages"));

        user.delete(table + "/messages/" + first).expect(204);
        assertEquals(received, shown(second).path("messages"));
    }

    @Test
    void showsWhatTheVersionOnShowWasMadeFrom() {
        String first = next("Alpha.");
        String second = next("Beta.");
        JsonNode before = model.requests().getLast().path("messages");
        user.patch(table + "/messages/" + first, "{\"content\":\"Aleph.\"}").expect(200);
        again(second, "Delta.");
        JsonNode after = model.requests().getLast().path("messages");
        assertTrue(after.toString().contains("Aleph."));

        assertEquals(after, shown(second).path("messages"));
        user.call("PUT", table + "/messages/" + second + "/version", "{\"version\":1}").expect(200);
        assertEquals(before, shown(second).path("messages"));
    }

    @Test
    void aForkShowsItToo() {
        next("Alpha.");
        String second = next("Beta.");
        JsonNode received = model.requests().getLast().path("messages");
        String copy =
                "/conversations/"
                        + user.post(table + "/fork", "{\"at_message_id\":\"" + second + "\"}")
                                .expect(201)
                                .at("/id");
        String id = user.messages(copy).json().at("/items/1/id").asText();
        assertEquals(
                received,
                user.get(copy + "/turns/" + id + "/prompt").expect(200).json().path("messages"));
    }

    @Test
    void saysWhyThisSpeakerAndWhoAnswered() {
        String id = next("Alpha.");
        JsonNode shown = shown(id);
        assertEquals("openai", shown.path("provider").asText());
        assertTrue(shown.path("reason").asText().length() > 10, shown.path("reason").asText());
        assertEquals(0, shown.path("passages").size());
    }

    @Test
    void nobodyWasShownAnythingForTheUsersOwnWords() {
        user.get(table + "/turns/" + say("Mine.") + "/prompt").expect(404);
    }

    private JsonNode shown(String id) {
        return user.get(table + "/turns/" + id + "/prompt").expect(200).json();
    }

    private String next(String words) {
        CompletableFuture<Answer> answer = user.postAsync(table + "/next", null);
        model.take().answer(words);
        return answer.join().expect(200).at("/message/id");
    }

    private void again(String id, String words) {
        CompletableFuture<Answer> answer =
                user.postAsync(table + "/messages/" + id + "/regenerate", null);
        model.take().answer(words);
        answer.join().expect(200);
    }

    private String say(String words) {
        String body = "{\"content\":\"" + words + "\",\"reply\":false}";
        return user.post(table + "/messages", body).expect(201).at("/user_message/id");
    }
}
