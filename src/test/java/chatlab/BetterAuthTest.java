package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.testing.Answer;
import chatlab.testing.Client;
import chatlab.testing.NodeServer;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Accounts kept by a real Better Auth server; skipped without npm. */
@Timeout(180)
final class BetterAuthTest {
    private static Optional<NodeServer> betterAuth = Optional.empty();
    private static Optional<TestServer> server = Optional.empty();
    private static Client issuer;
    private static Client client;

    /** Somebody signed up there. */
    private record Account(String id, String cookie) {
        User user() {
            String token = issuer.get("/api/auth/token", "Cookie", cookie).expect(200).at("/token");
            return new User(client, id, token);
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) {
        NodeServer installed = NodeServer.start("better-auth");
        betterAuth = Optional.of(installed);
        TestServer started =
                TestServer.start(
                        folder,
                        "AUTH_MODE=jwks",
                        "AUTH_ISSUER=" + installed.url(),
                        "AUTH_JWKS_URL=" + installed.url() + "/api/auth/jwks");
        server = Optional.of(started);
        issuer = new Client(installed.url());
        client = started.client();
    }

    @AfterAll
    static void stop() {
        server.ifPresent(TestServer::close);
        betterAuth.ifPresent(NodeServer::close);
    }

    @Test
    void aTokenOfItsCountsForWhoeverSignedUpThere() {
        Account ada = signUp("ada");
        User user = ada.user();

        String table = user.launch("What is a good test?", User.THREE);
        user.post(table + "/next", null).expect(200);

        assertEquals(ada.id(), user.get(table).expect(200).at("/user_id"));
        assertEquals("ada@example.org", user.get("/profile").expect(200).at("/email"));
        new User(client, signUp("bert").id(), user.token()).get("/conversations").expect(403);
    }

    @Test
    void whoeverSignsOutHereIsOutWithThatToken() {
        Account carl = signUp("carl");
        User user = carl.user();
        user.get("/conversations").expect(200);

        client.post("/auth/logout", null, user.signed()).expect(204);

        user.get("/conversations").expect(401);
    }

    @Test
    void aTokenChangedOnItsWayIsRefused() {
        String[] dora = signUp("dora").user().token().split("\\.");
        Account emil = signUp("emil");
        String[] own = emil.user().token().split("\\.");

        String mixed = own[0] + "." + own[1] + "." + dora[2];

        new User(client, emil.id(), mixed).get("/conversations").expect(401);
    }

    private static Account signUp(String name) {
        String body =
                "{\"name\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"correct horse battery\"}"
                        .formatted(name, name);
        Answer signedUp = issuer.post("/api/auth/sign-up/email", body).expect(200);
        return new Account(signedUp.at("/user/id"), signedUp.header("Set-Cookie").split(";")[0]);
    }
}
