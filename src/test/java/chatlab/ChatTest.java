package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Events;
import chatlab.testing.FakeModelTests;
import chatlab.testing.User;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One call that says something and gets one reply. */
final class ChatTest extends FakeModelTests {
    private User user;

    ChatTest() {
        super("OPENAI_MODEL=small,large", "AI_PROVIDER=offline");
    }

    @BeforeEach
    void enter() {
        user = server.guest();
        model.answerAll("So says the model.");
    }

    @Test
    void aFirstMessageBeginsAConversationAndIsAnswered() {
        Answer chat =
                user.post(
                                "/chat",
                                "{\"message\":\"What is a good"
                                        + " test?\",\"character_ids\":[\"john-dewey\",\"bell-hooks\"]}")
                        .expect(200);
        String one = "/conversations/" + chat.at("/conversation_id");
        assertEquals(chat.at("/message/content"), chat.at("/response"));
        assertEquals("What is a good test?", chat.at("/user_message/content"));
        assertEquals(List.of("What is a good test?", chat.at("/response")), user.contents(one));
        Answer conversation = user.get(one).expect(200);
        assertEquals("What is a good test?", conversation.at("/topic"));
        assertEquals(2, conversation.json().path("participants").size());
        assertTrue(chat.json().path("tool_calls").isArray());
    }

    @Test
    void aNamedConversationGoesOn() {
        String one = user.launch("What is a good test?", User.THREE);
        String id = one.replace("/conversations/", "");
        Answer chat =
                user.post(
                                "/chat",
                                "{\"message\":\"And on a Monday?\",\"conversation_id\":\""
                                        + id
                                        + "\",\"speaker_id\":\"lev-vygotsky\"}")
                        .expect(200);
        assertEquals(id, chat.at("/conversation_id"));
        assertEquals("lev-vygotsky", chat.at("/message/speaker/id"));
        assertEquals(2, user.contents(one).size());
    }

    @Test
    void aNamedSpeakerIsTheWholeCastOfANewConversation() {
        Answer chat =
                user.post("/chat", "{\"message\":\"Hello\",\"speaker_id\":\"bell-hooks\"}")
                        .expect(200);
        assertEquals("bell-hooks", chat.at("/message/speaker/id"));
        Answer conversation = user.get("/conversations/" + chat.at("/conversation_id"));
        assertEquals("bell-hooks", conversation.at("/participants/0/character_id"));
    }

    @Test
    void withoutCharactersItIsAPlainChatThatAnswersToo() {
        Answer chat = user.post("/chat", "{\"message\":\"What helps with homework?\"}").expect(200);
        assertTrue(chat.json().at("/message/speaker").isNull());
        assertFalse(chat.at("/response").isBlank());
        String id = chat.at("/conversation_id");
        Answer more =
                user.post(
                                "/chat",
                                "{\"message\":\"And with tests?\",\"conversation_id\":\""
                                        + id
                                        + "\"}")
                        .expect(200);
        assertEquals(4, more.json().at("/message/seq").intValue());
        user.get("/conversations/" + id + "/next").expect(422);
    }

    @Test
    void anUnknownSpeakerOrCharacterIsRefusedAndNothingBegins() {
        User fresh = server.guest();
        fresh.post("/chat", "{\"message\":\"Hello\",\"speaker_id\":\"nobody\"}").expect(422);
        fresh.post("/chat", "{\"message\":\"Hello\",\"character_ids\":[\"nobody\"]}").expect(422);
        fresh.post(
                        "/chat",
                        "{\"message\":\"Hello\",\"character_ids\":[\"bell-hooks\"],\"speaker_id\":\"john-dewey\"}")
                .expect(422);
        fresh.post("/chat", "{\"message\":\"Hello\",\"provider\":\"acme\"}").expect(422);
        fresh.post("/chat", "{\"message\":\"Hello\",\"provider\":\"openai\",\"model\":\"huge\"}")
                .expect(422);
        assertEquals(0, fresh.get("/conversations").json().path("items").size());
    }

    @Test
    void theProviderAndModelAskedForWriteTheReply() {
        Answer chat =
                user.post(
                                "/chat",
                                "{\"message\":\"Hello\",\"provider\":\"openai\",\"model\":\"large\"}")
                        .expect(200);
        assertEquals("So says the model.", chat.at("/response"));
        assertEquals("openai", chat.at("/message/provider"));
        assertEquals("large", chat.at("/message/model"));
        assertEquals(7, chat.json().at("/message/tokens_in").intValue());
        assertEquals(3, chat.json().at("/message/tokens_out").intValue());
        assertEquals("large", model.requests().getFirst().path("model").asText());
    }

    @Test
    void aModelAloneNamesItsProvider() {
        Answer chat = user.post("/chat", "{\"message\":\"Hello\",\"model\":\"small\"}").expect(200);
        assertEquals("openai", chat.at("/message/provider"));
    }

    @Test
    void theDefaultProviderAnswersWhoeverNamesNone() {
        Answer chat = user.post("/chat", "{\"message\":\"Hello\"}").expect(200);
        assertEquals("offline", chat.at("/message/provider"));
        assertEquals(0, model.requests().size());
    }

    @Test
    void asAStreamItTellsTheSame() {
        try (Events stream =
                user.stream(
                        "POST", "/chat", "{\"message\":\"Hello\",\"speaker_id\":\"bell-hooks\"}")) {
            List<Events.Event> events = stream.rest();
            assertEquals(List.of("turn", "delta", "message", "[DONE]"), Events.order(events));
            var turn = events.getFirst().json();
            assertEquals("bell-hooks", turn.at("/speaker/id").asText());
            String one = "/conversations/" + turn.path("conversation_id").asText();
            assertEquals(List.of("Hello", Events.said(events)), user.contents(one));
            assertEquals(
                    user.messages(one).each("id").getFirst(),
                    turn.path("user_message_id").asText());
        }
    }
}
