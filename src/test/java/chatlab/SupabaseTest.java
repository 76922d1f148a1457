package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.FakeIssuer;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose accounts are kept by a Supabase project; the project is one of our own on
 * loopback.
 */
@Timeout(60)
final class SupabaseTest {
    private static final String SECRET = "super-secret-jwt-token-with-at-least-32-characters";

    private static FakeIssuer issuer;
    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        issuer = new FakeIssuer();
        server =
                TestServer.start(
                        folder,
                        "SUPABASE_URL=" + issuer.url(),
                        "SUPABASE_KEY=public-key",
                        "SUPABASE_JWT_SECRET=" + SECRET);
    }

    @AfterAll
    static void stop() {
        server.close();
        issuer.close();
    }

    @Test
    void aTokenOfTheProjectCountsForItsSubject() {
        User user = user(issuer.sign(token -> {}));
        String table = user.launch("What is a good test?", User.THREE);
        user.post(table + "/next", null).expect(200);
        assertEquals(user.id(), user.get(table).at("/user_id"));
        new User(server.client(), "somebody-else", user.token()).get("/conversations").expect(403);
    }

    @Test
    void aTokenSignedWithTheProjectsOldSecretCountsToo() {
        user(issuer.sign(token -> token.withKeyId(null), Algorithm.HMAC256(SECRET)))
                .get("/conversations")
                .expect(200);
        String other =
                issuer.sign(token -> token.withKeyId(null), Algorithm.HMAC256("another secret"));
        user(other).get("/conversations").expect(401);
    }

    @Test
    void aGuestOfTheProjectIsLetInWhereTheOperatorSaysSo(@TempDir Path folder) {
        String guest = issuer.sign(token -> token.withClaim("is_anonymous", true));
        Answer refused = user(guest).get("/conversations").expect(401);
        assertTrue(refused.at("/detail/0/msg").startsWith("Guests are not let in"), refused::text);
        try (TestServer open =
                TestServer.start(folder, "SUPABASE_URL=" + issuer.url(), "GUESTS=on")) {
            Answer profile = new User(open.client(), FakeIssuer.SUBJECT, guest).get("/profile");
            assertEquals("true", profile.expect(200).at("/is_anonymous"));
        }
    }

    @Test
    void accountsAreNotKeptHere() {
        String body = "{\"email\":\"ada@example.org\",\"password\":\"correct horse battery\"}";
        for (String path :
                List.of("register", "login", "guest", "upgrade", "refresh", "password")) {
            server.client().post("/auth/" + path, body).expect(404);
        }
        server.client().get("/auth/.well-known/jwks.json").expect(404);
    }

    @Test
    void whoeverSignsOutIsOutHereAtOnce() {
        String session = UUID.randomUUID().toString();
        User here = user(issuer.sign(token -> token.withClaim("session_id", session)));
        User renewed =
                user(issuer.sign(token -> token.withClaim("session_id", session).withJWTId("2")));
        User elsewhere =
                user(
                        issuer.sign(
                                token ->
                                        token.withClaim(
                                                "session_id", UUID.randomUUID().toString())));
        for (User each : List.of(here, renewed, elsewhere)) each.get("/conversations").expect(200);
        server.client().post("/auth/logout", null, here.signed()).expect(204);
        here.get("/conversations").expect(401);
        renewed.get("/conversations").expect(401);
        elsewhere.get("/conversations").expect(200);
    }

    @Test
    void aTokenWithoutASessionIsRevokedAlone() {
        User here = user(issuer.sign(token -> token.withClaim("n", 1)));
        User elsewhere = user(issuer.sign(token -> token.withClaim("n", 2)));
        server.client().post("/auth/logout", null, here.signed()).expect(204);
        here.get("/conversations").expect(401);
        elsewhere.get("/conversations").expect(200);
    }

    @Test
    void thePageIsToldWhereToSignIn() {
        Answer config = server.client().get("/api/config").expect(200);
        assertEquals("supabase", config.at("/auth_mode"));
        assertEquals(issuer.url(), config.at("/supabase_url"));
        assertEquals("public-key", config.at("/supabase_anon_key"));
        assertTrue(!config.text().contains(SECRET));
    }

    @Test
    void whileTheProjectsKeysCannotBeHadTheAnswerIs503(@TempDir Path folder) {
        try (FakeIssuer gone = new FakeIssuer();
                TestServer alone = TestServer.start(folder, "SUPABASE_URL=" + gone.url())) {
            String token = gone.sign(each -> {});
            gone.close();
            Answer refused =
                    alone.client()
                            .get(
                                    "/api/" + FakeIssuer.SUBJECT + "/conversations",
                                    "Authorization",
                                    "Bearer " + token);
            refused.expect(503);
            assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
        }
    }

    @Test
    void anyOtherIssuerMayKeepTheAccounts(@TempDir Path folder) {
        Map<String, String> settings =
                Map.of(
                        "AUTH_MODE",
                        "jwks",
                        "AUTH_ISSUER",
                        "https://id.example",
                        "AUTH_AUDIENCE",
                        "chatlab",
                        "AUTH_JWKS_URL",
                        issuer.keysUrl());
        String[] pairs =
                settings.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new);
        try (TestServer other = TestServer.start(folder, pairs)) {
            String theirs =
                    issuer.sign(
                            token ->
                                    token.withIssuer("https://id.example").withAudience("chatlab"));
            new User(other.client(), FakeIssuer.SUBJECT, theirs).get("/conversations").expect(200);
            new User(other.client(), FakeIssuer.SUBJECT, issuer.sign(token -> {}))
                    .get("/conversations")
                    .expect(401);
        }
    }

    private static User user(String token) {
        return new User(server.client(), FakeIssuer.SUBJECT, token);
    }
}
