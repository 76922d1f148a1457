package chatlab.http;

import chatlab.config.Config;
import chatlab.config.DatabaseUrl;
import chatlab.config.Environment;
import chatlab.database.Database;
import chatlab.identity.Revocations;
import chatlab.identity.TokenVerifier;
import chatlab.identity.TrustedIssuer;
import chatlab.testing.Client;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The server with nothing behind it: routes of a test's own, guarded as all are. */
final class LittleServer implements AutoCloseable {
    private static final Algorithm SECRET = Algorithm.HMAC256("a-shared-secret-of-32-characters");

    /** Read once: it takes longer than all the rest. */
    private static final Contract CONTRACT = Contract.load();

    final Client client;
    final Revocations revocations;
    private final Database database;
    private final Api api;

    LittleServer(Path folder, Map<String, String> set, Consumer<Api> routes) {
        Map<String, String> values = new HashMap<>(Map.of("PORT", "0"));
        values.putAll(set);
        database = Database.open(new DatabaseUrl.Sqlite(folder.resolve(UUID.randomUUID() + ".db")));
        Clock clock = Clock.systemUTC();
        revocations = new Revocations(database, clock);
        var issuer =
                new TrustedIssuer(
                        "issuer", "audience", _ -> Optional.empty(), Optional.of(SECRET), true);
        TokenVerifier tokens = new TokenVerifier(issuer, revocations, clock);
        api = new Api(Config.of(new Environment(values)), CONTRACT, tokens, clock);
        routes.accept(api);
        client = new Client("http://127.0.0.1:" + api.start());
    }

    static String bearer(String userId) {
        return "Bearer " + token(userId);
    }

    static String token(String userId) {
        return JWT.create()
                .withIssuer("issuer")
                .withAudience("audience")
                .withSubject(userId)
                .withJWTId(UUID.randomUUID().toString()) // one that is logged out ends no other
                .withExpiresAt(Instant.now().plusSeconds(600))
                .sign(SECRET);
    }

    void sweep() {
        api.sweep();
    }

    @Override
    public void close() {
        api.close();
        database.close();
    }
}
