package chatlab.llm;

import static chatlab.llm.FakeProvider.DONE;
import static chatlab.llm.FakeProvider.FINISH;
import static chatlab.llm.FakeProvider.STREAM;
import static chatlab.llm.FakeProvider.delta;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.AiConfig;
import chatlab.config.Vendor;
import chatlab.failure.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may pass is tried again, and nothing else is. */
@Timeout(60)
class RetriesTest {
    private static final String REPLY = STREAM + delta("Good") + FINISH + DONE;
    private static final AiConfig.Retries TWICE = new AiConfig.Retries(2, Duration.ofMillis(1));

    private final List<String> heard = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 529})
    void asksAgainWhatMayPass(int status) throws IOException {
        try (var provider = FakeProvider.sendingInTurn(refusal(status), refusal(status), REPLY)) {
            ask(provider.url(), TWICE);
            assertEquals(List.of("Good"), heard);
            assertEquals(3, provider.requests.size());
            assertEquals(provider.requests.get(0).body(), provider.requests.get(2).body());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 422, 501})
    void asksOnceWhereItWouldBeRefusedAgain(int status) throws IOException {
        try (var provider = FakeProvider.sendingInTurn(refusal(status), REPLY)) {
            assertThrows(Failure.Upstream.class, () -> ask(provider.url(), TWICE));
            assertEquals(1, provider.requests.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK", STREAM})
    void asksAgainWhereTheLineBreaksBeforeAWord(String broken) throws IOException {
        try (var provider = FakeProvider.sendingInTurn(broken, REPLY)) {
            ask(provider.url(), TWICE);
            assertEquals(List.of("Good"), heard);
        }
    }

    @Test
    void neverAfterAWord() throws IOException {
        try (var provider = FakeProvider.sendingInTurn(STREAM + delta("Go"), REPLY)) {
            assertThrows(Failure.Upstream.class, () -> ask(provider.url(), TWICE));
            assertEquals(List.of("Go"), heard);
            assertEquals(1, provider.requests.size());
        }
    }

    @Test
    void piecesOfABrokenToolCallDoNotMixWithTheNextTry() throws IOException {
        try (var provider =
                FakeProvider.sendingInTurn(
                        STREAM + toolCall("{\\\"a\\\":"),
                        STREAM + toolCall("{\\\"a\\\":1}") + FINISH + DONE)) {
            ModelReply reply =
                    client(provider.url(), TWICE).stream(request(), heard::add, new Cancellation());
            ToolCall call = reply.toolCalls().getFirst();
            assertEquals("look", call.name());
            assertEquals("{\"a\":1}", call.arguments().toString());
        }
    }

    private static String toolCall(String arguments) {
        return "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"1\",\"function\":{\"name\":\"look\",\"arguments\":\""
                + arguments
                + "\"}}]}}]}\n\n";
    }

    @Test
    void givesUpAfterTheLastTry() throws IOException {
        try (var provider =
                FakeProvider.sendingInTurn(refusal(500), refusal(503), refusal(429), REPLY)) {
            var fault = assertThrows(Failure.Upstream.class, () -> ask(provider.url(), TWICE));
            assertTrue(String.valueOf(fault.getMessage()).contains("429"), fault::toString);
            assertEquals(3, provider.requests.size());
        }
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws IOException {
        var slow = new AiConfig.Retries(2, Duration.ofHours(1));
        try (var provider = FakeProvider.sendingInTurn(refusal(429, "Retry-After: 0"), REPLY)) {
            ask(provider.url(), slow);
            assertEquals(List.of("Good"), heard);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"21", "86400000000", "Tue, 31 Dec 2999 23:59:59 GMT"})
    void doesNotWaitForeverAndDoesNotComeSooner(String asked) throws IOException {
        var refusal = refusal(429, "Retry-After: " + asked);
        try (var provider = FakeProvider.sendingInTurn(refusal, REPLY)) {
            assertThrows(Failure.Upstream.class, () -> ask(provider.url(), TWICE));
            assertEquals(1, provider.requests.size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "0, 0",
        "'Sun, 06 Nov 1994 08:49:44 GMT', 7",
        "'Sun, 06 Nov 1994 08:49:30 GMT', 0",
        "-1,",
        "soon,",
        "'',",
        "12345678901234567890,"
    })
    void readsHowLongAProviderWantsToBeLeftAlone(String header, @Nullable Integer seconds) {
        Instant now = Instant.parse("1994-11-06T08:49:37Z");
        assertEquals(
                Optional.ofNullable(seconds).map(Duration::ofSeconds), Retries.asked(header, now));
    }

    @Test
    void refusedConnectionsAreTriedAgain() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertThrows(Failure.Upstream.class, () -> ask("http://localhost:" + port + "/v1", TWICE));
    }

    /** Else the wait would take twenty seconds. */
    @Test
    @Timeout(15)
    void aStopEndsTheWait() throws Exception {
        Cancellation cancellation = new Cancellation();
        var script =
                new FakeProvider(
                        line -> {
                            line.send(refusal(500, "Retry-After: 20"));
                            cancellation.cancel();
                        });
        try (script) {
            client(script.url(), TWICE).stream(request(), heard::add, cancellation);
            assertEquals(1, script.requests.size());
        }
    }

    private void ask(String url, AiConfig.Retries retries) {
        client(url, retries).stream(request(), heard::add, new Cancellation());
    }

    private static ModelClient client(String url, AiConfig.Retries retries) {
        var provider = new AiConfig.Provider(Vendor.OPENAI, Optional.of("key"), url, List.of("m"));
        return new OpenAiClient(provider, new Transport(OpenAiClientTest.patient(), retries));
    }

    private static ModelRequest request() {
        return new ModelRequest("m", List.of(), List.of(), 5);
    }

    private static String refusal(int status, String... headers) {
        return "HTTP/1.1 "
                + status
                + " No\r\nConnection: close\r\nContent-Length: 0\r\n"
                + String.join("", List.of(headers).stream().map(each -> each + "\r\n").toList())
                + "\r\n";
    }
}
