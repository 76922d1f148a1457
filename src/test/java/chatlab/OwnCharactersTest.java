package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.GuestTests;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters that users make, change, copy and delete. */
final class OwnCharactersTest extends GuestTests {
    private static final String MILLER =
            """
            {"name":"Mrs. Miller","surname":"Miller","tagline":"A parent","description":"A nurse, \
            and a mother of three.","born":1981,"greeting":"Who will do the work, {{user}}?",
             "voice":{"manner":"Dry and quick.","never":["talks of stakeholders"]},
             "key_ideas":[{"title":"Homework lands on my table","statement":"What school does not \
            finish lands on my table at nine in the evening."}],
             "stances":{"freedom_structure":2},"works":[{"title":"Notes","year":2020}]}""";

    @Test
    void aNameIsEnough() {
        JsonNode made =
                user.post("/characters", "{\"name\":\"  Ada\\n Lovelace \"}").expect(201).json();
        assertEquals("Ada Lovelace", made.path("name").asText());
        assertEquals("Ada Lovelace", made.path("called").asText());
        assertEquals("mine", made.path("set").asText());
        assertFalse(made.path("built_in").asBoolean());
        assertEquals(1, made.path("version").asInt());
        assertTrue(made.path("color").asText().matches("#[0-9a-f]{6}"));
        assertTrue(made.path("key_ideas").isArray() && made.path("key_ideas").isEmpty());
        Answer drawn = server.client().get(made.path("avatar_url").asText()).expect(200);
        assertEquals("image/svg+xml", drawn.header("Content-Type"));
        assertTrue(drawn.text().contains(">AL<"), drawn::text);
    }

    @Test
    void everythingSaidOfACharacterIsKept() {
        Answer made = user.post("/characters", MILLER).expect(201);
        Answer read = user.get("/characters/" + made.at("/id")).expect(200);
        assertEquals(made.json(), read.json());
        assertEquals("A parent", read.at("/tagline"));
        assertEquals(1981, read.json().path("born").asInt());
        assertEquals("Who will do the work, {{user}}?", read.at("/greeting"));
        assertEquals("homework-lands-on-my-table", read.at("/key_ideas/0/id"));
        assertTrue(read.json().at("/key_ideas/0/source").isNull());
        assertEquals(2, read.json().at("/stances/freedom_structure").asInt());
        assertEquals("talks of stakeholders", read.at("/voice/never/0"));
    }

    @Test
    void aChangeRaisesTheVersionAndLeavesTheRest() {
        String id = user.character(MILLER);
        Answer changed =
                user.patch(
                                "/characters/" + id,
                                "{\"tagline\":\"\",\"voice\":{\"images\":[\"a full sink\"]},\"clear\":[\"born\"]}")
                        .expect(200);
        assertEquals(2, changed.json().path("version").asInt());
        assertEquals("", changed.at("/tagline"));
        assertTrue(changed.json().path("born").isNull());
        assertEquals("a full sink", changed.at("/voice/images/0"));
        assertEquals("Dry and quick.", changed.at("/voice/manner"));
        assertEquals("Mrs. Miller", changed.at("/name"));
        assertEquals(changed.json(), user.get("/characters/" + id).expect(200).json());
        user.patch("/characters/" + id, "{}").expect(422);
    }

    @Test
    void anIdeaThatKeepsItsIdKeepsWhatIsNotSaidAgain() {
        String id = user.character("{\"name\":\"D\",\"duplicate_of\":\"john-dewey\"}");
        JsonNode before = user.get("/characters/" + id).json().at("/key_ideas/0");
        String change =
                "{\"key_ideas\":[{\"id\":\"%s\",\"title\":\"Anew\",\"statement\":\"Anew.\"},{\"title\":\"Anew\",\"statement\":\"Again.\"},{\"title\":\"Anew\",\"statement\":\"Again.\"}]}";
        JsonNode after =
                user.patch("/characters/" + id, change.formatted(before.path("id").asText()))
                        .expect(200)
                        .json();
        assertEquals(before.path("point"), after.at("/key_ideas/0/point"));
        assertEquals(before.path("tags"), after.at("/key_ideas/0/tags"));
        assertEquals("anew-2", after.at("/key_ideas/2/id").asText());
    }

