package chatlab.llm;

import static chatlab.testing.VendorWire.STREAM;
import static chatlab.testing.VendorWire.WHOLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.Vendor;
import chatlab.failure.Failure;
import chatlab.testing.VendorWire;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vendors that refuse, break off or talk nonsense; what they say of it stays with us. */
@ParameterizedClass
@EnumSource(Vendor.class)
class RefusalsTest extends VendorTests {
    private final String good = STREAM + wire.begin() + wire.delta("Good");

    RefusalsTest(Vendor vendor) {
        super(vendor);
    }

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
        "529, failed",
        "302, failed",
        "204, failed"
    })
    void saysWhyTheVendorRefusedInOurWords(int status, String words) {
        String fault = status == 204 ? "" : wire.fault() + KEY;
        String message =
                refusal(
                        "HTTP/1.1 "
                                + status
                                + " Oops\r\nLocation: http://localhost:1/\r\nContent-Type: application/json\r\n"
                                + "Connection: close\r\n\r\n"
                                + fault);

        assertTrue(message.contains(words) && message.contains(String.valueOf(status)), message);
    }

    @Test
    void failsAtAnErrorInTheMiddle() {
        assertEquals(
                "The AI provider reported an error.", refusal(good + wire.error() + wire.end()));
        assertEquals(List.of("Good"), heard);
    }

    @Test
    void failsAtTheEndBeforeTheEnd() {
        assertEquals("The AI provider broke off in the middle.", refusal(good));
        assertEquals(List.of("Good"), heard);
    }

    @Test
    void failsAtSomethingThatCannotBeRead() {
        String piece = wire.delta(VendorWire.SECRET);
        String cut =
                piece.substring(0, piece.indexOf(VendorWire.SECRET) + VendorWire.SECRET.length());
        for (String data : List.of(cut, "data: " + VendorWire.SECRET, "data: {]")) {
            heard.clear();
            assertEquals(
                    "The AI provider sent something that cannot be read.",
                    refusal(good + data + "\n\n" + wire.end()));
            assertEquals(List.of("Good"), heard);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                WHOLE + VendorWire.SECRET,
                WHOLE,
                WHOLE + "{}",
                STREAM,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>4711</html>",
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n5\r\ndata:"
            })
    void failsAtAnAnswerThatIsNone(String answer) {
        refusal(answer);
        assertEquals(List.of(), heard);
    }

    @Test
    void failsAtAFaultInsteadOfAnAnswer() {
        assertEquals("The AI provider reported an error.", refusal(WHOLE + wire.fault()));
        assertEquals(List.of(), heard);
    }

    @Test
    void failsWhereNobodyListens() throws Exception {
        String nobody;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://localhost:" + taken.getLocalPort();
        }

        refused(() -> ask(nobody, REQUEST, heard::add));
    }

    @Test
    void handsOnWhatTheListenerThrowsAndHangsUp() throws Exception {
        IllegalStateException thrown = new IllegalStateException("a bug");
        try (FakeProvider provider =
                new FakeProvider(
                        line -> {
                            line.send(good);
                            line.awaitHangUp();
                        })) {
            RuntimeException caught =
                    assertThrows(
                            RuntimeException.class,
                            () ->
                                    ask(
                                            provider.url(),
                                            REQUEST,
                                            _ -> {
                                                throw thrown;
                                            }));

            assertSame(thrown, caught);
            provider.played.get();
        }
    }

    private String refusal(String answer) {
        return refused(() -> hear(answer));
    }

    /** What is said of it, without the key and without the vendor's own words. */
    private static String refused(Executable asking) {
        String message = String.valueOf(assertThrows(Failure.Upstream.class, asking).getMessage());
        assertFalse(message.contains(KEY), message);
        assertFalse(message.contains("4711"), message);
        return message;
    }
}
