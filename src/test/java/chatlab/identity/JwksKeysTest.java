package chatlab.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.failure.Failure;
import chatlab.testing.FakeIssuer;
import chatlab.testing.PublicKeys;
import chatlab.testing.SettableClock;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When published keys are fetched, from an identity server on loopback that comes and goes. */
class JwksKeysTest {
    private static final Duration WHILE = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final KeyPair OTHER = PublicKeys.pair("EC", 256);

    private final FakeIssuer issuer = new FakeIssuer();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T11:35:00Z"));
    private final JwksKeys keys = new JwksKeys(issuer.keysUrl(), clock);

    @AfterEach
    void close() {
        keys.close();
        issuer.close();
    }

    @Test
    void fetchesOnceAndChoosesTheAlgorithmByTheKeysType() {
        assertEquals("ES256", keys.find(FakeIssuer.EC_ID).orElseThrow().getName());
        assertEquals("RS256", keys.find(FakeIssuer.RSA_ID).orElseThrow().getName());
        assertEquals("EdDSA", keys.find(FakeIssuer.ED_ID).orElseThrow().getName());
        assertEquals(1, issuer.requests());
    }

    @Test
    void keepsThemForTenMinutes() {
        keys.find(FakeIssuer.EC_ID);
        clock.advance(LONG.minus(MOMENT));
        keys.find(FakeIssuer.EC_ID);
        assertEquals(1, issuer.requests());

        clock.advance(MOMENT);
        keys.find(FakeIssuer.EC_ID);
        keys.find(FakeIssuer.EC_ID);
        assertEquals(2, issuer.requests());
    }

    @Test
    void saysThatKeysCannotBeHadWhereNoneIsKnown() {
        issuer.close();

        assertThrows(Failure.Unavailable.class, () -> keys.find(FakeIssuer.EC_ID));
        assertThrows(Failure.Unavailable.class, keys::sole);
    }

    @Test
    void triesEveryTwoSecondsWhileNoneIsKnown() {
        issuer.answer(503, "away");
        assertThrows(Failure.Unavailable.class, () -> keys.find(FakeIssuer.EC_ID));
        issuer.publish(PublicKeys.jwk(FakeIssuer.EC_ID, issuer.ec()));

        clock.advance(Duration.ofSeconds(2).minus(MOMENT));
        assertThrows(Failure.Unavailable.class, () -> keys.find(FakeIssuer.EC_ID));
        assertEquals(1, issuer.requests());

        clock.advance(MOMENT);
        assertTrue(keys.find(FakeIssuer.EC_ID).isPresent());
        assertEquals(2, issuer.requests());
    }

    @Test
    void goesOnCountingKnownKeysWhileTheServerIsAway() {
        keys.find(FakeIssuer.EC_ID);
        issuer.close();
        clock.advance(LONG);

        assertTrue(keys.find(FakeIssuer.EC_ID).isPresent());
        assertFalse(keys.find("ec-2").isPresent());
    }

    @Test
    void asksAServerThatIsAwayAgainAfterThirtySeconds() {
        keys.find(FakeIssuer.EC_ID);
        issuer.answer(503, "away");
        clock.advance(LONG);
        keys.find(FakeIssuer.EC_ID);
        clock.advance(WHILE.minus(MOMENT));
        keys.find(FakeIssuer.EC_ID);
        assertEquals(2, issuer.requests());

        clock.advance(MOMENT);
        keys.find(FakeIssuer.EC_ID);
        assertEquals(3, issuer.requests());
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
        issuer.answer(503, body);
        clock.advance(LONG);

        assertTrue(keys.find(FakeIssuer.EC_ID).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oops", "{}", "null", "[]", "7", "{\"keys\":null}", "{\"keys\":7}"})
    void saysThatKeysCannotBeHadWhereTheServerSendsSomethingElse(String body) {
        issuer.answer(200, body);

        assertThrows(Failure.Unavailable.class, () -> keys.find(FakeIssuer.EC_ID));
    }

    @Test
    void followsNoRedirect() {
        String there = PublicKeys.set(PublicKeys.jwk(FakeIssuer.EC_ID, issuer.ec()));
        issuer.answer(
                exchange -> {
                    exchange.getResponseHeaders().set("Location", issuer.url() + "/elsewhere");
                    byte[] body = there.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(302, body.length);
                    exchange.getResponseBody().write(body);
                });

        assertThrows(Failure.Unavailable.class, () -> keys.find(FakeIssuer.EC_ID));
        assertEquals(1, issuer.requests());
    }

    @Test
    void takesAnAnswerOf256KilobytesAndNoLongerOne() {
        String set = PublicKeys.set(PublicKeys.jwk(FakeIssuer.EC_ID, issuer.ec()));
        issuer.answer(200, set + " ".repeat(262_145 - set.length()));
        assertThrows(Failure.Unavailable.class, () -> keys.find(FakeIssuer.EC_ID));

        clock.advance(WHILE);
        issuer.answer(200, set + " ".repeat(262_144 - set.length()));
        assertTrue(keys.find(FakeIssuer.EC_ID).isPresent());
    }

    @Test
    void looksForAnUnknownKeyAtMostOnceInThirtySeconds() {
        keys.find(FakeIssuer.EC_ID);
        clock.advance(WHILE);

        for (int i = 0; i < 1_000; i++) keys.find("unknown-" + i);
        assertEquals(2, issuer.requests());

        clock.advance(WHILE.minus(MOMENT));
        keys.find("unknown");
        assertEquals(2, issuer.requests());

        clock.advance(MOMENT);
        keys.find("unknown");
        assertEquals(3, issuer.requests());
    }

    @Test
    void findsAKeyThatWasAddedLater() {
        keys.find(FakeIssuer.EC_ID);
        issuer.publish(PublicKeys.jwk("ec-2", OTHER));
        clock.advance(WHILE);

        assertTrue(keys.find("ec-2").isPresent());
        assertTrue(keys.sole().isPresent());
    }

    @Test
    void forgetsAKeyThatIsNoLongerPublished() {
        keys.find(FakeIssuer.EC_ID);
        issuer.publish(PublicKeys.jwk("ec-2", OTHER));
        clock.advance(LONG);

        assertFalse(keys.find(FakeIssuer.EC_ID).isPresent());
    }
}