    @Test
    void theListIsPagedNewestFirstAndSearched() {
        for (int i = 1; i <= 5; i++)
            user.character(
                    "{\"name\":\"Person %d\",\"tagline\":\"Köchin %d\"}".formatted(i, i % 2));
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = user.get("/characters?limit=2" + cursor).expect(200);
            names.addAll(page.each("name"));
            cursor =
                    page.json().path("next_cursor").isNull()
                            ? ""
                            : "&cursor=" + page.at("/next_cursor");
        } while (!cursor.isEmpty());
        assertEquals(List.of("Person 5", "Person 4", "Person 3", "Person 2", "Person 1"), names);
        assertEquals(
                List.of("Person 4", "Person 2"),
                user.get("/characters?q=KOCHIN%200").expect(200).each("name"));
        assertEquals(List.of(), user.get("/characters?q=%25").expect(200).each("name"));
        user.get("/characters?cursor=john-dewey").expect(422);
        assertEquals(List.of(), server.guest().get("/characters").expect(200).each("name"));
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "PATCH,''", "DELETE,''", "GET,/card", "PUT,/avatar"})
    void anotherUsersIsForbiddenAndAnUnknownOneIsNotFound(String method, String rest) {
        String path = "/characters/" + user.character("{\"name\":\"Ada\"}");
        String nobody = "/characters/01a1f8bd-071b-7c41-9a52-3d1f8e6b2c40";
        String json = method.equals("PATCH") ? "{\"name\":\"Eve\"}" : null;
        User other = server.guest();
        other.call(method, path + rest, json).expect(403);
        other.call(method, nobody + rest, json).expect(404);
        other.call(method, "/characters/john-dewey" + rest, json).expect(404);
        server.client().call(method, user.own(path + rest), json, other.signed()).expect(403);
        server.client().call(method, user.own(path + rest), json).expect(401);
        assertEquals("Ada", user.get(path).expect(200).at("/name"));
    }

    @Test
    void aDeletedOneIsGone() {
        String path = "/characters/" + user.character("{\"name\":\"Ada\"}");
        user.delete(path).expect(204);
        user.get(path).expect(404);
        user.delete(path).expect(404);
        assertEquals(List.of(), user.get("/characters").each("name"));
    }

    @Test
    void aRepeatedRequestMakesOne() {
        Answer first = user.post("/characters", MILLER, "Idempotency-Key", "k").expect(201);
        Answer again = user.post("/characters", MILLER, "Idempotency-Key", "k").expect(201);
        assertEquals(first.at("/id"), again.at("/id"));
        assertEquals(1, user.get("/characters").each("id").size());
        user.post("/characters", "{\"name\":\"Eve\"}", "Idempotency-Key", "k").expect(409);
    }

    @Test
    void nobodySaysWhoseItIsOrWhichVersion() {
        User other = server.guest();
        String body =
                """
                {"name":"Eve","id":"john-dewey","user_id":"%s","set":"theorists","built_in":true,"version":99,
                 "avatar_url":"https://example.org/a.png","own":{"avatar":"https://example.org/a.png","lore":7},
                 "clear":5,"created_at":"x","speech":{"answers":["A."]},"toward":3,"remarks":"x"}"""
                        .formatted(other.id());
        Answer made = user.post("/characters", body).expect(201);
        assertNotEquals("john-dewey", made.at("/id"));
        assertEquals("mine", made.at("/set"));
        assertEquals(1, made.json().path("version").asInt());
        assertTrue(made.at("/avatar_url").startsWith("/avatars/drawn/"));
        String change =
                "{\"id\":\"x\",\"user_id\":\"%s\",\"version\":7,\"duplicate_of\":3,\"tagline\":\"t\"}";
        Answer changed =
                user.patch("/characters/" + made.at("/id"), change.formatted(other.id()))
                        .expect(200);
        assertEquals(made.at("/id"), changed.at("/id"));
        assertEquals(2, changed.json().path("version").asInt());
        assertEquals(List.of(), other.get("/characters").each("id"));
    }

    @Test
    void everyFaultIsListed() {
        Answer answer =
                user.post(
                        "/characters",
                        """
                        {"tagline":7,"born":1e400,"color":"red","key_ideas":[{"title":" "}],"works":{},
                         "stances":{"freedom_structure":3,"kindness":1},"voice":{"never":[""]},"greeting":"\\u0000"}""");
        answer.expect(422);
        assertEquals(
                Set.of(
                        "body.name",
                        "body.tagline",
                        "body.born",
                        "body.color",
                        "body.key_ideas.0.title",
                        "body.key_ideas.0.statement",
                        "body.works",
                        "body.stances.freedom_structure",
                        "body.voice.never.0",
                        "body.greeting"),
                Set.copyOf(
                        answer.faults().stream()
                                .filter(each -> !each.matches("body.stances(.kindness)?"))
                                .toList()));
        assertTrue(
                answer.faults().stream()
                        .anyMatch(each -> each.matches("body.stances(.kindness)?")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "\\u200b", "-_-"})
    void aNameThatNobodyCanSayIsNone(String name) {
        Answer answer = user.post("/characters", "{\"name\":\"%s\"}".formatted(name)).expect(422);
        assertTrue(answer.faults().contains("body.name"), answer::text);
    }

    @Test
    void nobodyDiesBeforeBeingBorn() {
        Answer answer =
                user.post("/characters", "{\"name\":\"A\",\"born\":1900,\"died\":1899}")
                        .expect(422);
        assertEquals(List.of("body.died"), answer.faults());
    }

    @Test
    void everyBuiltInCharacterCanBeDuplicated() {
        for (JsonNode builtIn :
                server.client().get("/api/characters?limit=100").json().path("items")) {
            String id = builtIn.path("id").asText();
            JsonNode copy =
                    user.post("/characters", "{\"duplicate_of\":\"%s\"}".formatted(id))
                            .expect(201)
                            .json();
            for (String field :
                    List.of(
                            "name",
                            "surname",
                            "tagline",
                            "description",
                            "born",
                            "died",
                            "quotations",
                            "voice",
                            "stances",
                            "works",
                            "color"))
                assertEquals(builtIn.path(field), copy.path(field), id + " " + field);
            assertEquals(builtIn.path("key_ideas").size(), copy.path("key_ideas").size());
            assertEquals("/api/characters/" + id + "/avatar", copy.path("avatar_url").asText());
            assertNotEquals(id, copy.path("id").asText());
            String put = copy.path("key_ideas").toString(); // what is read can be written
            user.patch("/characters/" + copy.path("id").asText(), "{\"key_ideas\":" + put + "}")
                    .expect(200);
        }
    }

    @Test
    void whatTheDraftSaysComesBeforeWhatIsDuplicated() {
        String own = user.character(MILLER);
        Answer copy =
                user.post(
                                "/characters",
                                "{\"duplicate_of\":\"%s\",\"tagline\":\"Another\"}".formatted(own))
                        .expect(201);
        assertEquals("Another", copy.at("/tagline"));
        assertEquals("Mrs. Miller", copy.at("/name"));
        assertEquals("Who will do the work, {{user}}?", copy.at("/greeting"));
        server.guest().post("/characters", "{\"duplicate_of\":\"%s\"}".formatted(own)).expect(403);
        assertEquals(
                List.of("body.duplicate_of"),
                user.post("/characters", "{\"duplicate_of\":\"nobody\"}").expect(422).faults());
    }
}
