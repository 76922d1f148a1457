package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.GuestTests;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Going on from a message another way, with another cast where one is asked for. */
final class ForkTest extends GuestTests {
    private String table;
    private List<String> ids;

    @BeforeEach
    void talk() {
        table = user.launch("Homework", User.THREE);
        user.post(table + "/run", "{\"turns\":5}").expect(200);
        ids = user.messages(table).each("id");
    }

    @Test
    void copiesWhatWasSaidUpToThere() {
        Answer copy = fork("{\"at_message_id\":\"" + ids.get(2) + "\"}").expect(201);
        String path = "/conversations/" + copy.at("/id");

        assertEquals(3, copy.json().path("message_count").asInt());
        assertEquals(user.contents(table).subList(0, 3), user.contents(path));
        assertEquals(
                user.messages(table).each("speaker/id").subList(0, 3),
                user.messages(path).each("speaker/id"));
        assertNotEquals(ids.getFirst(), user.messages(path).each("id").getFirst());
        assertEquals(5, user.contents(table).size());
    }

    @Test
    void whatTheCopiesReplyToIsInTheCopy() {
        String path = forked("{\"at_message_id\":\"" + ids.get(4) + "\"}");
        List<String> copies = user.messages(path).each("id");
        for (JsonNode message : user.messages(path).json().path("items"))
            message.path("replies_to")
                    .forEach(id -> assertTrue(copies.contains(id.asText()), id.asText()));
    }

    @Test
    void theCopyGoesOnByItsOwnCounts() {
        String path = forked("{\"at_message_id\":\"" + ids.get(1) + "\"}");
        List<String> spoken = user.messages(path).each("speaker/id");
        String next = user.get(path + "/next").expect(200).at("/speaker/id");
        assertTrue(!spoken.contains(next), next + " of " + spoken);
        user.post(path + "/run", "{\"turns\":4}").expect(200);
        assertEquals(6, user.contents(path).size());
    }

    @Test
    void anotherSitsDownInSomebodysPlace() {
        String path =
                forked(
                        "{\"at_message_id\":\"%s\",\"replace\":{\"john-dewey\":\"paulo-freire\"}}"
                                .formatted(ids.get(2)));
        JsonNode cast = user.get(path).json().path("participants");
        assertEquals("paulo-freire", cast.at("/0/character_id").asText());
        assertEquals(3, cast.size());
        assertTrue(user.messages(path).each("speaker/id").contains("john-dewey"));
        user.post(path + "/run", "{\"turns\":3}").expect(200);
        List<String> since = user.messages(path).each("speaker/id").subList(3, 6);
        assertTrue(
                since.contains("paulo-freire") && !since.contains("john-dewey"), since.toString());
    }

    @Test
    void aReplacementMustMakeSense() {
        String at = "{\"at_message_id\":\"" + ids.get(2) + "\",\"replace\":";
        fork(at + "{\"paulo-freire\":\"bell-hooks\"}}").expect(422);
        fork(at + "{\"john-dewey\":\"maria-montessori\"}}").expect(422);
        fork(at + "{\"john-dewey\":\"nobody-at-all\"}}").expect(422);
        fork(at + "{\"john-dewey\":7}}").expect(422);
        fork(at + "7}").expect(422);
        fork("{}").expect(422);
        fork("{\"at_message_id\":\"00000000-0000-7000-8000-000000000000\"}").expect(404);
    }

    @Test
    void underTheSameKeyThereIsOneCopy() {
        String body = "{\"at_message_id\":\"" + ids.get(1) + "\"}";
        Answer first = user.post(table + "/fork", body, "Idempotency-Key", table).expect(201);
        Answer second = user.post(table + "/fork", body, "Idempotency-Key", table).expect(201);
        assertEquals(first.at("/id"), second.at("/id"));
    }

    @Test
    void versionsComeAlong() {
        user.patch(table + "/messages/" + ids.getFirst(), "{\"content\":\"Otherwise.\"}")
                .expect(200);
        String path = forked("{\"at_message_id\":\"" + ids.get(1) + "\"}");
        String copy = user.messages(path).each("id").getFirst();
        List<String> versions = user.get(path + "/messages/" + copy + "/versions").each("content");
        assertEquals(2, versions.size());
        assertEquals("Otherwise.", versions.getLast());
        user.call("PUT", path + "/messages/" + copy + "/version", "{\"version\":1}").expect(200);
        assertEquals(versions.getFirst(), user.contents(path).getFirst());
        assertEquals("Otherwise.", user.contents(table).getFirst());
    }

    private Answer fork(String body) {
        return user.post(table + "/fork", body);
    }

    private String forked(String body) {
        return "/conversations/" + fork(body).expect(201).at("/id");
    }
}
