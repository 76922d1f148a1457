package chatlab.identity;

import static chatlab.identity.FakeIssuer.token;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.config.DatabaseUrl;
import chatlab.database.Database;
import chatlab.failure.Failure;
import chatlab.testing.SettableClock;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A verifier, and an issuer on loopback that publishes its keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VerifierTests {
    static final Algorithm SECRET = Algorithm.HMAC256("a-shared-secret-of-32-characters");

    final Instant now = Instant.now();
    final SettableClock clock = new SettableClock(now);
    final FakeIssuer issuer = new FakeIssuer();
    final JwksKeys keys = new JwksKeys(issuer.url(), clock);
    Database database;
    Revocations revocations;

    @BeforeAll
    void open(@TempDir Path folder) {
        database = Database.open(new DatabaseUrl.Sqlite(folder.resolve("chatlab.db")));
        revocations = new Revocations(database, clock);
    }

    @AfterAll
    void close() {
        keys.close();
        issuer.close();
        database.close();
    }

    void refuses(JWTCreator.Builder token) {
        refuse(token.sign(issuer.es256()));
    }

    void refuse(String token) {
        assertThrows(Failure.Unauthenticated.class, () -> verifier().verify(token));
    }

    TokenVerifier verifier() {
        return new TokenVerifier(
                FakeIssuer.ISSUER, FakeIssuer.AUDIENCE, keys, Optional.empty(), revocations, clock);
    }

    TokenVerifier verifierWithSecret() {
        return new TokenVerifier(
                FakeIssuer.ISSUER,
                FakeIssuer.AUDIENCE,
                keys,
                Optional.of(SECRET),
                revocations,
                clock);
    }
}
