package chatlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import org.junit.jupiter.api.Test;

/** Launching a discussion, reading it again, changing it, deleting it and getting it back. */
final class ConversationsTest extends GuestTests {
    @Test
    void aDiscussionIsAsItWasAskedFor() {
        Answer made =
                user.post(
                                "/conversations",
                                """
                                {"topic": "Should ten-year-olds use AI for homework?", "title": "AI and homework",
                                 "character_ids": ["maria-montessori", "john-dewey"], "order": "round_robin",
                                 "protocol": "open", "provider": "offline", "system_prompt": "Speak to parents.",
                                 "settings": {"reading_level": "adult", "language": "en", "length": "short", "seed": 7}}
                                """)
                        .expect(201);
        assertEquals(user.id(), made.at("/user_id"));
        assertEquals("AI and homework", made.at("/title"));
        assertEquals(List.of("maria-montessori", "john-dewey"), cast(made));
        assertEquals("round_robin", made.at("/order"));
        assertEquals("Speak to parents.", made.at("/system_prompt"));
        String settings =
                "{\"reading_level\":\"adult\",\"language\":\"en\",\"length\":\"short\",\"seed\":7}";
        assertEquals(settings, made.json().path("settings").toString());
        assertEquals(0, made.json().path("message_count").intValue());
        assertEquals(made.json(), user.get("/conversations/" + made.at("/id")).expect(200).json());
    }

