package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import chatlab.testing.Answer;
import chatlab.testing.Events;
import chatlab.testing.IndependentMock;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our wire formats against somebody else's idea of the vendors' servers; skipped without npm. */
@Timeout(180)
final class IndependentMockTest {
    private static final String WORDS = "Alpha beta gamma – dëlta.";

    private static Optional<IndependentMock> mock = Optional.empty();
    private static Optional<TestServer> server = Optional.empty();
    private static User user;

    @BeforeAll
    static void start(@TempDir Path folder) {
        mock = Optional.of(IndependentMock.start());
        TestServer started = TestServer.start(folder, mock.get().settings());
        server = Optional.of(started);
        user = started.guest();
    }

    @AfterAll
    static void stop() {
        server.ifPresent(TestServer::close);
        mock.ifPresent(IndependentMock::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "gemini"})
    void aChatIsAnsweredAndCounted(String provider) {
        Answer answer = chat(provider, "What is a good test?").expect(200);
        assertEquals(WORDS, answer.at("/response"));
        assertWhole(provider, answer.json().path("message"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "gemini"})
    void aChatIsStreamed(String provider) {
        try (Events stream = user.stream("POST", "/chat", body(provider, "Once more, then."))) {
            List<Events.Event> events = stream.rest();
            assertEquals(List.of("turn", "delta", "message", "[DONE]"), Events.order(events));
            assertEquals(WORDS, Events.said(events));
            assertWhole(provider, Events.named("message", events).getFirst().json());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "gemini"})
    void aTableOfCharactersTalksOn(String provider) {
        String table = table(provider);
        for (int turn = 1; turn <= 3; turn++) {
            JsonNode message = user.post(table + "/next", null).expect(200).json().path("message");
            assertEquals(WORDS, message.path("content").asText());
            assertEquals(turn, message.path("seq").intValue());
            assertWhole(provider, message);
        }
        List<String> speakers = user.messages(table).each("speaker/name");
        assertEquals(3, speakers.stream().distinct().count(), speakers::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "gemini"})
    void thoughtsAreLeftOut(String provider) {
        Answer answer = chat(provider, "And please think before you speak.").expect(200);
        assertEquals(WORDS, answer.at("/response"));
        assertWhole(provider, answer.json().path("message"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "gemini"})
    void aReplyThatUsedUpItsTokensSaysSo(String provider) {
        Answer answer = chat(provider, "Now please stop early.").expect(200);
        assertEquals(WORDS, answer.at("/response"));
        assertEquals("length", answer.at("/message/finish_reason"));
    }

    @ParameterizedTest
    @CsvSource({
        "openai, 401", "openai, 404", "openai, 429", "openai, 500",
        "anthropic, 401", "anthropic, 404", "anthropic, 429", "anthropic, 529",
        "gemini, 400", "gemini, 403", "gemini, 429", "gemini, 503"
    })
    void aRefusalIsA502WithItsStatusAndNotItsText(String provider, int status) {
        Answer answer = chat(provider, "Would you please fail " + status + " now?").expect(502);
        assertTrue(answer.at("/detail/0/msg").contains("status " + status), answer::text);
        assertFalse(answer.text().contains("account 4711"), answer::text);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, garble", "openai, disconnect", "openai, truncate",
        "anthropic, garble", "anthropic, disconnect", "anthropic, truncate",
        "gemini, garble", "gemini, disconnect", "gemini, truncate"
    })
    void whatBreaksOffIsA502AndTheNextTryWorks(String provider, String fault) {
        String table = table(provider);
        String wish = "{\"content\":\"Would you please " + fault + " it?\"}";
        user.post(table + "/messages", wish).expect(502);
        List<String> kept = user.contents(table);
        assertTrue(kept.size() == 1 || WORDS.startsWith(kept.get(1)), kept::toString);
        assertEquals(kept.size() == 2, user.messages(table).each("status").contains("failed"));
        Answer again = user.post(table + "/messages", "{\"content\":\"Then please speak.\"}");
        assertEquals(WORDS, again.expect(200).at("/message/content"));
    }

    private static void assertWhole(String provider, JsonNode message) {
        assertEquals("complete", message.path("status").asText());
        assertEquals(provider, message.path("provider").asText());
        assertEquals(12, message.path("tokens_in").intValue());
        assertEquals(5, message.path("tokens_out").intValue());
        assertFalse(message.has("finish_reason"), message::toString);
    }

    private static Answer chat(String provider, String message) {
        return user.post("/chat", body(provider, message));
    }

    private static String body(String provider, String message) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("message", message);
        return body.put("provider", provider).toString();
    }

    private static String table(String provider) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("topic", "What is a good test?");
        for (String id : User.THREE) body.withArray("character_ids").add(id);
        String json = body.put("provider", provider).toString();
        return "/conversations/" + user.post("/conversations", json).expect(201).at("/id");
    }
}
