package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Blame;
import chatlab.testing.Schemas;
import chatlab.testing.TableTests;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of statuses in the contract, one by one, and the body that every error has. */
final class ErrorsTest extends TableTests {
    private static final Schemas SCHEMAS = new Schemas();
    private static final String NO_ID = "/conversations/01a1f8bd-071b-7c41-9a52-3d1f8e6b2c40";

    private User other;

    ErrorsTest() {
        super("MAX_BODY_BYTES=50000");
    }

    @BeforeAll
    void enterAnother() {
        other = server.guest();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "hello", "{\"topic\":\"a\"} and more", "{'topic':'a'}", "{\"a\":}"})
    void aBodyThatIsNotJsonIs400(String body) {
        assertError(400, user.post("/conversations", body));
    }

    @Test
    void aMissingBodyIs400() {
        assertError(400, user.post("/conversations", null));
    }

    @Test
    void noTokenIs401AndSaysHowToSendOne() {
        Answer answer = client.get(user.own("/conversations"));
        assertError(401, answer);
        assertEquals("Bearer", answer.header("WWW-Authenticate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer garbage",
                "Bearer ",
                "Bearer a.b.c",
                "Basic YTpi",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.",
                "garbage"
            })
    void aTokenThatIsNoneIs401(String authorization) {
        Answer answer = client.get(user.own("/conversations"), "Authorization", authorization);
        assertError(401, answer);
        assertEquals("Bearer", answer.header("WWW-Authenticate"));
    }

    @Test
    void aTokenWithAnotherPayloadIs401() {
        String[] parts = user.token().split("\\.");
        String[] others = other.token().split("\\.");
        String forged = parts[0] + "." + others[1] + "." + parts[2];
        assertError(
                401, client.get(other.own("/conversations"), "Authorization", "Bearer " + forged));
    }

    @Test
    void anotherUsersPathIs403() {
        assertError(403, client.get(other.own("/conversations"), user.signed()));
        assertError(403, client.post(other.own("/chat"), "{\"message\":\"hello\"}", user.signed()));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,",
        "PATCH,",
        "DELETE,",
        "POST,/restore",
        "GET,/messages",
        "POST,/messages",
        "POST,/messages/stream",
        "GET,/next",
        "POST,/next",
        "POST,/run",
        "POST,/stop",
        "GET,/turn",
        "GET,/export"
    })
    void anotherUsersConversationIs403AndAnUnknownOneIs404(String method, String path) {
        String rest = path == null ? "" : path;
        String json =
                switch (method + rest) {
                    case "PATCH" -> "{\"title\":\"mine\"}";
                    case "POST/messages", "POST/messages/stream" -> "{\"content\":\"hello\"}";
                    case "POST/run" -> "{\"turns\":1}";
                    default -> null;
                };
        assertError(403, other.call(method, own + rest, json));
        assertError(404, user.call(method, NO_ID + rest, json));
        assertError(404, user.call(method, "/conversations/garbage" + rest, json));
        assertEquals(0, user.messages(own).json().path("items").size());
        assertEquals("What is a good test?", user.get(own).at("/title"));
    }

    @Test
    void chattingInAnotherUsersConversationIs403AndInAnUnknownOne404() {
        String body = "{\"message\":\"hello\",\"conversation_id\":\"%s\"}";
        String id = own.replace("/conversations/", "");
        assertError(403, other.post("/chat", body.formatted(id)));
        assertError(404, user.post("/chat", body.formatted(NO_ID.replace("/conversations/", ""))));
        assertEquals(0, other.get("/conversations").json().path("items").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api",
                "/api/nothing/at/all",
                "/auth/nothing",
                "/docs/assets/nothing.js"
            })
    void anUnknownAddressIs404(String path) {
        assertError(404, client.get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /% HTTP/1.1", "GET /health HTTP/9.9", "GET /health%00 HTTP/1.1"})
    void whatCannotBeReadAtAllIsToldInTheSameForm(String line) {
        String answer = Blame.raw(client, line + "\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(answer.contains("X-Request-Id: "), answer);
        assertTrue(answer.contains("Content-Type: application/json"), answer);
        assertTrue(answer.contains("{\"detail\":[{\"msg\":"), answer);
    }

    @Test
    void anotherMethodIs405AndTheOnesThatWorkAreNamed() {
        Answer answer = client.call("DELETE", "/health", null);
        assertError(405, answer);
        assertTrue(answer.header("Allow").contains("GET"), "RFC 9110, 15.5.6: Allow must be sent");
        assertError(405, user.call("PUT", own, "{}"));
        assertError(405, client.get("/auth/guest"));
    }

    @Test
    void aBodyOverTheLimitIs413() {
        String body = "{\"content\":\"" + "a".repeat(60_000) + "\"}";
        assertError(413, user.post(own + "/messages", body));
        assertError(413, client.post("/auth/login", body));
        assertEquals(0, user.messages(own).json().path("items").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "nonsense"
            })
    void aBodyOfAnotherTypeIs415(String type) {
        byte[] body = "{\"topic\":\"a\"}".getBytes(StandardCharsets.UTF_8);
        assertError(415, user.postBytes("/conversations", type, body));
    }

    @Test
    void aBodyOfNoTypeIs415() {
        byte[] body = "{\"topic\":\"a\"}".getBytes(StandardCharsets.UTF_8);
        assertError(415, user.postBytes("/conversations", null, body));
    }

    @Test
    void theTypeMayNameACharset() {
        byte[] body = "{\"topic\":\"a\"}".getBytes(StandardCharsets.UTF_8);
        user.postBytes("/conversations", "Application/JSON; charset=utf-8", body).expect(201);
    }

    @Test
    void everyFaultOfABodyIsListed() {
        Answer answer =
                user.post(
                        "/conversations",
                        "{\"title\":5,\"order\":\"alphabetical\",\"character_ids\":\"john-dewey\","
                                + "\"settings\":{\"seed\":-1,\"length\":\"endless\"}}");
        assertError(422, answer);
        assertEquals(
                Set.of(
                        "body.topic",
                        "body.title",
                        "body.order",
                        "body.character_ids",
                        "body.settings.seed",
                        "body.settings.length"),
                Set.copyOf(answer.faults()));
    }

    @Test
    void everyFaultOfAQueryIsListed() {
        Answer answer = user.get("/conversations?limit=0&archived=perhaps&q=");
        assertError(422, answer);
        assertEquals(
                Set.of("query.limit", "query.archived", "query.q"), Set.copyOf(answer.faults()));
    }

    @Test
    void everyUnknownCharacterIsListed() {
        Answer answer =
                user.post(
                        "/conversations",
                        "{\"topic\":\"a\",\"character_ids\":[\"nobody\",\"john-dewey\",\"no-one\"]}");
        assertError(422, answer);
        assertEquals(2, answer.faults().size(), answer::text);
    }

    @Test
    void anUnknownCharacterAndAnUnknownProviderAreBothListed() {
        Answer answer =
                user.post(
                        "/conversations",
                        "{\"topic\":\"a\",\"character_ids\":[\"nobody\"],\"provider\":\"acme\"}");
        assertError(422, answer);
        assertEquals(2, answer.faults().size(), answer::text);
    }

    /** The status, the one body, no more than the contract says, and nothing of the inside. */
    private static void assertError(int status, Answer answer) {
        answer.expect(status);
        assertEquals("application/json", answer.header("Content-Type"));
        JsonNode body = answer.json();
        SCHEMAS.checkComponent("Error", body);
        assertEquals(answer.header("X-Request-Id"), body.path("request_id").asText());
        assertEquals(2, body.size(), answer::text);
        for (JsonNode detail : body.path("detail")) {
            assertTrue(Set.of("loc", "msg", "type").containsAll(names(detail)), answer::text);
            assertTrue(status == 422 || !detail.has("loc"), answer::text);
        }
        assertFalse(
                answer.text().matches("(?s).*(Exception|\\bat chatlab|SELECT|INSERT|\\.db\\b).*"),
                answer::text);
    }

    private static Set<String> names(JsonNode node) {
        return Set.copyOf(node.properties().stream().map(Map.Entry::getKey).toList());
    }
}
