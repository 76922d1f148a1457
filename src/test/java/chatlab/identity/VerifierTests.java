package chatlab.identity;

import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.config.DatabaseUrl;
import chatlab.database.Database;
import chatlab.failure.Failure;
import chatlab.testing.FakeIssuer;
import chatlab.testing.SettableClock;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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
    final JwksKeys keys = new JwksKeys(issuer.keysUrl(), clock);
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
        refuse(sign(token));
    }

    void refuse(String token) {
        assertThrows(Failure.Unauthenticated.class, () -> verifier().verify(token));
    }

    TokenVerifier verifier() {
        return verifier(Optional.empty(), true);
    }

    TokenVerifier verifierWithSecret() {
        return verifier(Optional.of(SECRET), true);
    }

    TokenVerifier verifier(Optional<Algorithm> secret, boolean guests) {
        return verifier(secret, guests, clock);
    }

    TokenVerifier verifier(Optional<Algorithm> secret, boolean guests, Clock clock) {
        var trusted = new TrustedIssuer(issuer.name(), FakeIssuer.AUDIENCE, keys, secret, guests);
        return new TokenVerifier(trusted, revocations, clock);
    }

    TokenVerifier verifier(KeySource keys, Optional<Algorithm> secret, Clock clock) {
        var trusted = new TrustedIssuer(issuer.name(), FakeIssuer.AUDIENCE, keys, secret, true);
        return new TokenVerifier(trusted, revocations, clock);
    }

    JWTCreator.Builder token() {
        return issuer.token(now);
    }

    JWTCreator.Builder with(String claim, Object value) {
        return token().withPayload(Map.of(claim, value));
    }

    String sign(JWTCreator.Builder token) {
        return token.sign(issuer.es256());
    }

    Caller accepts(JWTCreator.Builder token) {
        return verifier().verify(sign(token));
    }
}
