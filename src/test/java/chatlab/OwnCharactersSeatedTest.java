package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.CardPictures;
import chatlab.testing.GuestTests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Own characters at the table, and what becomes of a discussion when they change. */
final class OwnCharactersSeatedTest extends GuestTests {
    private static final String ASK = "{\"topic\":\"Homework\",\"character_ids\":[\"%s\"]}";

    @Test
    void aDuplicateDiscussesWithBuiltInCharacters() {
        String mine = user.character("{\"duplicate_of\":\"john-dewey\",\"name\":\"My Dewey\"}");
        String talk =
                user.launch("Should homework be graded?", mine, "maria-montessori", "bell-hooks");
        user.post(talk + "/run", "{\"turns\":6}").expect(200);
        List<String> speakers = user.messages(talk).each("speaker/id");
        assertEquals(6, speakers.size());
        assertEquals(2, speakers.stream().filter(mine::equals).count());
        assertTrue(user.contents(talk).stream().noneMatch(String::isBlank));
        user.post(talk + "/messages", "{\"content\":\"My Dewey, and on a Monday?\"}").expect(200);
        assertEquals("My Dewey", user.messages(talk).at("/items/7/speaker/name"));
        user.get(talk + "/summary").expect(200);
        assertEquals(1, user.get("/conversations?character=" + mine).expect(200).each("id").size());
    }

    @Test
    void theyAreGivenAPerspectiveAndChatted() {
        String mine = user.character("{\"duplicate_of\":\"john-dewey\",\"name\":\"My Dewey\"}");
        Answer views =
                user.post(
                                "/perspectives",
                                "{\"topic\":\"Homework\",\"character_ids\":[\"%s\",\"bell-hooks\"]}"
                                        .formatted(mine))
                        .expect(200);
        assertEquals(mine, views.at("/items/0/character_id"));
        Answer chat =
                user.post(
                                "/chat",
                                "{\"message\":\"Hello\",\"character_ids\":[\"%s\"]}"
                                        .formatted(mine))
                        .expect(200);
        assertEquals(mine, chat.at("/message/speaker/id"));
    }

    @Test
    void onesOfFewWordsAreGivenAPerspectiveToo() {
        String ada = user.character("{\"name\":\"Ada\"}");
        String eve =
                user.character(
                        "{\"name\":\"Eve\",\"key_ideas\":[{\"title\":\"Sleep\",\"statement\":\"Sleep comes"
                                + " first.\"}]}");
        Answer views =
                user.post(
                                "/perspectives",
                                "{\"topic\":\"Homework\",\"character_ids\":[\"%s\",\"%s\"]}"
                                        .formatted(ada, eve))
                        .expect(200);
        assertEquals("Ada has no key ideas to start from yet.", views.at("/items/0/text"));
        assertEquals("Eve would say: “Sleep comes first.”", views.at("/items/1/text"));
    }

    @Test
    void onesOfFewWordsSpeakWithoutAProvider() {
        String ada = user.character("{\"name\":\"Ada\"}");
        String eve = user.character("{\"name\":\"Eve\",\"description\":\"A nurse.\"}");
        String talk = user.launch("Should homework be graded?", ada, eve, "john-dewey");
        user.post(talk + "/run", "{\"turns\":6}").expect(200);
        assertEquals(6, user.contents(talk).size());
        assertTrue(user.contents(talk).stream().noneMatch(String::isBlank));
    }

    @Test
    void anotherUsersIsForbiddenWhereverItCouldSit() {
        String theirs = server.guest().character("{\"name\":\"Ada\"}");
        user.post("/conversations", ASK.formatted(theirs)).expect(403);
        user.post("/perspectives", ASK.formatted(theirs)).expect(403);
        user.post("/chat", "{\"message\":\"Hi\",\"character_ids\":[\"%s\"]}".formatted(theirs))
                .expect(403);
        String talk = user.launch("Homework", "bell-hooks");
        String seat = "{\"participants\":[{\"character_id\":\"%s\"}]}";
        user.patch(talk, seat.formatted(theirs)).expect(403);
        assertEquals("bell-hooks", user.get(talk).at("/participants/0/character_id"));
        assertEquals(1, user.get("/conversations").each("id").size());
    }

    @Test
    void anUnknownOneIsAFault() {
        String nobody = "01a1f8bd-071b-7c41-9a52-3d1f8e6b2c40";
        assertEquals(
                List.of("body.character_ids.0"),
                user.post("/conversations", ASK.formatted(nobody)).expect(422).faults());
        user.post("/perspectives", ASK.formatted(nobody)).expect(422);
        String talk = user.launch("Homework", "bell-hooks");
        user.patch(talk, "{\"participants\":[{\"character_id\":\"%s\"}]}".formatted(nobody))
                .expect(422);
    }

    @Test
    void aDiscussionKeepsTheCharacterAsItSatDown() {
        String mine = user.character("{\"name\":\"Ada\",\"description\":\"A weaver.\"}");
        byte[] picture = CardPictures.png(30, 30);
        user.putBytes("/characters/" + mine + "/avatar", "image/png", picture).expect(200);
        String before = user.launch("Homework", mine);
        user.patch("/characters/" + mine, "{\"name\":\"Countess Ada\"}").expect(200);
        String after = user.launch("Homework", mine);
        assertEquals("Ada", user.get(before).at("/participants/0/name"));
        assertEquals(2, user.get(before).json().at("/participants/0/version").asInt());
        assertEquals("Countess Ada", user.get(after).at("/participants/0/name"));
        user.delete("/characters/" + mine).expect(204);
        assertEquals("Ada", user.get(before).at("/participants/0/name"));
        server.client().get(user.get(before).at("/participants/0/avatar_url")).expect(200);
        assertEquals(2, user.get("/conversations?character=" + mine).each("id").size());
        user.post("/conversations", ASK.formatted(mine)).expect(422);
    }

    @Test
    void onesOfNothingButANameCanBeSeated() {
        String ada = user.character("{\"name\":\"Ada\"}");
        String owl = user.character("{\"name\":\"🦉\",\"description\":\"An owl.\"}");
        String talk = user.launch("Homework for owls 🦉", ada, owl, "bell-hooks");
        assertNotEquals("", user.get(talk).at("/participants/1/avatar_url"));
        user.post(talk + "/messages", "{\"content\":\"🦉, what of it?\",\"reply\":false}")
                .expect(201);
        assertEquals(owl, user.get(talk + "/next").expect(200).at("/speaker/id"));
        assertEquals(
                "bell-hooks",
                user.post(talk + "/next", "{\"speaker_id\":\"bell-hooks\"}")
                        .expect(200)
                        .at("/message/speaker/id"));
    }
}
