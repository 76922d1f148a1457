package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.ServerTests;
import chatlab.testing.User;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages of the origins named may call; those of others get no answer they may read, and have no
 * effect.
 */
final class CrossOriginTest extends ServerTests {
    private static final String FRIEND = "https://chat.example.org";

    CrossOriginTest() {
        super("CORS_ORIGINS=[\"https://chat.example.org/\",\"HTTP://localhost:5173\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {FRIEND, "http://localhost:5173"})
    void aPageOfANamedOriginMayReadEveryAnswer(String origin) {
        for (Answer answer :
                List.of(
                        client.get("/api/config", "Origin", origin).expect(200),
                        client.get("/api/ada/conversations", "Origin", origin).expect(401),
                        client.get("/api/nothing", "Origin", origin).expect(404),
                        client.post("/auth/guest", "{", "Origin", origin).expect(400))) {
            assertEquals(origin, answer.header("Access-Control-Allow-Origin"));
            assertTrue(answer.headers().allValues("Vary").contains("Origin"));
            String exposed = answer.header("Access-Control-Expose-Headers");
            for (String name : List.of("X-Request-Id", "Retry-After", "ETag", "RateLimit-Reset"))
                assertTrue(exposed.contains(name), exposed);
            assertFalse(
                    answer.headers().firstValue("Access-Control-Allow-Credentials").isPresent());
        }
    }

    @Test
    void itsBrowserIsToldWhatItMaySend() {
        Answer answer = preflight(FRIEND).expect(204);
        assertEquals(FRIEND, answer.header("Access-Control-Allow-Origin"));
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE"))
            assertTrue(answer.header("Access-Control-Allow-Methods").contains(method));
        for (String name : List.of("Authorization", "Content-Type", "Idempotency-Key"))
            assertTrue(answer.header("Access-Control-Allow-Headers").contains(name));
        assertEquals("600", answer.header("Access-Control-Max-Age"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://chat.example.org",
                "https://chat.example.org.evil.example",
                "https://chat.example.org:8443",
                "https://CHAT.example.org",
                "https://chat.example.org/",
                "https://xchat.example.org",
                "http://127.0.0.1:1",
                "https://chat.example.org, https://evil.example",
                "file://",
                "%%"
            })
    void anyOtherOriginGetsNothingAndHasNoEffect(String origin) {
        Answer read = client.get("/api/config", "Origin", origin).expect(200);
        assertFalse(isShared(read));
        assertFalse(isShared(preflight(origin)));
        Answer refused = client.post("/auth/guest", "{}", "Origin", origin).expect(403);
        assertFalse(isShared(refused));
        assertFalse(refused.text().contains("access_token"));
        User user = server.guest();
        String table = user.launch("Mine", User.THREE);
        user.call("DELETE", table, null, "Origin", origin).expect(403);
        user.call("PATCH", table, "{\"title\":\"Theirs\"}", "Origin", origin).expect(403);
        assertEquals("Mine", user.get(table).expect(200).at("/title"));
    }

    /** What a browser says of its own accord counts before what is in Origin and Host. */
    @ParameterizedTest
    @CsvSource({
        "same-origin, 200",
        "none, 200",
        "cross-site, 403",
        "same-site, 403",
        "anything, 403"
    })
    void theSiteThatABrowserNamesDecides(String site, int status) {
        client.post("/auth/guest", null, "Sec-Fetch-Site", site, "Origin", "https://else.example")
                .expect(status);
    }

    @Test
    void thePageItselfAndProgramsMayCall() {
        String own = client.base();
        client.post("/auth/guest", null, "Origin", own).expect(200);
        client.post("/auth/guest", null).expect(200);
        assertFalse(isShared(client.post("/auth/guest", null, "Origin", own)));
    }

    private Answer preflight(String origin) {
        return client.call(
                "OPTIONS",
                "/api/ada/chat",
                null,
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type");
    }

    private static boolean isShared(Answer answer) {
        return answer.headers().map().keySet().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }
}
