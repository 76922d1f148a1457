package chatlab.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.failure.Failure;
import chatlab.testing.FakeIssuer;
import chatlab.testing.Forge;
import chatlab.testing.PublicKeys;
import chatlab.testing.SettableClock;
import com.auth0.jwt.JWTCreator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose tokens count, up to which edge; see ForgedTokensTest for those that do not. */
class TokenVerifierTest extends VerifierTests {
    @Test
    void acceptsATokenSignedWithThePublishedEcKey() {
        Instant ends = Instant.ofEpochSecond(now.plusSeconds(3_600).getEpochSecond());
        String token =
                token().withClaim("email", "ada@example.org")
                        .withClaim("session_id", "s-1")
                        .withClaim("is_anonymous", true)
                        .withClaim("app_metadata", Map.of("role", "researcher"))
                        .sign(issuer.es256());

        assertEquals(
                new Caller(
                        FakeIssuer.SUBJECT,
                        Optional.of("ada@example.org"),
                        true,
                        "researcher",
                        "session:s-1",
                        Optional.of(ends.minusSeconds(3_600)),
                        ends),
                verifier().verify(token));
    }

    @Test
    void acceptsATokenSignedWithThePublishedRsaKey() {
        String token = token().withKeyId(FakeIssuer.RSA_ID).withJWTId("t-1").sign(issuer.rs256());

        Caller caller = verifier().verify(token);

        assertEquals(FakeIssuer.SUBJECT, caller.userId());
        assertEquals("id:t-1", caller.tokenKey());
        assertEquals("user", caller.role());
        assertEquals(Optional.empty(), caller.email());
        assertFalse(caller.anonymous());
    }

    @Test
    void acceptsATokenSignedWithTheSharedSecretWithOrWithoutAKeyId() {
        TokenVerifier verifier = verifierWithSecret();

        verifier.verify(token().withKeyId(null).sign(SECRET));
        verifier.verify(token().withKeyId("legacy").sign(SECRET));
        verifier.verify(token().sign(issuer.es256()));
    }

    @Test
    void acceptsATokenOfTheSharedSecretWhileThePublishedKeysCannotBeHad() {
        KeySource away =
                _ -> {
                    throw new Failure.Unavailable("away");
                };
        String legacy = token().withKeyId("legacy").sign(SECRET);

        verifier(away, Optional.of(SECRET), clock).verify(legacy);
        TokenVerifier without = verifier(away, Optional.empty(), clock);
        assertThrows(Failure.Unavailable.class, () -> without.verify(legacy));
    }

    @Test
    void acceptsATokenThatNamesNoKeyOnlyWhereThereIsOneAlone() {
        try (FakeIssuer other = new FakeIssuer();
                JwksKeys theirs = new JwksKeys(other.keysUrl(), clock)) {
            String token = token().withKeyId(null).sign(other.es256());

            other.publish(PublicKeys.jwk("any", other.ec()));
            verifier(theirs, Optional.empty(), clock).verify(token);
            refuse(token().withKeyId(null).sign(issuer.es256()));
            TokenVerifier given = verifier(_ -> Optional.empty(), Optional.empty(), clock);
            assertThrows(Failure.Unauthenticated.class, () -> given.verify(token));
        }
    }

