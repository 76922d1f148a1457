package chatlab.llm;

import static chatlab.llm.FakeProvider.DONE;
import static chatlab.llm.FakeProvider.FINISH;
import static chatlab.llm.FakeProvider.STREAM;
import static chatlab.llm.FakeProvider.delta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.AiConfig;
import chatlab.config.Vendor;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked of a provider, and what is made of its answers. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpenAiClientTest {
    static final String KEY = "sk-operators-key";
    static final ModelRequest REQUEST =
            new ModelRequest(
                    "gpt-4.1-mini",
                    List.of(
                            new ModelRequest.Message(
                                    ModelRequest.Role.SYSTEM, "You are “John Dewey”."),
                            new ModelRequest.Message(
                                    ModelRequest.Role.USER, "Hello 🦉\n\"quoted\""),
                            new ModelRequest.Message(ModelRequest.Role.ASSISTANT, "Good day.")),
                    List.of("\nMaria:", "###"),
                    700);

    static final AiConfig.Retries ONCE = new AiConfig.Retries(0, Duration.ofMillis(1));

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
            client(provider).stream(
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
        String usage =
                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":812,\"completion_tokens\":16}}\n\n";

        assertEquals(
                new ModelReply(new Usage(812, 16), Finish.DONE, List.of()),
                stream(STREAM + delta("x") + FINISH + usage + DONE));
        assertEquals(
                new ModelReply(new Usage(null, null), Finish.DONE, List.of()),
                stream(STREAM + delta("x") + FINISH + DONE));
    }

    @Test
    void asksInTheProvidersWords() throws Exception {
        try (FakeProvider provider = FakeProvider.sending(STREAM + FINISH + DONE)) {
            client(provider).stream(REQUEST, heard::add, new Cancellation());
            FakeProvider.Request request = provider.requests.getFirst();

            assertTrue(
                    request.head().startsWith("POST /v1/chat/completions HTTP/1.1\n"),
                    request.head());
            assertTrue(
                    request.head().contains("\nAuthorization: Bearer " + KEY + "\n"),
                    request.head());
            assertTrue(
                    request.head().contains("\nContent-Type: application/json\n"), request.head());
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
            var open =
                    new AiConfig.Provider(
                            Vendor.OPENAI, Optional.empty(), provider.url(), List.of("m"));
            new OpenAiClient(open, new Transport(patient(), ONCE))
                    .stream(
                            new ModelRequest("m", List.of(), List.of(), 5),
                            heard::add,
                            new Cancellation());
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
        assertEquals(new ModelReply(new Usage(8, 2), Finish.DONE, List.of()), reply);
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
            client(provider, timeouts(30_000, 500, 30_000)).stream(
                    REQUEST, heard::add, new Cancellation());
        }

        assertEquals(List.of("Good day."), heard);
    }

    private ModelReply stream(String answer) throws Exception {
        try (FakeProvider provider = FakeProvider.sending(answer)) {
            return client(provider).stream(REQUEST, heard::add, new Cancellation());
        }
    }

    static OpenAiClient client(FakeProvider provider) {
        return client(provider, patient());
    }

    static OpenAiClient client(FakeProvider provider, AiConfig.Timeouts timeouts) {
        return new OpenAiClient(
                new AiConfig.Provider(
                        Vendor.OPENAI, Optional.of(KEY), provider.url(), List.of("gpt-4.1-mini")),
                new Transport(timeouts, ONCE));
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
