package chatlab.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.failure.Failure;
import chatlab.testing.SettableClock;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published keys, from an identity server on loopback that comes and goes. */
class JwksKeysTest {
    private static final Duration WHILE = Duration.ofSeconds(31);
    private static final Duration LONG = Duration.ofMinutes(11);
    private static final KeyPair OTHER = FakeIssuer.pair("EC", 256);

    private final FakeIssuer issuer = new FakeIssuer();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T11:35:00Z"));
    private final JwksKeys keys = new JwksKeys(issuer.url(), clock);

    @AfterEach
    void close() {
        keys.close();
        issuer.close();
    }

    @Test
    void fetchesOnceAndChoosesTheAlgorithmByTheKeysType() {
        assertEquals("ES256", keys.find(FakeIssuer.EC_ID).orElseThrow().getName());
        assertEquals("RS256", keys.find(FakeIssuer.RSA_ID).orElseThrow().getName());
        assertEquals(1, issuer.requests.get());
    }

    @Test
    void saysThatKeysCannotBeHadWhereNoneIsKnown() {
        issuer.close();

        assertThrows(Failure.Unavailable.class, () -> keys.find(FakeIssuer.EC_ID));
    }

    @Test
    void findsTheKeysAsSoonAsTheServerIsBack() {
        issuer.status = 503;
        issuer.body = "away";
        assertThrows(Failure.Unavailable.class, () -> keys.find(FakeIssuer.EC_ID));

        issuer.status = 200;
        issuer.body = FakeIssuer.keySet(FakeIssuer.ecKey(FakeIssuer.EC_ID, issuer.ec));
        clock.advance(WHILE);

        assertTrue(keys.find(FakeIssuer.EC_ID).isPresent());
    }

    @Test
    void goesOnCountingKnownKeysWhileTheServerIsAway() {
        keys.find(FakeIssuer.EC_ID);
        issuer.close();
        clock.advance(LONG);

        assertTrue(keys.find(FakeIssuer.EC_ID).isPresent());
        assertFalse(keys.find("ec-2").isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "oops",
                "<html>502</html>",
                "{}",
                "{\"keys\":[]}",
                "null",
                "[]",
                "{\"keys\":null}",
                "{\"message\":\"away\"}"
            })
    void goesOnCountingKnownKeysWhileTheServerAnswersWithAnError(String body) {
        keys.find(FakeIssuer.EC_ID);
        issuer.status = 503;
        issuer.body = body;
        clock.advance(LONG);

        assertTrue(keys.find(FakeIssuer.EC_ID).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oops", "{}", "null", "[]", "7", "{\"keys\":null}", "{\"keys\":7}"})
    void saysThatKeysCannotBeHadWhereTheServerSendsSomethingElse(String body) {
        issuer.body = body;

        assertThrows(Failure.Unavailable.class, () -> keys.find(FakeIssuer.EC_ID));
    }

    @Test
    void looksForAnUnknownKeyAtMostOnceInThirtySeconds() {
        keys.find(FakeIssuer.EC_ID);
        clock.advance(WHILE);

        for (int i = 0; i < 5; i++) keys.find("unknown-" + i);
        assertEquals(2, issuer.requests.get());

        clock.advance(Duration.ofSeconds(29));
        keys.find("unknown");
        assertEquals(2, issuer.requests.get());

        clock.advance(Duration.ofSeconds(2));
        keys.find("unknown");
        assertEquals(3, issuer.requests.get());
    }

    @Test
    void findsAKeyThatWasAddedLater() {
        keys.find(FakeIssuer.EC_ID);
        issuer.body = FakeIssuer.keySet(FakeIssuer.ecKey("ec-2", OTHER));
        clock.advance(WHILE);

        assertTrue(keys.find("ec-2").isPresent());
    }

    @Test
    void forgetsAKeyThatIsNoLongerPublished() {
        keys.find(FakeIssuer.EC_ID);
        issuer.body = FakeIssuer.keySet(FakeIssuer.ecKey("ec-2", OTHER));
        clock.advance(LONG);

        assertFalse(keys.find(FakeIssuer.EC_ID).isPresent());
    }

    @Test
    void takesNoShortRsaKeyAndNoSecret() {
        issuer.body =
                FakeIssuer.keySet(
                        FakeIssuer.ecKey(FakeIssuer.EC_ID, issuer.ec),
                        FakeIssuer.rsaKey("short", FakeIssuer.pair("RSA", 1024)),
                        "{\"kty\":\"oct\",\"kid\":\"secret\",\"k\":\"c2VjcmV0\"}",
                        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"ed\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
                        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"no\",\"y\":\"id\"}");

        assertTrue(keys.find(FakeIssuer.EC_ID).isPresent());
        assertFalse(keys.find("short").isPresent());
        assertFalse(keys.find("secret").isPresent());
        assertFalse(keys.find("ed").isPresent());
    }

    @Test
    void takesTheGoodKeysOfASetThatHasAKeyItCannotRead() {
        issuer.body =
                FakeIssuer.keySet(
                        "null",
                        "7",
                        "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"kid\":\"coin\",\"x\":\"AQ\",\"y\":\"Ag\"}",
                        FakeIssuer.ecKey(FakeIssuer.EC_ID, issuer.ec));

        assertTrue(keys.find(FakeIssuer.EC_ID).isPresent());
    }

    @Test
    void ignoresOtherMembersOfTheSet() { // RFC 7517, section 5
        issuer.body =
                "{\"issuer\":\"x\",\"version\":3,\"keys\":["
                        + FakeIssuer.ecKey(FakeIssuer.EC_ID, issuer.ec)
                        + "]}";

        assertTrue(keys.find(FakeIssuer.EC_ID).isPresent());
    }
}
