package chatlab.llm;

import static chatlab.llm.FakeProvider.DONE;
import static chatlab.llm.FakeProvider.STREAM;
import static chatlab.llm.FakeProvider.delta;
import static chatlab.llm.OpenAiClientTest.KEY;
import static chatlab.llm.OpenAiClientTest.REQUEST;
import static chatlab.llm.OpenAiClientTest.client;
import static chatlab.llm.OpenAiClientTest.patient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.AiConfig;
import chatlab.config.Vendor;
import chatlab.failure.Failure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers that refuse, break off or talk nonsense; what they say of it stays with us. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpenAiClientFailuresTest {
    private final List<String> heard = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "400, did not accept",
        "401, key",
        "403, key",
        "404, model",
        "422, did not accept",
        "429, too often",
        "500, failed",
        "503, failed",
        "302, failed",
        "204, failed"
    })
    void saysWhyTheProviderRefusedInOurWords(int status, String words) throws Exception {
        Failure failure =
                refusal(
                        "HTTP/1.1 "
                                + status
                                + " Oops\r\nLocation: http://localhost:1/\r\nContent-Type: application/json\r\n"
                                + "Connection: close\r\n\r\n"
                                + (status == 204
                                        ? ""
                                        : "{\"error\":{\"message\":\"account 4711 of "
                                                + KEY
                                                + "\"}}"));

        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains(words) && message.contains(String.valueOf(status)), message);
        assertKeepsToItself(failure);
    }

    @Test
    void failsAtAnErrorInTheMiddle() throws Exception {
        Failure failure =
                refusal(
                        STREAM
                                + delta("Good")
                                + "data: {\"error\":{\"message\":\"account 4711\",\"code\":500}}\n\n"
                                + DONE);

        assertEquals(List.of("Good"), heard);
        assertKeepsToItself(failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"choices\":[{\"delta\":{\"content\":\"account 4711\n\n",
                "data: account 4711\n\n",
                "data: {]\n\n",
                ""
            })
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
        var nobody =
                new AiConfig.Provider(
                        Vendor.OPENAI, Optional.of(KEY), "http://localhost:" + port, List.of("m"));

        assertKeepsToItself(
                assertThrows(
                        Failure.Upstream.class,
                        () ->
                                new OpenAiClient(
                                                nobody,
                                                new Transport(patient(), OpenAiClientTest.ONCE))
                                        .stream(REQUEST, heard::add, new Cancellation())));
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
                                    client(provider).stream(
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
}
