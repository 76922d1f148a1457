package chatlab.identity;

import static chatlab.database.generated.Tables.REVOCATIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Database;
import chatlab.failure.Failure;
import chatlab.testing.SettableClock;
import chatlab.testing.TestDatabases;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens that were logged out. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class RevocationsTest {
    private static final Algorithm SECRET = Algorithm.HMAC256("a-shared-secret-of-32-characters");

    private final TestDatabases kind;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final SettableClock clock = new SettableClock(now);
    private Database database;
    private Revocations revocations;
    private TokenVerifier verifier;

    RevocationsTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        database = kind.open(folder);
        revocations = new Revocations(database, clock);
        verifier = verifier(revocations);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void refusesEveryTokenOfASessionThatWasLoggedOut() {
        String first = sign(token().withClaim("session_id", "s-1").withJWTId("a"));
        String second = sign(token().withClaim("session_id", "s-1").withJWTId("b"));
        String other = sign(token().withClaim("session_id", "s-2").withJWTId("c"));

        logOut(first);

        assertThrows(Failure.Unauthenticated.class, () -> verifier.verify(first));
        assertThrows(Failure.Unauthenticated.class, () -> verifier.verify(second));
        assertEquals("ada", verifier.verify(other).userId());
    }

    @Test
    void refusesATokenByItsOwnIdWhereItHasNoSession() {
        String first = sign(token().withJWTId("a"));
        String other = sign(token().withJWTId("b"));

        logOut(first);

        assertThrows(Failure.Unauthenticated.class, () -> verifier.verify(first));
        assertEquals("ada", verifier.verify(other).userId());
    }

    @Test
    void refusesATokenByItsHashWhereItHasNoId() {
        String first = sign(token());
        String other = sign(token().withIssuedAt(now.minusSeconds(1)));

        logOut(first);

        assertThrows(Failure.Unauthenticated.class, () -> verifier.verify(first));
        assertEquals("ada", verifier.verify(other).userId());
    }

    @Test
    void takesNoSessionForATokenOfTheSameId() {
        String byId = sign(token().withJWTId("x"));
        String bySession = sign(token().withClaim("session_id", "x"));

        logOut(byId);

        assertEquals("ada", verifier.verify(bySession).userId());
    }

    @Test
    void refusesOnAnotherCopyAfterItsNextLook() {
        Revocations copys = new Revocations(database, clock);
        TokenVerifier copy = verifier(copys);
        String token = sign(token().withJWTId("a"));
        copy.verify(token);

        logOut(token);
        copys.refresh();

        assertThrows(Failure.Unauthenticated.class, () -> copy.verify(token));
    }

    @Test
    void refusesAfterARestart() {
        String token = sign(token().withJWTId("a"));
        logOut(token);

        TokenVerifier restarted = verifier(new Revocations(database, clock));

        assertThrows(Failure.Unauthenticated.class, () -> restarted.verify(token));
    }

    @Test
    void takesASecondLogoutOfTheSameToken() {
        String token = sign(token().withJWTId("a"));
        Caller caller = verifier.verify(token);

        revocations.revoke(caller.tokenKey(), caller.expiresAt());
        revocations.revoke(caller.tokenKey(), caller.expiresAt());

        assertThrows(Failure.Unauthenticated.class, () -> verifier.verify(token));
    }

    @Test
    void forgetsOnlyAfterTheTokenHasExpired() {
        revocations.revoke("id:soon", now.plusSeconds(60));
        revocations.revoke("id:later", now.plusSeconds(6_000));

        advanceTo(Duration.ofSeconds(120).minusMillis(1));
        assertTrue(refuses(revocations, "id:soon"), "a clock somewhere may be behind");
        assertTrue(refuses(new Revocations(database, clock), "id:soon"));

        advanceTo(Duration.ofSeconds(120));
        assertFalse(refuses(revocations, "id:soon"));
        assertFalse(refuses(new Revocations(database, clock), "id:soon"));
        assertTrue(refuses(revocations, "id:later"));
        assertTrue(refuses(new Revocations(database, clock), "id:later"));
    }

    @Test
    void keepsASessionRefusedForADayAsOtherTokensOfItMayEndLater() {
        revocations.revoke("session:short", now.plusSeconds(60));
        revocations.revoke("session:long", now.plus(Duration.ofDays(2)));

        advanceTo(Duration.ofDays(1).plusSeconds(60).minusMillis(1));
        assertTrue(refuses(revocations, "session:short"));

        advanceTo(Duration.ofDays(1).plusSeconds(60));
        assertFalse(refuses(revocations, "session:short"));

        advanceTo(Duration.ofDays(2));
        assertTrue(refuses(revocations, "session:long"));
    }

    @Test
    void goesByTheLaterEndOfTwoLogoutsOfTheSame() {
        revocations.revoke("id:longer", now.plusSeconds(60));
        revocations.revoke("id:longer", now.plusSeconds(600));
        revocations.revoke("id:shorter", now.plusSeconds(600));
        revocations.revoke("id:shorter", now.plusSeconds(60));

        advanceTo(Duration.ofSeconds(500));

        for (Revocations each : List.of(revocations, new Revocations(database, clock))) {
            assertTrue(refuses(each, "id:longer"));
            assertTrue(refuses(each, "id:shorter"));
        }
    }

    @Test
    void refusesWhatWasIssuedUntilTheAccountWasDeletedForThirtyDays() {
        revocations.endUser("ada");

        for (Revocations each : List.of(revocations, new Revocations(database, clock))) {
            assertTrue(each.refuses(caller("ada", "id:a", Optional.of(now.minusMillis(1)))));
            assertTrue(each.refuses(caller("ada", "id:a", Optional.of(now))));
            assertTrue(each.refuses(caller("ada", "id:a", Optional.empty())));
            assertFalse(each.refuses(caller("ada", "id:a", Optional.of(now.plusMillis(1)))));
            assertFalse(each.refuses(caller("bert", "id:a", Optional.empty())));
            assertEquals(1, each.endedUsers().size());
        }
        advanceTo(Duration.ofDays(30).minusMillis(1));
        assertTrue(refuses(revocations, "id:a"));
        advanceTo(Duration.ofDays(30));
        assertFalse(refuses(revocations, "id:a"));
    }

    @Test
    void goesByTheLastOfTwoDeletions() {
        Revocations copys = new Revocations(database, clock);
        revocations.endUser("ada");
        clock.advance(Duration.ofSeconds(10));
        copys.endUser("ada");
        Caller between = caller("ada", "id:a", Optional.of(now.plusSeconds(5)));
        assertFalse(revocations.refuses(between));

        revocations.refresh();
        copys.refresh();

        assertTrue(revocations.refuses(between));
        assertTrue(copys.refuses(between));
    }

    @Test
    void forgetsNothingThatAQueryDidNotSeeYet() {
        revocations.revoke("id:new", now.plusSeconds(600));
        database.write(sql -> sql.deleteFrom(REVOCATIONS).execute());

        sweep();
        revocations.refresh();

        assertTrue(refuses(revocations, "id:new"));
    }

    private static boolean refuses(Revocations by, String tokenKey) {
        return by.refuses(caller("ada", tokenKey, Optional.empty()));
    }

    private static Caller caller(String userId, String tokenKey, Optional<Instant> issuedAt) {
        Optional<String> email = Optional.empty();
        return new Caller(userId, email, false, "user", tokenKey, issuedAt, Instant.MAX);
    }

    private void advanceTo(Duration sinceTheStart) {
        clock.advance(Duration.between(clock.instant(), now.plus(sinceTheStart)));
        sweep();
    }

    private void sweep() {
        database.write(
                sql -> {
                    revocations.sweep(sql);
                    return "done";
                });
    }

    private void logOut(String token) {
        Caller caller = verifier.verify(token);
        revocations.revoke(caller.tokenKey(), caller.expiresAt());
    }

    private TokenVerifier verifier(Revocations of) {
        var issuer =
                new TrustedIssuer("me", "you", _ -> Optional.empty(), Optional.of(SECRET), true);
        return new TokenVerifier(issuer, of, clock);
    }

    private JWTCreator.Builder token() {
        return JWT.create()
                .withIssuer("me")
                .withAudience("you")
                .withSubject("ada")
                .withIssuedAt(now)
                .withExpiresAt(now.plusSeconds(600));
    }

    private static String sign(JWTCreator.Builder token) {
        return token.sign(SECRET);
    }
}
