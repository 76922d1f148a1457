package chatlab.llm;

import static chatlab.llm.FakeProvider.DONE;
import static chatlab.llm.FakeProvider.FINISH;
import static chatlab.llm.FakeProvider.STREAM;
import static chatlab.llm.FakeProvider.delta;
import static chatlab.llm.OpenAiClientTest.client;
import static chatlab.llm.OpenAiClientTest.patient;
import static chatlab.llm.OpenAiClientTest.timeouts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.config.AiConfig;
import chatlab.failure.Failure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Stopping a call, and losing patience with one. That the line is hung up is seen from the
 * provider's end.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpenAiClientPatienceTest {
    private static final ModelRequest REQUEST =
            new ModelRequest(
                    "m",
                    List.of(new ModelRequest.Message(ModelRequest.Role.USER, "Hello")),
                    List.of(),
                    9);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Cancellation cancellation = new Cancellation();

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
            Future<ModelReply> reply = threads.submit(() -> stream(provider, patient()));
            asked.await();

            cancellation.cancel();

            assertEquals(
                    new ModelReply(new Usage(null, null), Finish.DONE, List.of()), reply.get());
            provider.played.get();
        }
    }

    @Test
    void stopsInTheMiddleAndKeepsWhatWasSaid() throws Exception {
        CountDownLatch spoken = new CountDownLatch(1);
        try (FakeProvider provider =
                        new FakeProvider(
                                line -> {
                                    line.send(STREAM + delta("Good"));
                                    line.awaitHangUp();
                                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ModelReply> reply =
                    threads.submit(
                            () ->
                                    client(provider).stream(
                                            REQUEST,
                                            text -> {
                                                heard.add(text);
                                                spoken.countDown();
                                            },
                                            cancellation));
            spoken.await();

            cancellation.cancel();

            assertEquals(
                    new ModelReply(new Usage(null, null), Finish.DONE, List.of()), reply.get());
            assertEquals(List.of("Good"), heard);
            provider.played.get();
        }
    }

    @Test
    void stopsWhenTheListenerHasHeardEnough() throws Exception {
        try (FakeProvider provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM + delta("Good"));
                            line.awaitHangUp();
                        })) {
            client(provider).stream(
                    REQUEST,
                    text -> {
                        heard.add(text);
                        cancellation.cancel();
                    },
                    cancellation);

            assertEquals(List.of("Good"), heard);
            provider.played.get();
        }
    }

    @Test
    void asksNobodyWhenItWasStoppedBefore() throws Exception {
        try (FakeProvider provider = FakeProvider.sending(STREAM + FINISH + DONE)) {
            cancellation.cancel();

            assertEquals(
                    new ModelReply(new Usage(null, null), Finish.DONE, List.of()),
                    stream(provider, patient()));
            assertEquals(List.of(), provider.requests);
        }
    }

    @Test
    void losesPatienceWithAProviderThatDoesNotBegin() throws Exception {
        try (FakeProvider provider = new FakeProvider(FakeProvider.Line::awaitHangUp)) {
            assertThrows(
                    Failure.UpstreamTimeout.class,
                    () -> stream(provider, timeouts(200, 60_000, 60_000)));
            provider.played.get();
        }
    }

    @Test
    void losesPatienceWithAProviderThatFallsSilent() throws Exception {
        try (FakeProvider provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM + delta("Good"));
                            line.awaitHangUp();
                        })) {
            assertThrows(
                    Failure.UpstreamTimeout.class,
                    () -> stream(provider, timeouts(60_000, 200, 60_000)));
            assertEquals(List.of("Good"), heard);
            provider.played.get();
        }
    }

    @Test
    void losesPatienceWithAProviderThatNeverEnds() throws Exception {
        try (FakeProvider provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM);
                            while (!line.hangsUpWithin(20)) line.send(": still here\n\n");
                        })) {
            assertThrows(
                    Failure.UpstreamTimeout.class,
                    () -> stream(provider, timeouts(60_000, 60_000, 500)));
        }
    }

    /** Many send their head at once and think for long before the first word. */
    @Test
    void waitsForTheFirstWordAsLongAsTheFirstWordMayTake() throws Exception {
        try (FakeProvider provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM);
                            if (!line.hangsUpWithin(800))
                                line.send(delta("Good day.") + FINISH + DONE);
                        })) {
            stream(provider, timeouts(60_000, 200, 60_000));
        }

        assertEquals(List.of("Good day."), heard);
    }

    @Test
    void isPatientWithAProviderThatSpeaksSlowly() throws Exception {
        try (FakeProvider provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM);
                            for (int i = 0; i < 4; i++) {
                                line.send(delta(String.valueOf(i)));
                                line.hangsUpWithin(
                                        400); // in all longer than may pass between two pieces
                            }
                            line.send(FINISH + DONE);
                        })) {
            stream(provider, timeouts(60_000, 1_200, 60_000));
        }

        assertEquals(List.of("0", "1", "2", "3"), heard);
    }

    private ModelReply stream(FakeProvider provider, AiConfig.Timeouts timeouts) {
        return client(provider, timeouts).stream(REQUEST, heard::add, cancellation);
    }
}
