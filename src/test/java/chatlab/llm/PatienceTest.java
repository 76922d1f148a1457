package chatlab.llm;

import static chatlab.testing.VendorWire.STREAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.config.AiConfig;
import chatlab.config.Vendor;
import chatlab.failure.Failure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Stopping a call, and losing patience with one. That the line is hung up is seen from the
 * provider's end.
 */
@ParameterizedClass
@EnumSource(Vendor.class)
class PatienceTest extends VendorTests {
    private static final ModelReply NOTHING_KNOWN =
            new ModelReply(Usage.UNKNOWN, Finish.DONE, List.of());
    private static final int LONG = 60_000;

    private final String good = STREAM + wire.begin() + wire.delta("Good");

    PatienceTest(Vendor vendor) {
        super(vendor);
    }

    @Test
    void stopsWhileItWaitsForTheAnswerToBegin() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (FakeProvider provider =
                        new FakeProvider(
                                line -> {
                                    asked.countDown();
                                    line.awaitHangUp();
                                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ModelReply> reply = threads.submit(() -> ask(provider));
            asked.await();

            cancellation.cancel();

            assertEquals(NOTHING_KNOWN, reply.get());
            provider.played.get();
        }
    }

    @Test
    void stopsInTheMiddleAndKeepsWhatWasSaid() throws Exception {
        CountDownLatch spoken = new CountDownLatch(1);
        try (FakeProvider provider = holding(good);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ModelReply> reply =
                    threads.submit(
                            () ->
                                    ask(
                                            provider.url(),
                                            REQUEST,
                                            text -> {
                                                heard.add(text);
                                                spoken.countDown();
                                            }));
            spoken.await();

            cancellation.cancel();

            assertEquals(NOTHING_KNOWN, reply.get());
            assertEquals(List.of("Good"), heard);
            provider.played.get();
        }
    }

    @Test
    void stopsWhenTheListenerHasHeardEnough() throws Exception {
        try (FakeProvider provider = holding(good)) {
            ask(
                    provider.url(),
                    REQUEST,
                    text -> {
                        heard.add(text);
                        cancellation.cancel();
                    });

            assertEquals(List.of("Good"), heard);
            provider.played.get();
        }
    }

    @Test
    void asksNobodyWhenItWasStoppedBefore() throws Exception {
        try (FakeProvider provider = FakeProvider.sending(good + wire.end())) {
            cancellation.cancel();

            assertEquals(NOTHING_KNOWN, ask(provider));
            assertEquals(List.of(), provider.requests);
        }
    }

    @Test
    void losesPatienceWithAProviderThatDoesNotBegin() throws Exception {
        losesPatience(timeouts(500, LONG, LONG), holding(""));
        assertEquals(List.of(), heard);
    }

    @Test
    void losesPatienceWithAProviderThatBeginsAndSaysNothing() throws Exception {
        losesPatience(timeouts(500, LONG, LONG), holding(STREAM + wire.begin()));
        assertEquals(List.of(), heard);
    }

    /** What keeps the line open is no word. */
    @Test
    void losesPatienceWithAProviderThatFallsSilent() throws Exception {
        losesPatience(timeouts(LONG, 200, LONG), pinging(good));
        assertEquals(List.of("Good"), heard);
    }

    @Test
    void losesPatienceWithAProviderThatNeverEnds() throws Exception {
        losesPatience(timeouts(LONG, LONG, 300), pinging(STREAM));
    }

    /** Many send their head at once and think for long before the first word. */
    @Test
    void waitsForTheFirstWordAsLongAsTheFirstWordMayTake() throws Exception {
        timeouts = timeouts(LONG, 500, LONG);
        try (FakeProvider provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM + wire.begin());
                            if (!line.hangsUpWithin(800))
                                line.send(wire.delta("Good day.") + wire.end());
                        })) {
            ask(provider);
        }

        assertEquals(List.of("Good day."), heard);
    }

    /** In all it takes longer than may pass between two pieces; a thought is one, too. */
    @Test
    void isPatientWithAProviderThatSpeaksAndThinksSlowly() throws Exception {
        timeouts = timeouts(LONG, 1_200, LONG);
        try (FakeProvider provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM + wire.begin());
                            for (int i = 0; i < 5; i++) {
                                line.send(wire.delta(String.valueOf(i)));
                                line.hangsUpWithin(150);
                                line.send(wire.thought("hm"));
                                line.hangsUpWithin(150);
                            }
                            line.send(wire.end());
                        })) {
            ask(provider);
        }

        assertEquals(List.of("0", "1", "2", "3", "4"), heard);
    }

    private void losesPatience(AiConfig.Timeouts limits, FakeProvider asked) throws Exception {
        timeouts = limits;
        try (FakeProvider provider = asked) {
            assertThrows(Failure.UpstreamTimeout.class, () -> ask(provider));
            provider.played.get();
        }
    }

    /** Sends this, and then holds the line. */
    private static FakeProvider holding(String sent) throws IOException {
        return new FakeProvider(
                line -> {
                    line.send(sent);
                    line.awaitHangUp();
                });
    }

    /** Sends this, and then what keeps the line open. */
    private FakeProvider pinging(String sent) throws IOException {
        return new FakeProvider(
                line -> {
                    line.send(sent);
                    try {
                        while (!line.hangsUpWithin(20)) line.send(wire.ping());
                    } catch (IOException hungUp) {
                        // as it should
                    }
                });
    }
}
