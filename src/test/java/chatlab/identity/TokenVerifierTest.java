package chatlab.identity;

import static chatlab.identity.FakeIssuer.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.failure.Failure;
import chatlab.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose tokens count. */
class TokenVerifierTest extends VerifierTests {
    @Test
    void acceptsATokenSignedWithThePublishedEcKey() {
        Instant ends = Instant.ofEpochSecond(now.plusSeconds(600).getEpochSecond());
        String token =
                token(now)
                        .withClaim("email", "ada@example.org")
                        .withClaim("session_id", "s-1")
                        .withClaim("is_anonymous", true)
                        .withClaim("app_metadata", Map.of("role", "researcher"))
                        .sign(issuer.es256());

        assertEquals(
                new Caller(
                        "ada",
                        Optional.of("ada@example.org"),
                        true,
                        "researcher",
                        "session:s-1",
                        Optional.of(ends.minusSeconds(600)),
                        ends),
                verifier().verify(token));
    }

    @Test
    void acceptsATokenSignedWithThePublishedRsaKey() {
        String token =
                token(now).withKeyId(FakeIssuer.RSA_ID).withJWTId("t-1").sign(issuer.rs256());

        Caller caller = verifier().verify(token);

        assertEquals("ada", caller.userId());
        assertEquals("id:t-1", caller.tokenKey());
        assertEquals("user", caller.role());
        assertEquals(Optional.empty(), caller.email());
        assertFalse(caller.anonymous());
    }

    @Test
    void acceptsATokenSignedWithTheSharedSecretWithOrWithoutAKeyId() {
        TokenVerifier verifier = verifierWithSecret();

        assertEquals("ada", verifier.verify(token(now).withKeyId(null).sign(SECRET)).userId());
        assertEquals("ada", verifier.verify(token(now).withKeyId("legacy").sign(SECRET)).userId());
        assertEquals("ada", verifier.verify(token(now).sign(issuer.es256())).userId());
    }

    @Test
    void acceptsOneAudienceAmongSeveral() {
        String token = token(now).withAudience("other", FakeIssuer.AUDIENCE).sign(issuer.es256());

        assertEquals("ada", verifier().verify(token).userId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "01a1f8bc-e310-7a05-b3f1-6d2c48e97a10",
                "auth0|5f7c",
                "ada@example.org",
                "x.y:z_-"
            })
    void acceptsTheUserId(String sub) {
        assertEquals(
                sub, verifier().verify(token(now).withSubject(sub).sign(issuer.es256())).userId());
    }

    @Test
    void acceptsAUserIdOf128CharactersAndRefusesOneOf129() {
        assertEquals(
                128,
                verifier()
                        .verify(token(now).withSubject("x".repeat(128)).sign(issuer.es256()))
                        .userId()
                        .length());
        refuses(token(now).withSubject("x".repeat(129)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a/b",
                "../ada",
                "ada\n",
                "ada\u0000",
                "ädä",
                "a%2Fb",
                "a?b",
                "theorists",
                "characters",
                "character-sets",
                "config",
                "research",
                "shared"
            })
    void refusesTheUserId(String sub) {
        refuses(token(now).withSubject(sub));
    }

    @Test
    void refusesATokenWithoutAUser() {
        refuses(token(now).withSubject(null));
    }

    @Test
    void refusesAnExpiredToken() {
        refuses(token(now.minusSeconds(700)));
        refuses(token(now).withExpiresAt(now));
    }

    @Test
    void refusesATokenThatNeverExpires() {
        refuses(token(now).withExpiresAt((Instant) null));
    }

    @Test
    void refusesATokenThatIsNotYetValid() {
        refuses(token(now).withNotBefore(now.plusSeconds(60)));
    }

    @Test
    void refusesAnotherIssuersOrAudiencesToken() {
        refuses(token(now).withIssuer("https://evil.example"));
        refuses(token(now).withIssuer((String) null));
        refuses(token(now).withIssuer(FakeIssuer.ISSUER + "/"));
        refuses(token(now).withAudience("other"));
        refuses(token(now).withAudience((String[]) null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anon", "service_role"})
    void refusesAProjectsOwnKeyByItsRole(String role) {
        refuses(token(now).withClaim("role", role));
        assertThrows(
                Failure.Unauthenticated.class,
                () ->
                        verifierWithSecret()
                                .verify(
                                        token(now)
                                                .withKeyId(null)
                                                .withClaim("role", role)
                                                .sign(SECRET)));
    }

    @Test
    void refusesAnUnknownOrMissingKeyId() {
        refuses(token(now).withKeyId("ec-2"));
        refuses(token(now).withKeyId(""));
        refuses(token(now).withKeyId(null));
    }

    @Test
    void refusesARememberedTokenFromItsExpiryOn() {
        SettableClock own = new SettableClock(now);
        TokenVerifier verifier =
                new TokenVerifier(
                        FakeIssuer.ISSUER,
                        FakeIssuer.AUDIENCE,
                        keys,
                        Optional.empty(),
                        revocations,
                        own);
        Instant ends = Instant.ofEpochSecond(now.getEpochSecond() + 60);
        String token = token(now).withExpiresAt(ends).sign(issuer.es256());

        assertEquals("ada", verifier.verify(token).userId());
        own.advance(Duration.between(own.instant(), ends).minusMillis(1));
        assertEquals("ada", verifier.verify(token).userId());
        own.advance(Duration.ofMillis(1));
        assertThrows(Failure.Unauthenticated.class, () -> verifier.verify(token));
    }

    @Test
    void goesByItsOwnClock() {
        SettableClock tomorrow = new SettableClock(now.plus(Duration.ofDays(1)));
        TokenVerifier verifier =
                new TokenVerifier(
                        FakeIssuer.ISSUER,
                        FakeIssuer.AUDIENCE,
                        keys,
                        Optional.empty(),
                        revocations,
                        tomorrow);

        String token =
                token(tomorrow.instant()).withNotBefore(tomorrow.instant()).sign(issuer.es256());

        assertEquals("ada", verifier.verify(token).userId());
    }
}
