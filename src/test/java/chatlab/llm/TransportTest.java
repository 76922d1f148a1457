package chatlab.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.AiConfig;
import chatlab.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections are used, kept and given up; the provider's end of the line is the witness. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TransportTest {
    private static final AiConfig.Retries NONE = new AiConfig.Retries(0, Duration.ofMillis(1));
    private static final String KEY = "sk-operators-key";
    private static final String WORD = "data: word\n\n";
    private static final String REPLY =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nSet-Cookie: who=me\r\n"
                    + "Content-Length: 12\r\n\r\n"
                    + WORD;

    private final Transport transport = new Transport(patient(), NONE);
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void close() {
        transport.close();
    }

    /** The provider accepts one connection only. */
    @Test
    void asksAgainOnTheSameConnection() throws Exception {
        List<FakeProvider.Request> second = new CopyOnWriteArrayList<>();
        try (var provider =
                new FakeProvider(
                        line -> {
                            line.send(REPLY);
                            second.add(line.nextRequest());
                            line.send(REPLY);
                        })) {
            ask(provider);
            ask(provider);
            provider.played.get();
        }

        assertEquals(List.of("word", "word"), heard);
        String head = second.getFirst().head().toLowerCase(Locale.ROOT);
        assertTrue(head.contains("authorization: bearer " + KEY), head);
        assertFalse(head.contains("cookie"), head);
        assertFalse(head.contains("accept-encoding"), head);
    }

    @Test
    void nobodySeesThatTheProviderHasClosedAKeptConnection() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (var provider =
                new FakeProvider(
                        line -> {
                            line.send(REPLY);
                            line.socket().close();
                            closed.countDown();
                        },
                        2)) {
            ask(provider);
            closed.await();
            ask(provider);
            provider.played.get();

            assertEquals(List.of("word", "word"), heard);
            assertEquals(2, provider.requests.size());
        }
    }

    /** What was read but not answered may have been done all the same. */
    @Test
    void doesNotAskAgainByItself() throws Exception {
        try (var provider = new FakeProvider(_ -> {}, 2)) {
            assertThrows(Failure.Upstream.class, () -> ask(provider));

            assertEquals(1, provider.requests.size());
        }
    }

    @Test
    void doesNotAskAgainByItselfWhereAnAnswerHasBegunOnAKeptConnection() throws Exception {
        AtomicInteger posts = new AtomicInteger();
        try (var provider =
                new FakeProvider(
                        line -> {
                            posts.incrementAndGet();
                            line.send(REPLY);
                            if (line.nextRequest().head().isEmpty()) return;
                            posts.incrementAndGet();
                            line.send("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nda");
                        },
                        2)) {
            ask(provider);
            assertThrows(Failure.Upstream.class, () -> ask(provider));
            assertEquals(2, posts.get());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNobodyElsewhere(int status) throws Exception {
        try (var elsewhere = FakeProvider.sending(REPLY);
                var provider =
                        FakeProvider.sending(
                                "HTTP/1.1 "
                                        + status
                                        + " Go\r\nLocation: "
                                        + elsewhere.url()
                                        + "\r\nContent-Length: 0\r\n\r\n")) {
            assertThrows(Failure.Upstream.class, () -> ask(provider));

            assertEquals(1, provider.requests.size());
            assertEquals(List.of(), elsewhere.requests);
        }
    }

    @Test
    void doesNotReadOnWhereAFaultIsTooLong() throws Exception {
        try (var provider =
                new FakeProvider(
                        line -> {
                            line.send("HTTP/1.1 400 No\r\nContent-Type: application/json\r\n\r\n");
                            sendForever(line);
                        })) {
            assertThrows(Failure.Upstream.class, () -> ask(provider));
            provider.played.get();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "application/json"})
    void doesNotReadOnWhereAnAnswerIsTooLong(String type) throws Exception {
        try (var provider =
                new FakeProvider(
                        line -> {
                            line.send("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n");
                            sendForever(line);
                        })) {
            var fault = assertThrows(Failure.Upstream.class, () -> ask(provider));
            assertEquals("The AI provider sent something that cannot be read.", fault.getMessage());
            provider.played.get();
        }
    }

    @Test
    void saysThatAPageOfSomebodyElseCannotBeRead() throws Exception {
        try (var portal =
                FakeProvider.sending(
                        "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML\r\nContent-Length: 6\r\n\r\n<html>")) {
            var fault = assertThrows(Failure.Upstream.class, () -> ask(portal));
            assertEquals("The AI provider sent something that cannot be read.", fault.getMessage());
        }
    }

    @Test
    void aReplyThatHasComeToItsEndIsWholeThoughTheLineBreaks() throws Exception {
        try (var provider =
                FakeProvider.sending(
                        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\nc\r\n"
                                + WORD
                                + "\r\n")) {
            ask(provider);
        }

        assertEquals(List.of("word"), heard);
    }

    @Test
    void hangsUpOnEverybodyWhereItIsClosed() throws Exception {
        try (var provider =
                new FakeProvider(
                        line -> {
                            transport.close();
                            line.awaitHangUp();
                        })) {
            assertThrows(Failure.Upstream.class, () -> ask(provider));
            provider.played.get();
        }
    }

    /** Returns when the client has hung up. */
    private static void sendForever(FakeProvider.Line line) {
        byte[] spaces = " ".repeat(65_536).getBytes(StandardCharsets.UTF_8);
        try {
            while (true) line.send(spaces);
        } catch (IOException hungUp) {
            // as it should
        }
    }

    private void ask(FakeProvider provider) {
        var post = new Post(provider.url(), Map.of("Authorization", "Bearer " + KEY), "{}");
        transport.exchange(post, new Words(), new Cancellation());
    }

    private static AiConfig.Timeouts patient() {
        return VendorTests.timeouts(30_000, 30_000, 30_000);
    }

    /** A wire format in which all data are text, and the end of the line is the end. */
    private final class Words extends Reading {
        Words() {
            super(heard::add);
        }

        @Override
        boolean data(String data) {
            finish(Finish.DONE);
            return say(data);
        }

        @Override
        void answer(String json) {
            data(json);
        }
    }
}
