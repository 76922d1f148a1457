package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.ServerTests;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * So many replies for each user, so many account calls for each address. The period is a day, so no
 * test waits for it.
 */
final class RateLimitsTest extends ServerTests {
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    RateLimitsTest() {
        super("RATE_LIMIT_MESSAGES=3/day", "RATE_LIMIT_AUTH=4/day", "TRUSTED_PROXIES=127.0.0.1");
    }

    @Test
    void aUserIsToldWhatIsLeftAndThenToWait() {
        User user = guest();
        String table = user.launch("a", User.THREE);
        for (int left = 2; left >= 0; left--) {
            Answer said = user.post(table + "/next", null).expect(200);
            assertEquals("3", said.header("RateLimit-Limit"));
            assertEquals(String.valueOf(left), said.header("RateLimit-Remaining"));
            assertTrue(Integer.parseInt(said.header("RateLimit-Reset")) > 0);
        }
        Answer refused = user.post(table + "/messages", "{\"content\":\"Hello\"}").expect(429);
        assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0, refused::text);
        assertEquals("3", refused.header("RateLimit-Limit"));
        assertEquals("0", refused.header("RateLimit-Remaining"));
        assertTrue(Integer.parseInt(refused.header("RateLimit-Reset")) > 0);
        assertEquals(3, user.contents(table).size(), "nothing was stored");
    }

    @Test
    void everyWayToAReplyCounts() {
        for (String path : List.of("/next", "/messages", "/messages/stream", "/run", "/chat")) {
            User user = guest();
            String table = user.launch("a", User.THREE);
            user.post(table + "/run", "{\"turns\":3}").expect(200);
            String body = "{\"content\":\"a\",\"message\":\"a\",\"turns\":1}";
            user.post(path.equals("/chat") ? path : table + path, body).expect(429);
        }
    }

    @Test
    void otherUsersAndWhatMakesNoReplyGoOn() {
        User busy = guest();
        String table = busy.launch("a", User.THREE);
        busy.post(table + "/run", "{\"turns\":3}").expect(200);
        busy.post(table + "/next", null).expect(429);
        busy.get(table + "/next").expect(200);
        busy.get(table + "/export").expect(200);
        busy.post(table + "/messages", "{\"content\":\"A note.\",\"reply\":false}").expect(201);
        busy.post(table + "/stop", null).expect(204);
        User other = guest();
        other.post(other.launch("a", User.THREE) + "/next", null).expect(200);
    }

    @Test
    void aLongRunTakesWhatThereIs() {
        User user = guest();
        String table = user.launch("a", User.THREE);
        assertEquals(20, user.post(table + "/run", "{\"turns\":20}").expect(200).each("id").size());
        user.post(table + "/next", null).expect(429);
    }

    @Test
    void anAddressMayCallTheAccountRoutesSoOften() {
        String[] one = {"X-Forwarded-For", "10.1.1.1"};
        for (int left = 3; left >= 0; left--) {
            Answer guest = client.post("/auth/guest", null, one).expect(200);
            assertEquals(String.valueOf(left), guest.header("RateLimit-Remaining"));
        }
        Answer refused =
                client.post(
                                "/auth/login",
                                "{\"email\":\"a@example.org\",\"password\":\"12345678\"}",
                                one)
                        .expect(429);
        assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
        assertEquals("4", refused.header("RateLimit-Limit"));
        assertEquals("0", refused.header("RateLimit-Remaining"));
        client.post("/auth/guest", null, "X-Forwarded-For", "10.1.1.2").expect(200);
    }

    @Test
    void aForwardedAddressThatTheClientMadeUpDoesNotCount() {
        for (int i = 0; i < 4; i++) {
            client.post("/auth/guest", null, "X-Forwarded-For", "10.9.9." + i + ", 10.2.2.2")
                    .expect(200);
        }
        client.post("/auth/guest", null, "X-Forwarded-For", "10.9.9.9, 10.2.2.2").expect(429);
    }

    @Test
    void withoutATrustedProxyNoForwardedAddressCounts(@TempDir Path folder) {
        try (TestServer plain = TestServer.start(folder, "RATE_LIMIT_AUTH=1/day")) {
            plain.client().post("/auth/guest", null, "X-Forwarded-For", "10.0.0.1").expect(200);
            plain.client().post("/auth/guest", null, "X-Forwarded-For", "10.0.0.2").expect(429);
            plain.client().post("/auth/guest", null, "Fly-Client-IP", "10.0.0.3").expect(429);
        }
    }

    /** A guest from an address of their own. */
    private User guest() {
        return User.guest(client, "X-Forwarded-For", "192.168.0." + ADDRESSES.incrementAndGet());
    }
}
