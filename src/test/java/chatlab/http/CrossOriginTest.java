package chatlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Client;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of one other origin may call; those of any third may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossOriginTest {
    private static final String FRIEND = "https://chat.example.org";
    private static final String STRANGER = "https://elsewhere.example";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private LittleServer open;
    private LittleServer closed;

    @BeforeAll
    void serve(@TempDir Path one, @TempDir Path other) {
        open =
                new LittleServer(
                        one,
                        Map.of("CORS_ORIGINS", "[\"" + FRIEND + "\"]"),
                        CrossOriginTest::addRoutes);
        closed = new LittleServer(other, Map.of(), CrossOriginTest::addRoutes);
    }

    private static void addRoutes(Api api) {
        api.get("/read", call -> call.json(Map.of()));
        api.post("/write", Call::noContent);
        api.put("/write", Call::noContent);
        api.patch("/write", Call::noContent);
        api.delete("/write", Call::noContent);
    }

    @AfterAll
    void stop() {
        open.close();
        closed.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void aPageOfAStrangerHasNoEffect(String method) {
        for (Client client : new Client[] {open.client, closed.client}) {
            Answer answer = client.call(method, "/write", "{}", "Origin", STRANGER).expect(403);
            assertEquals("", answer.header(ALLOWED));
            client.call(method, "/write", "{}").expect(204);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, 204",
        "none, 204",
        "same-site, 403",
        "cross-site, 403",
        "anything, 403"
    })
    void aBrowsersOwnWordDecides(String site, int status) {
        closed.client.post("/write", "{}", "Sec-Fetch-Site", site).expect(status);
        closed.client
                .post("/write", "{}", "Sec-Fetch-Site", site, "Origin", closed.client.base())
                .expect(status);
    }

    @Test
    void ourOwnPageIsKnownByItsHost() {
        String host = URI.create(closed.client.base()).getAuthority();

        writeFrom("http://" + host).expect(204);
        writeFrom("HTTPS://" + host.toUpperCase(Locale.ROOT)).expect(204);
        writeFrom("http://" + host + "1").expect(403);
        writeFrom("http://127.0.0.1").expect(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "http://", "a b", "file:///", "//", "chat.example.org"})
    void anOriginThatIsNoneIsForeign(String origin) {
        writeFrom(origin).expect(403);
    }

    private Answer writeFrom(String origin) {
        return closed.client.post("/write", "{}", "Origin", origin);
    }

    @Test
    void aStrangersPageMayAskButIsNotShownTheAnswer() {
        Answer answer = open.client.get("/read", "Origin", STRANGER).expect(200);

        assertEquals("", answer.header(ALLOWED));
        assertEquals("", answer.header("Access-Control-Expose-Headers"));
        assertTrue(answer.headers().allValues("Vary").contains("Origin"));
        assertTrue(!closed.client.get("/read").headers().allValues("Vary").contains("Origin"));
    }

    @Test
    void aFriendsPageReadsAndWritesAndSeesTheHeaders() {
        Answer read = open.client.get("/read", "Origin", FRIEND).expect(200);
        Answer wrote =
                open.client
                        .post("/write", "{}", "Origin", FRIEND, "Sec-Fetch-Site", "cross-site")
                        .expect(204);

        assertEquals(FRIEND, read.header(ALLOWED));
        assertEquals(FRIEND, wrote.header(ALLOWED));
        assertTrue(read.header("Access-Control-Expose-Headers").contains("Retry-After"));
        assertEquals("", read.header("Access-Control-Allow-Methods"));
        assertEquals("", read.header("Access-Control-Allow-Credentials"));
    }

    @Test
    void aFriendsBrowserIsToldBeforehandWhatItMaySend() {
        Answer asked = preflight(FRIEND).expect(204);

        assertEquals(FRIEND, asked.header(ALLOWED));
        assertEquals("GET, POST, PUT, PATCH, DELETE", asked.header("Access-Control-Allow-Methods"));
        assertTrue(asked.header("Access-Control-Allow-Headers").contains("Authorization"));
        assertEquals("600", asked.header("Access-Control-Max-Age"));
    }

    @Test
    void nobodyElsesBrowserIs() {
        Answer asked = preflight(STRANGER);

        assertTrue(asked.status() >= 400, asked.text());
        assertEquals("", asked.header(ALLOWED));
        Answer plain = open.client.call("OPTIONS", "/write", null, "Origin", FRIEND);
        assertEquals("", plain.header("Access-Control-Allow-Methods"));
        assertTrue(plain.status() >= 400, plain.text());
    }

    private Answer preflight(String origin) {
        return open.client.call(
                "OPTIONS",
                "/write",
                null,
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST");
    }
}
