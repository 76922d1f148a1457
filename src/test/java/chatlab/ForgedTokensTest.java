package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import chatlab.testing.Answer;
import chatlab.testing.FakeIssuer;
import chatlab.testing.Forge;
import chatlab.testing.PublicKeys;
import chatlab.testing.TestServer;
import chatlab.testing.TokenAttacks;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tokens that must not count, on the routes of a server in each mode; none of them does anything.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForgedTokensTest {
    private static final String SECRET = "super-secret-jwt-token-with-at-least-32-characters";
    private static final String NAME = "https://id.example/";
    private static final int LONGEST_SENT = 6_000;

    private final FakeIssuer issuer = new FakeIssuer();
    private final FakeIssuer stranger = new FakeIssuer();
    private final KeyPair own = PublicKeys.pair("EC", 256);
    private final List<TestServer> servers = new ArrayList<>();

    /** A server, and whoever signs tokens that count there. */
    private record Door(String name, TestServer server, Forge forge, Map<String, PublicKey> keys) {
        User user(String token) {
            return new User(server.client(), forge.terms().subject(), token);
        }
    }

    /** A call that needs a token. */
    private record Call(String method, String path, @Nullable String json) {}

    @BeforeAll
    void start(@TempDir Path folder) {
        servers.add(TestServer.start(folder.resolve("local"), "AUTH_SIGNING_KEY=" + pem(own)));
        servers.add(
                TestServer.start(
                        folder.resolve("supabase"),
                        "SUPABASE_URL=" + issuer.url(),
                        "SUPABASE_KEY=public-key",
                        "SUPABASE_JWT_SECRET=" + SECRET));
        servers.add(
                TestServer.start(
                        folder.resolve("jwks"),
                        "AUTH_MODE=jwks",
                        "AUTH_ISSUER=" + NAME,
                        "AUTH_JWKS_URL=" + issuer.keysUrl()));
    }

    @AfterAll
    void stop() {
        servers.forEach(TestServer::close);
        issuer.close();
        stranger.close();
    }

    @TestFactory
    Stream<DynamicContainer> everyForgedTokenIsRefusedAndDoesNothing() {
        return doors().map(door -> dynamicContainer(door.name(), attacks(door)));
    }

    private Stream<Door> doors() {
        TestServer local = servers.get(0);
        TestServer supabase = servers.get(1);
        TestServer jwks = servers.get(2);
        String ownId =
                local.client().get("/auth/.well-known/jwks.json").expect(200).at("/keys/0/kid");
        var here = new Forge.Terms("chatlab", "authenticated", local.guest().id());
        var project = new Forge.Terms(issuer.name(), "authenticated", FakeIssuer.SUBJECT);
        var elsewhere = new Forge.Terms(NAME, NAME, "zEttPysXWuBIdDuW52ID7gIiHUjTEGhf");
        Map<String, PublicKey> published =
                Map.of(
                        FakeIssuer.EC_ID, issuer.ec().getPublic(),
                        FakeIssuer.RSA_ID, issuer.rsa().getPublic(),
                        FakeIssuer.ED_ID, issuer.ed().getPublic());
        Forge ours = Forge.of(ownId, own, here);
        Forge ec = Forge.of(FakeIssuer.EC_ID, issuer.ec(), project);
        Forge legacy = Forge.ofSecret(SECRET.getBytes(StandardCharsets.UTF_8), project);
        Forge rsa = Forge.of(FakeIssuer.RSA_ID, issuer.rsa(), elsewhere);
        Forge ed = Forge.of(FakeIssuer.ED_ID, issuer.ed(), elsewhere);
        return Stream.of(
                new Door("local", local, ours, Map.of(ownId, own.getPublic())),
                new Door("supabase", supabase, ec, published),
                new Door("supabase, legacy secret", supabase, legacy, published),
                new Door("jwks, RSA", jwks, rsa, published),
                new Door("jwks, Ed25519", jwks, ed, published));
    }

    private Stream<DynamicTest> attacks(Door door) {
        User user = door.user(door.forge().token());
        String table = user.launch("What is a good test?", User.THREE);
        user.say(table, "Whatever can fail.");
        Map<String, String> before = state(user, table);
        List<Call> calls = calls(user, table);
        List<DynamicTest> tests = new ArrayList<>();
        Map<String, String> attacks =
                new LinkedHashMap<>(TokenAttacks.against(door.forge(), door.keys(), stranger));
        if (!door.name().equals("local"))
            for (String claim : List.of("is_anonymous", "isAnonymous"))
                attacks.put(claim, door.forge().claiming(claim, true));
        attacks.forEach(
                (name, token) -> {
                    if (isSendable(token))
                        tests.add(dynamicTest(name, () -> refuses(door.user(token), calls)));
                });
        assertTrue(tests.size() > 150, () -> "only " + tests.size());
        tests.add(
                dynamicTest("nothing has changed", () -> assertEquals(before, state(user, table))));
        tests.add(dynamicTest("no stranger was asked", () -> assertEquals(0, stranger.requests())));
        tests.add(dynamicTest("the right token passes everywhere", () -> passes(user, calls)));
        return tests.stream();
    }

    /** Signing out is the last, so that the right token can pass them all. */
    private static List<Call> calls(User user, String table) {
        return List.of(
                new Call("GET", user.own("/conversations"), null),
                new Call("GET", user.own("/profile"), null),
                new Call("POST", user.own("/chat"), "{\"message\":\"Let me in.\"}"),
                new Call("DELETE", user.own(table), null),
                new Call("POST", "/auth/logout", null));
    }

    private static void refuses(User user, List<Call> calls) {
        for (Call call : calls) {
            Answer refused = answer(user, call).expect(401);
            assertEquals("Bearer", refused.header("WWW-Authenticate"));
            JsonNode body = refused.json();
            assertEquals(1, body.path("detail").size(), refused::text);
            assertFalse(refused.at("/detail/0/msg").isBlank(), refused::text);
            assertFalse(body.path("detail").get(0).has("loc"), refused::text);
            assertEquals(refused.header("X-Request-Id"), refused.at("/request_id"));
        }
    }

    private static void passes(User user, List<Call> calls) {
        for (Call call : calls) {
            Answer answer = answer(user, call);
            assertTrue(answer.status() / 100 == 2, () -> call + ": " + answer.text());
        }
        user.get("/conversations").expect(401);
    }

    private static Answer answer(User user, Call call) {
        return user.client().call(call.method(), call.path(), call.json(), user.signed());
    }

    private static Map<String, String> state(User user, String table) {
        return Map.of(
                "conversations", user.get("/conversations").expect(200).text(),
                "messages", user.messages(table).text(),
                "profile", user.get("/profile").expect(200).text());
    }

    private static boolean isSendable(String token) {
        return token.length() < LONGEST_SENT && token.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static String pem(KeyPair pair) {
        Base64.Encoder base64 = Base64.getEncoder();
        return "-----BEGIN PRIVATE KEY-----%s-----END PRIVATE KEY-----"
                        .formatted(base64.encodeToString(pair.getPrivate().getEncoded()))
                + "-----BEGIN PUBLIC KEY-----%s-----END PUBLIC KEY-----"
                        .formatted(base64.encodeToString(pair.getPublic().getEncoded()));
    }
}
