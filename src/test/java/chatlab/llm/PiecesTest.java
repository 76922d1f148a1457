package chatlab.llm;

import static chatlab.testing.VendorWire.STREAM;
import static chatlab.testing.VendorWire.WHOLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.config.Vendor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A reply is heard piece by piece, however the vendor cuts and wraps it. */
@ParameterizedClass
@EnumSource(Vendor.class)
class PiecesTest extends VendorTests {
    private static final Usage USED = new Usage(12, 5, 0, 5);

    PiecesTest(Vendor vendor) {
        super(vendor);
    }

    @Test
    void handsOnEachPieceAsItComes() throws Exception {
        CountDownLatch firstHeard = new CountDownLatch(1);
        try (var provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM + wire.begin() + wire.delta("Good"));
                            firstHeard.await(); // withheld until the first has been read
                            line.send(wire.delta(" day.") + wire.end());
                        })) {
            ask(
                    provider.url(),
                    REQUEST,
                    text -> {
                        heard.add(text);
                        firstHeard.countDown();
                    });
        }

        assertEquals(List.of("Good", " day."), heard);
    }

    @Test
    void handsOnWordsAndNoThoughtsAndWhatTheyTook() throws IOException {
        ModelReply reply =
                hear(
                        STREAM
                                + wire.begin(USED)
                                + wire.thought("hm")
                                + wire.delta("Hello")
                                + wire.delta(" wörld")
                                + wire.end(Finish.DONE, USED));

        assertEquals(List.of("Hello", " wörld"), heard);
        assertEquals(new ModelReply(USED, Finish.DONE, List.of()), reply);
    }

    @Test
    void claimsNoCountWhereThereIsNone() throws IOException {
        ModelReply reply = hear(STREAM + wire.begin() + wire.delta("x") + wire.end());

        assertEquals(new ModelReply(Usage.UNKNOWN, Finish.DONE, List.of()), reply);
    }

    @Test
    void takesAnAnswerInOnePieceFromAServerThatDoesNotStream() throws IOException {
        Usage used = new Usage(8, 2);

        ModelReply reply = hear(WHOLE + wire.whole("Good\nday.", used));

        assertEquals("Good\nday.", String.join("", heard));
        assertEquals(new ModelReply(used, Finish.DONE, List.of()), reply);
    }

    @Test
    void readsOtherLineEndsCommentsAndEmptyPieces() throws IOException {
        String stream =
                ": PROCESSING\n\nevent: x\nid: 7\n"
                        + wire.begin()
                        + wire.delta("")
                        + wire.delta("a").replace("data: ", "data:")
                        + wire.end(Finish.LENGTH, Usage.UNKNOWN);

        ModelReply reply = hear(STREAM + stream.replace("\n", "\r\n"));

        assertEquals(List.of("a"), heard);
        assertEquals(Finish.LENGTH, reply.finish());
    }

    @Test
    void passesOverWhatIsUnknown() throws IOException {
        String noise =
                wire.ping()
                        + "event: news\ndata: {\"type\":\"something_new\",\"value\":1}\n\nretry: 5\n\n";

        hear(STREAM + noise + wire.begin() + noise + wire.delta("a") + noise + wire.end());

        assertEquals(List.of("a"), heard);
    }

    @Test
    void joinsACharacterThatComesInHalves() throws Exception {
        byte[] owl = wire.delta("🦉").getBytes(StandardCharsets.UTF_8);
        int middle = new String(owl, StandardCharsets.ISO_8859_1).indexOf('\u00f0') + 2;
        try (var provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM + wire.begin());
                            line.send(Arrays.copyOfRange(owl, 0, middle));
                            line.send(Arrays.copyOfRange(owl, middle, owl.length));
                            line.send(wire.end());
                        })) {
            ask(provider);
        }

        assertEquals(List.of("🦉"), heard);
    }

    /** Gemini has no mark of its own for that: there, nothing more comes for a while. */
    @Test
    void endsWithTheLastWordThoughTheProviderHoldsTheLine() throws Exception {
        if (vendor == Vendor.GEMINI) timeouts = timeouts(120_000, 500, 120_000);
        try (var provider =
                new FakeProvider(
                        line -> {
                            line.send(STREAM + wire.begin() + wire.delta("Good day.") + wire.end());
                            line.awaitHangUp();
                        })) {
            assertEquals(Finish.DONE, ask(provider).finish());
        }

        assertEquals(List.of("Good day."), heard);
    }
}
