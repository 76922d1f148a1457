package chatlab.llm;

import static chatlab.testing.VendorWire.STREAM;
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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may pass is tried again, and nothing else is. */
@ParameterizedClass
@EnumSource(Vendor.class)
class RetriesTest extends VendorTests {
    private final String reply = STREAM + wire.begin() + wire.delta("Good") + wire.end();

    RetriesTest(Vendor vendor) {
        super(vendor);
    }

    @BeforeEach
    void tryTwiceMore() {
        retries = new AiConfig.Retries(2, Duration.ofMillis(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 529})
    void asksAgainWhatMayPass(int status) throws IOException {
        try (var provider = FakeProvider.sendingInTurn(refusal(status), refusal(status), reply)) {
            ask(provider);
            assertEquals(List.of("Good"), heard);
            assertEquals(3, provider.requests.size());
            assertEquals(provider.requests.get(0).body(), provider.requests.get(2).body());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 422, 501})
    void asksOnceWhereItWouldBeRefusedAgain(int status) throws IOException {
        asksOnce(refusal(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK", STREAM})
    void asksAgainWhereTheLineBreaksBeforeAWord(String broken) throws IOException {
        try (var provider = FakeProvider.sendingInTurn(broken, reply)) {
            ask(provider);
            assertEquals(List.of("Good"), heard);
        }
    }

    @Test
    void asksAgainAfterAThoughtAndCountsTheTryThatSucceeded() throws IOException {
        Usage used = new Usage(12, 5, 0, 5);
        String broken = STREAM + wire.begin(new Usage(40, 30, 4, 1)) + wire.thought("hm");
        String whole = STREAM + wire.begin(used) + wire.delta("Good") + wire.end(Finish.DONE, used);
        try (var provider = FakeProvider.sendingInTurn(broken, whole)) {
            assertEquals(used, ask(provider).usage());
            assertEquals(List.of("Good"), heard);
        }
    }

    @Test
    void neverAfterAWord() throws IOException {
        asksOnce(STREAM + wire.begin() + wire.delta("Go"));
        assertEquals(List.of("Go"), heard);
    }

    @Test
    void givesUpAfterTheLastTry() throws IOException {
        try (var provider =
                FakeProvider.sendingInTurn(refusal(500), refusal(503), refusal(429), reply)) {
            var fault = assertThrows(Failure.Upstream.class, () -> ask(provider));
            assertTrue(String.valueOf(fault.getMessage()).contains("429"), fault::toString);
            assertEquals(3, provider.requests.size());
        }
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws IOException {
        retries = new AiConfig.Retries(2, Duration.ofHours(1));
        try (var provider = FakeProvider.sendingInTurn(refusal(429, "Retry-After: 0"), reply)) {
            ask(provider);
            assertEquals(List.of("Good"), heard);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"21", "86400000000", "Tue, 31 Dec 2999 23:59:59 GMT"})
    void doesNotWaitForeverAndDoesNotComeSooner(String asked) throws IOException {
        asksOnce(refusal(429, "Retry-After: " + asked));
    }

    @Test
    void refusedConnectionsAreTriedAgain() throws IOException {
        String nobody;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://localhost:" + taken.getLocalPort();
        }
        assertThrows(Failure.Upstream.class, () -> ask(nobody, REQUEST, heard::add));
    }

    /** Else the wait would take twenty seconds. */
    @Test
    @Timeout(15)
    void aStopEndsTheWait() throws Exception {
        try (var provider =
                new FakeProvider(
                        line -> {
                            line.send(refusal(500, "Retry-After: 20"));
                            cancellation.cancel();
                        })) {
            ask(provider);
            assertEquals(1, provider.requests.size());
        }
    }

    private void asksOnce(String answer) throws IOException {
        try (var provider = FakeProvider.sendingInTurn(answer, reply)) {
            assertThrows(Failure.Upstream.class, () -> ask(provider));
            assertEquals(1, provider.requests.size());
        }
    }

    private static String refusal(int status, String... headers) {
        return "HTTP/1.1 "
                + status
                + " No\r\nConnection: close\r\nContent-Length: 0\r\n"
                + String.join("", List.of(headers).stream().map(each -> each + "\r\n").toList())
                + "\r\n";
    }
}
