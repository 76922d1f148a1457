package chatlab.llm;

import static chatlab.testing.VendorWire.STREAM;
import static chatlab.testing.VendorWire.event;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.config.Vendor;
import chatlab.testing.VendorWire;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only Gemini's format has. */
class GeminiClientTest extends VendorTests {
    GeminiClientTest() {
        super(Vendor.GEMINI);
    }

    @Test
    void thoughtsAreCountedWithTheWords() throws IOException {
        String end =
                event(
                        "{'candidates':[{'finishReason':'STOP'}],'usageMetadata':{'promptTokenCount':9,'candidatesTokenCount':4,'thoughtsTokenCount':3}}");

        assertEquals(new Usage(9, 7), hear(STREAM + wire.delta("x") + end).usage());
    }

    /** As it answers who does not ask for events. */
    @Test
    void aStreamMayComeAsAList() throws IOException {
        String list =
                VendorWire.json(
                        "[{'candidates':[{'content':{'parts':[{'text':'Good'}]}}]},"
                                + "{'candidates':[{'content':{'parts':[{'text':' day.'}]},'finishReason':'STOP'}]}]");

        assertEquals(Finish.DONE, hear(VendorWire.WHOLE + list).finish());
        assertEquals(List.of("Good", " day."), heard);
    }
}