    @Test
    void anIdIsAUuidOfTheSeventhKindAndTimesAreInUtcWithMilliseconds() {
        Answer made = user.post("/conversations", "{\"topic\":\"a\"}").expect(201);
        assertTrue(
                made.at("/id")
                        .matches(
                                "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
                made::text);
        assertTrue(
                made.at("/created_at")
                        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"),
                made::text);
    }

    @Test
    void withoutATitleTheTopicsBeginningIsOneCutBetweenWords() {
        String topic =
                "Should schools  forbid telephones, or should they teach what telephones are good"
                        + " for and when to put them away?";
        String title =
                user.post("/conversations", "{\"topic\":\"" + topic + "\"}")
                        .expect(201)
                        .at("/title");
        assertTrue(title.endsWith("…") && title.length() <= 81, title);
        assertTrue(topic.replace("  ", " ").startsWith(title.replace("…", " ")), title);
    }

    @Test
    void anUnknownCharacterProviderOrModelIsRefusedByNameAndNothingIsStored() {
        User fresh = server.guest();
        String draft = "{\"topic\":\"a\",%s}";
        assertEquals(
                "body.character_ids.0",
                fault(fresh, draft.formatted("\"character_ids\":[\"nobody\"]")));
        assertEquals("body.provider", fault(fresh, draft.formatted("\"provider\":\"acme\"")));
        assertEquals("body.model", fault(fresh, draft.formatted("\"model\":\"gpt-99\"")));
        assertEquals("body.protocol", fault(fresh, draft.formatted("\"protocol\":\"duel\"")));
        assertEquals(0, fresh.get("/conversations").json().path("items").size());
    }

    @Test
    void aPatchChangesWhatItNamesAndLeavesTheRest() {
        String one = user.launch("What is a good test?", User.THREE);
        JsonNode before = user.get(one).json();
        Answer after =
                user.patch(
                                one,
                                "{\"title\":\"Tests\",\"order\":\"random\",\"system_prompt\":\"Be"
                                        + " brief.\"}")
                        .expect(200);
        assertEquals("Tests", after.at("/title"));
        assertEquals("random", after.at("/order"));
        assertEquals("Be brief.", after.at("/system_prompt"));
        for (String same :
                List.of(
                        "id",
                        "topic",
                        "participants",
                        "settings",
                        "created_at",
                        "updated_at",
                        "archived")) {
            assertEquals(before.path(same), after.json().path(same), same);
        }
        assertEquals(after.json(), user.get(one).json());
    }

    @Test
    void settingsArePatchedOneByOne() {
        String one = user.launch("a", User.THREE);
        user.patch(one, "{\"settings\":{\"length\":\"long\",\"seed\":3}}").expect(200);
        Answer after = user.patch(one, "{\"settings\":{\"reading_level\":\"child\"}}").expect(200);
        assertEquals("long", after.at("/settings/length"));
        assertEquals("child", after.at("/settings/reading_level"));
        assertEquals(3, after.json().at("/settings/seed").intValue());
    }

    @Test
    void anEmptyPatchIsRefused() {
        String one = user.launch("a");
        user.patch(one, "{}").expect(422);
        user.patch(one, "{\"title\":null}").expect(422);
        user.patch(one, "{\"title\":\"  \"}").expect(422);
    }

    @Test
    void theCastTakesItsNewSeatsAndMutes() {
        String one = user.launch("a", User.THREE);
        Answer after =
                user.patch(
                                one,
                                "{\"participants\":[{\"character_id\":\"bell-hooks\"},"
                                        + "{\"character_id\":\"maria-montessori\",\"muted\":true},{\"character_id\":\"john-dewey\"}]}")
                        .expect(200);
        assertEquals(List.of("bell-hooks", "maria-montessori", "john-dewey"), cast(after));
        assertTrue(after.json().at("/participants/1/muted").booleanValue());
        assertFalse(after.json().at("/participants/2/muted").booleanValue());
        assertEquals(after.json(), user.get(one).json());
    }

    @Test
    void whoIsMutedSaysNothingUntilUnmuted() {
        String one = user.launch("a", "john-dewey", "bell-hooks");
        String seats =
                "{\"participants\":[{\"character_id\":\"john-dewey\",\"muted\":%s},{\"character_id\":\"bell-hooks\"}]}";
        user.patch(one, seats.formatted(true)).expect(200);
        assertEquals(
                "bell-hooks", user.post(one + "/next", null).expect(200).at("/message/speaker/id"));
        assertEquals(
                "bell-hooks", user.post(one + "/next", null).expect(200).at("/message/speaker/id"));
        user.patch(one, seats.formatted(false)).expect(200);
        assertEquals(
                "john-dewey", user.post(one + "/next", null).expect(200).at("/message/speaker/id"));
    }

    @Test
    void anUnknownOrDoubledCastIsRefusedAndTheOldOneStays() {
        String one = user.launch("a", User.THREE);
        user.patch(one, "{\"participants\":[{\"character_id\":\"nobody\"}]}").expect(422);
        user.patch(
                        one,
                        "{\"participants\":[{\"character_id\":\"bell-hooks\"},{\"character_id\":\"bell-hooks\",\"muted\":true}]}")
                .expect(422);
        assertEquals(List.of(User.THREE), cast(user.get(one)));
    }

    @Test
    void aDeletedConversationIsGoneUntilRestored() {
        String one = user.launch("a", User.THREE);
        user.post(one + "/next", null).expect(200);
        JsonNode before = user.messages(one).json();
        user.delete(one).expect(204);
        for (String path : List.of("", "/messages", "/export", "/next", "/turn"))
            user.get(one + path).expect(404);
        user.post(one + "/next", null).expect(404);
        user.delete(one).expect(404);
        server.guest().post(one + "/restore", null).expect(404);
        user.post(one + "/restore", null).expect(200);
        assertEquals(before, user.messages(one).json());
        user.post(one + "/next", null).expect(200);
    }

    @Test
    void aGetHasATagAndWhoeverHasItIsToldSo() {
        String one = user.launch("a", User.THREE);
        Answer first = user.get(one).expect(200);
        String tag = first.header("ETag");
        assertTrue(tag.matches("W/\"[^\"]+\""), tag);
        Answer again = user.get(one, "If-None-Match", tag).expect(304);
        assertArrayEquals(new byte[0], again.body());
        assertEquals(tag, again.header("ETag"));
        user.get(one, "If-None-Match", "\"other\", " + tag).expect(304);
        user.get(one, "If-None-Match", tag.substring("W/".length())).expect(304);
        user.get(one, "If-None-Match", "*").expect(304);
        user.patch(one, "{\"title\":\"b\"}").expect(200);
        assertNotEquals(tag, user.get(one, "If-None-Match", tag).expect(200).header("ETag"));
    }

    @Test
    void listsTranscriptsAndPublicGetsHaveTagsToo() {
        String one = user.launch("a", User.THREE);
        for (String path :
                List.of("/conversations", one + "/messages", one + "/export", one + "/next")) {
            String tag = user.get(path).expect(200).header("ETag");
            user.get(path, "If-None-Match", tag).expect(304);
        }
        for (String path :
                List.of("/api/theorists", "/openapi.json", "/api/characters/bell-hooks/avatar")) {
            String tag = server.client().get(path).expect(200).header("ETag");
            server.client().get(path, "If-None-Match", tag).expect(304);
        }
    }

    private static String fault(User user, String draft) {
        return user.post("/conversations", draft).expect(422).faults().getFirst();
    }

    private static List<String> cast(Answer conversation) {
        List<String> cast = new ArrayList<>();
        conversation
                .json()
                .path("participants")
                .forEach(each -> cast.add(each.path("character_id").asText()));
        return cast;
    }
}