    @Test
    void acceptsOneAudienceAmongSeveral() {
        accepts(token().withAudience("other", FakeIssuer.AUDIENCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+jwt", "application/jwt"})
    void acceptsTheType(String type) {
        accepts(token().withHeader(Map.of("typ", type)));
    }

    @Test
    void acceptsABetterAuthTokenWhichDoesNotSayItsType() {
        var terms =
                new Forge.Terms(
                        issuer.name(), FakeIssuer.AUDIENCE, "zEttPysXWuBIdDuW52ID7gIiHUjTEGhf");
        Forge forge = Forge.of(FakeIssuer.ED_ID, issuer.ed(), terms);
        ObjectNode header = forge.header();
        header.remove("typ");
        String token = forge.token(header, forge.payload());

        Caller caller = verifier(Optional.empty(), false, Clock.systemUTC()).verify(token);

        assertEquals(terms.subject(), caller.userId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "01a1f8bc-e310-7a05-b3f1-6d2c48e97a10",
                "zEttPysXWuBIdDuW52ID7gIiHUjTEGhf",
                "auth0|5f7c",
                "ada@example.org",
                "x.y:z_-",
                "..."
            })
    void acceptsTheUserId(String sub) {
        assertEquals(sub, accepts(token().withSubject(sub)).userId());
    }

    @Test
    void acceptsAUserIdOf128CharactersAndRefusesOneOf129() {
        accepts(token().withSubject("x".repeat(128)));
        refuses(token().withSubject("x".repeat(129)));
    }

    @Test
    void acceptsATokenOf8192CharactersAndRefusesALongerOne() {
        int without = token().withClaim("filler", "").sign(issuer.es256()).length();
        int most = (8_192 - without) * 3 / 4;
        String longest = "";
        String tooLong = "";
        for (int filler = most - 4; tooLong.isEmpty(); filler++) {
            String token = token().withClaim("filler", "x".repeat(filler)).sign(issuer.es256());
            if (token.length() <= 8_192) longest = token;
            else tooLong = token;
        }
        assertTrue(longest.length() >= 8_191, () -> "the longest tried is not near the edge");

        verifier().verify(longest);
        refuse(tooLong);
    }

    @Test
    void goesByTheSecondInWhatBeginsAndEnds() {
        Instant second = Instant.ofEpochSecond(now.getEpochSecond());
        SettableClock own = new SettableClock(second);
        TokenVerifier verifier = verifier(Optional.empty(), true, own);

        verifier.verify(sign(token().withExpiresAt(second.plusSeconds(1))));
        refuses(verifier, token().withExpiresAt(second));
        verifier.verify(sign(token().withNotBefore(second.plusSeconds(5))));
        refuses(verifier, token().withNotBefore(second.plusSeconds(6)));
        verifier.verify(sign(token().withIssuedAt(second.plusSeconds(5))));
        refuses(verifier, token().withIssuedAt(second.plusSeconds(6)));
    }

    @Test
    void takesNoEndAfterTheYear9999() {
        accepts(token().withExpiresAt(Instant.ofEpochSecond(253_402_300_799L)));
        refuses(token().withExpiresAt(Instant.ofEpochSecond(253_402_300_800L)));
    }

    @Test
    void refusesARememberedTokenFromItsExpiryOn() {
        SettableClock own = new SettableClock(now);
        TokenVerifier verifier = verifier(Optional.empty(), true, own);
        Instant ends = Instant.ofEpochSecond(now.getEpochSecond() + 30);
        String token = sign(token().withExpiresAt(ends));

        verifier.verify(token);
        own.advance(Duration.between(own.instant(), ends).minusMillis(1));
        verifier.verify(token);
        own.advance(Duration.ofMillis(1));
        assertThrows(Failure.Unauthenticated.class, () -> verifier.verify(token));
    }

    @Test
    void remembersATokenForAMinuteThoughItsKeyIsGone() {
        SettableClock own = new SettableClock(now);
        AtomicBoolean there = new AtomicBoolean(true);
        KeySource published = id -> there.get() ? keys.find(id) : Optional.empty();
        TokenVerifier verifier = verifier(published, Optional.empty(), own);
        String token = sign(token());

        verifier.verify(token);
        there.set(false);
        own.advance(Duration.ofMillis(59_999));
        verifier.verify(token);
        own.advance(Duration.ofMillis(1));
        assertThrows(Failure.Unauthenticated.class, () -> verifier.verify(token));
        there.set(true);
        verifier.verify(token);
    }

    @Test
    void goesByItsOwnClock() {
        SettableClock tomorrow = new SettableClock(now.plus(Duration.ofDays(1)));
        TokenVerifier verifier = verifier(Optional.empty(), true, tomorrow);
        Instant then = tomorrow.instant();

        verifier.verify(sign(issuer.token(then).withNotBefore(then)));
    }

    @Test
    void refusesEverySignatureOfWhatWasLoggedOut() {
        String token = sign(with("n", "to be logged out"));
        String twin = twin(token);
        TokenVerifier verifier = verifier();
        assertNotEquals(token, twin);
        Caller caller = verifier.verify(token);
        assertEquals(caller, verifier.verify(twin), "of one ES256 signature there are two");

        revocations.revoke(caller.tokenKey(), caller.expiresAt());

        assertThrows(Failure.Unauthenticated.class, () -> verifier.verify(token));
        assertThrows(Failure.Unauthenticated.class, () -> verifier.verify(twin));
    }

    /** With n - s for s, which anybody can write. */
    private String twin(String token) {
        BigInteger order = ((ECPublicKey) issuer.ec().getPublic()).getParams().getOrder();
        int dot = token.lastIndexOf('.');
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        byte[] other = Base64.getUrlDecoder().decode(PublicKeys.number(order.subtract(s), 32));
        System.arraycopy(other, 0, signature, 32, 32);
        return token.substring(0, dot + 1) + PublicKeys.base64(signature);
    }

    @Test
    void readsTokensTo32LevelsDeep() {
        accepts(with("deep", nested(31)));
        refuses(with("deep", nested(32)));
    }

    private static List<Object> nested(int levels) {
        return levels == 1 ? List.of() : List.of(nested(levels - 1));
    }

    private void refuses(TokenVerifier verifier, JWTCreator.Builder token) {
        assertThrows(Failure.Unauthenticated.class, () -> verifier.verify(sign(token)));
    }
}
