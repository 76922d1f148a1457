package chatlab.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.failure.Failure;
import chatlab.testing.FakeIssuer;
import chatlab.testing.PublicKeys;
import chatlab.testing.SettableClock;
import com.auth0.jwt.algorithms.Algorithm;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys of an identity server that takes its time; here it answers when the test says so. */
@Timeout(20)
class SlowIssuerTest {
    private static final int CALLERS = 50;
    private static final KeyPair OTHER = PublicKeys.pair("EC", 256);

    private final FakeIssuer issuer = new FakeIssuer();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T11:35:00Z"));
    private final JwksKeys keys = new JwksKeys(issuer.keysUrl(), clock);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    @AfterEach
    void close() {
        mayAnswer.countDown();
        callers.close();
        keys.close();
        issuer.close();
    }

    @Test
    void holdsUpNobodyWhoseKeyIsKnown() throws Exception {
        keys.find(FakeIssuer.EC_ID);
        clock.advance(Duration.ofMinutes(10));
        answerLater(PublicKeys.jwk("ec-2", OTHER));
        Future<Optional<Algorithm>> renewing = find(FakeIssuer.EC_ID);
        asked.await();

        assertTrue(keys.find(FakeIssuer.EC_ID).isPresent(), "the old keys count meanwhile");
        assertEquals(2, issuer.requests());

        mayAnswer.countDown();
        assertFalse(renewing.get().isPresent(), "whoever waited has the new keys");
        assertFalse(keys.find(FakeIssuer.EC_ID).isPresent());
    }

    @Test
    void fetchesOnceForAllThatWaitForAnUnknownKey() throws Exception {
        keys.find(FakeIssuer.EC_ID);
        clock.advance(Duration.ofSeconds(30));
        answerLater(PublicKeys.jwk("ec-2", OTHER));

        List<Future<Optional<Algorithm>>> waiting = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) waiting.add(find("ec-2"));
        asked.await();
        mayAnswer.countDown();

        for (Future<Optional<Algorithm>> each : waiting) assertTrue(each.get().isPresent());
        assertEquals(2, issuer.requests());
    }

    @Test
    void failsOnceForAllThatWaitForTheFirstKeys() throws Exception {
        issuer.answer(
                exchange -> {
                    await(exchange);
                    clock.advance(Duration.ofSeconds(5)); // as if it had taken that long
                    exchange.sendResponseHeaders(503, -1);
                });
        List<Future<Optional<Algorithm>>> waiting = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) waiting.add(find(FakeIssuer.EC_ID));
        asked.await();
        mayAnswer.countDown();

        for (Future<Optional<Algorithm>> each : waiting) {
            var failed = assertThrows(ExecutionException.class, each::get);
            assertInstanceOf(Failure.Unavailable.class, failed.getCause());
        }
        assertEquals(1, issuer.requests());
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotEnd() {
        issuer.answer(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("{\"keys\":".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    await(exchange);
                });
        try (JwksKeys hasty = new JwksKeys(issuer.keysUrl(), clock, Duration.ofMillis(200))) {
            assertThrows(Failure.Unavailable.class, () -> hasty.find(FakeIssuer.EC_ID));
        }
    }

    @Test
    void givesUpWhenItIsToldToStop() throws Exception {
        answerLater(PublicKeys.jwk("ec-2", OTHER));
        AtomicBoolean stillTold = new AtomicBoolean();
        Thread caller =
                Thread.startVirtualThread(
                        () -> {
                            assertThrows(Failure.Unavailable.class, () -> keys.find("ec-2"));
                            stillTold.set(Thread.currentThread().isInterrupted());
                        });
        asked.await();
        caller.interrupt();
        caller.join();

        assertTrue(stillTold.get());
    }

    private Future<Optional<Algorithm>> find(String keyId) {
        return callers.submit(() -> keys.find(keyId));
    }

    private void answerLater(String jwk) {
        byte[] body = PublicKeys.set(jwk).getBytes(StandardCharsets.UTF_8);
        issuer.answer(
                exchange -> {
                    await(exchange);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                });
    }

    private void await(HttpExchange exchange) throws IOException {
        asked.countDown();
        try {
            mayAnswer.await();
        } catch (InterruptedException stopped) {
            throw new IOException(exchange.getRequestURI().toString(), stopped);
        }
    }
}
