package chatlab.llm;

import static chatlab.llm.FakeProvider.DONE;
import static chatlab.llm.FakeProvider.FINISH;
import static chatlab.llm.FakeProvider.STREAM;
import static chatlab.llm.FakeProvider.delta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.AiConfig;
import chatlab.failure.Failure;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a provider, and what is made of its answers. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpenAiClientTest {
    private static final String KEY = "sk-operators-key";
    private static final ModelRequest REQUEST =
            new ModelRequest(
                    "gpt-4.1-mini",
                    List.of(
                            new ModelRequest.Message(ModelRequest.Role.SYSTEM, "You are “John Dewey”."),
                            new ModelRequest.Message(ModelRequest.Role.USER, "Hello 🦉\n\"quoted\""),
                            new ModelRequest.Message(ModelRequest.Role.ASSISTANT, "Good day.")),
                    List.of("\nMaria:", "###"),
                    700);

    private final List<String> heard = new ArrayList<>();

    @Test
    void handsOnEachPieceAsItComes() throws Exception {
        CountDownLatch firstHeard = new CountDownLatch(1);
        try (FakeProvider provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM + delta("Good"));
                            firstHeard.await(); // withheld until the first has been read
                            line.send(delta(" day.") + FINISH + DONE);
                        })) {
            client(provider)
                    .stream(
                            REQUEST,
                            text -> {
                                heard.add(text);
                                firstHeard.countDown();
                            },
                            new Cancellation());
        }

        assertEquals(List.of("Good", " day."), heard);
    }

    @Test
    void readsWhatTheCallTook() throws Exception {
        String usage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":812,\"completion_tokens\":16}}\n\n";

        assertEquals(new ModelReply(812, 16), stream(STREAM + delta("x") + FINISH + usage + DONE));
        assertEquals(new ModelReply(null, null), stream(STREAM + delta("x") + FINISH + DONE));
    }

    @Test
    void asksInTheProvidersWords() throws Exception {
        try (FakeProvider provider = FakeProvider.sending(STREAM + FINISH + DONE)) {
            client(provider).stream(REQUEST, heard::add, new Cancellation());
            FakeProvider.Request request = provider.requests.getFirst();

            assertTrue(request.head().startsWith("POST /v1/chat/completions HTTP/1.1\n"), request.head());
            assertTrue(request.head().contains("\nAuthorization: Bearer " + KEY + "\n"), request.head());
            assertTrue(request.head().contains("\nContent-Type: application/json\n"), request.head());
            ObjectMapper mapper = new ObjectMapper();
            assertEquals(
                    mapper.readTree(
                            """
                            {"model": "gpt-4.1-mini", "stream": true, "stream_options": {"include_usage": true},
                             "max_tokens": 700, "stop": ["\\nMaria:", "###"],
                             "messages": [{"role": "system", "content": "You are “John Dewey”."},
                                          {"role": "user", "content": "Hello 🦉\\n\\"quoted\\""},
                                          {"role": "assistant", "content": "Good day."}]}"""),
                    mapper.readTree(request.body()));
        }
    }

    @Test
    void sendsNoKeyWhereNoneIsNeededAndNoStopsWhereNoneAreSet() throws Exception {
        try (FakeProvider provider = FakeProvider.sending(STREAM + FINISH + DONE)) {
            var open = new AiConfig.Provider(Optional.empty(), provider.url(), List.of("m"));
            new OpenAiClient(open, patient())
                    .stream(new ModelRequest("m", List.of(), List.of(), 5), heard::add, new Cancellation());
            FakeProvider.Request request = provider.requests.getFirst();

            assertFalse(request.head().contains("Authorization"), request.head());
            assertFalse(request.body().contains("\"stop\""), request.body());
        }
    }

    @Test
    void takesAnAnswerInOnePieceFromAServerThatDoesNotStream() throws Exception {
        ModelReply reply =
                stream(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nConnection: close\r\n\r\n"
                                + "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Good\\nday.\"}}],"
                                + "\"usage\":{\"prompt_tokens\":8,\"completion_tokens\":2}}");

        assertEquals(List.of("Good\nday."), heard);
        assertEquals(new ModelReply(8, 2), reply);
    }

    @Test
    void readsOtherLineEndsCommentsAndEmptyPieces() throws Exception {
        stream(
                STREAM
                        + ": PROCESSING\r\n\r\nevent: x\r\nid: 7\r\n"
                        + "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}\r\n\r\n"
                        + "data:{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\r\n\r\n"
                        + "data: {\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"length\"}]}\r\n\r\n");

        assertEquals(List.of("a"), heard);
    }

    @Test
    void joinsACharacterThatComesInHalves() throws Exception {
        byte[] owl = delta("🦉").getBytes(StandardCharsets.UTF_8);
        int middle = new String(owl, StandardCharsets.ISO_8859_1).indexOf('\u00f0') + 2;
        try (FakeProvider provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM);
                            line.send(Arrays.copyOfRange(owl, 0, middle));
                            line.send(Arrays.copyOfRange(owl, middle, owl.length));
                            line.send(FINISH + DONE);
                        })) {
            client(provider).stream(REQUEST, heard::add, new Cancellation());
        }

        assertEquals(List.of("🦉"), heard);
    }

    @Test
    void endsWithTheLastWordThoughTheProviderHoldsTheLine() throws Exception {
        try (FakeProvider provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM + delta("Good day.") + FINISH + DONE);
                            line.awaitHangUp();
                        })) {
            client(provider, timeouts(30_000, 500, 30_000)).stream(REQUEST, heard::add, new Cancellation());
        }

        assertEquals(List.of("Good day."), heard);
    }

    @ParameterizedTest
    @CsvSource({
        "400, did not accept", "401, key", "403, key", "404, model", "422, did not accept", "429, too often", "500, failed",
        "503, failed", "302, failed", "204, failed"
    })
    void saysWhyTheProviderRefusedInOurWords(int status, String words) throws Exception {
        Failure failure =
                refusal(
                        "HTTP/1.1 " + status + " Oops\r\nLocation: http://localhost:1/\r\nContent-Type: application/json\r\n"
                                + "Connection: close\r\n\r\n"
                                + (status == 204 ? "" : "{\"error\":{\"message\":\"account 4711 of " + KEY + "\"}}"));

        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains(words) && message.contains(String.valueOf(status)), message);
        assertKeepsToItself(failure);
    }

    @Test
    void failsAtAnErrorInTheMiddle() throws Exception {
        Failure failure =
                refusal(STREAM + delta("Good") + "data: {\"error\":{\"message\":\"account 4711\",\"code\":500}}\n\n" + DONE);

        assertEquals(List.of("Good"), heard);
        assertKeepsToItself(failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"choices\":[{\"delta\":{\"content\":\"account 4711\n\n", "data: account 4711\n\n", "data: {]\n\n", ""})
    void failsAtSomethingThatCannotBeReadOrAtTheEndBeforeTheEnd(String rest) throws Exception {
        Failure failure = refusal(STREAM + delta("Good") + rest);

        assertEquals(List.of("Good"), heard);
        assertKeepsToItself(failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\naccount 4711",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"error\":{\"message\":\"4711\"}}",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>4711</html>",
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n5\r\ndata:"
            })
    void failsAtAnAnswerThatIsNone(String answer) throws Exception {
        assertKeepsToItself(refusal(answer));
        assertEquals(List.of(), heard);
    }

    @Test
    void failsWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        var nobody = new AiConfig.Provider(Optional.of(KEY), "http://localhost:" + port, List.of("m"));

        assertKeepsToItself(
                assertThrows(
                        Failure.Upstream.class,
                        () -> new OpenAiClient(nobody, patient()).stream(REQUEST, heard::add, new Cancellation())));
    }

    @Test
    void handsOnWhatTheListenerThrowsAndHangsUp() throws Exception {
        IllegalStateException thrown = new IllegalStateException("a bug");
        try (FakeProvider provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM + delta("Good"));
                            line.awaitHangUp();
                        })) {
            RuntimeException caught =
                    assertThrows(
                            RuntimeException.class,
                            () ->
                                    client(provider)
                                            .stream(
                                                    REQUEST,
                                                    _ -> {
                                                        throw thrown;
                                                    },
                                                    new Cancellation()));

            assertSame(thrown, caught);
            provider.played.get();
        }
    }

    private ModelReply stream(String answer) throws Exception {
        try (FakeProvider provider = FakeProvider.sending(answer)) {
            return client(provider).stream(REQUEST, heard::add, new Cancellation());
        }
    }

    private Failure refusal(String answer) {
        return assertThrows(Failure.Upstream.class, () -> stream(answer));
    }

    private static void assertKeepsToItself(Failure failure) {
        assertFalse(String.valueOf(failure.getMessage()).contains(KEY), failure.getMessage());
        assertFalse(String.valueOf(failure.getMessage()).contains("4711"), failure.getMessage());
    }

    static OpenAiClient client(FakeProvider provider) {
        return client(provider, patient());
    }

    static OpenAiClient client(FakeProvider provider, AiConfig.Timeouts timeouts) {
        return new OpenAiClient(
                new AiConfig.Provider(Optional.of(KEY), provider.url(), List.of("gpt-4.1-mini")), timeouts);
    }

    /** Longer than any test takes. */
    static AiConfig.Timeouts patient() {
        return timeouts(120_000, 120_000, 120_000);
    }

    static AiConfig.Timeouts timeouts(int firstTokenMillis, int idleMillis, int wholeMillis) {
        return new AiConfig.Timeouts(
                Duration.ofSeconds(5),
                Duration.ofMillis(firstTokenMillis),
                Duration.ofMillis(idleMillis),
                Duration.ofMillis(wholeMillis));
    }
}
