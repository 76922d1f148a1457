package chatlab.llm;

import static chatlab.testing.VendorWire.STREAM;
import static chatlab.testing.VendorWire.event;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.config.Vendor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only Anthropic's format has. */
class AnthropicClientTest extends VendorTests {
    AnthropicClientTest() {
        super(Vendor.ANTHROPIC);
    }

    @Test
    void whatWasReadFromTheCacheOrPutThereWasSentAsWell() throws IOException {
        Usage used = new Usage(100, 60, 30, 5);

        assertEquals(
                used,
                hear(STREAM + wire.begin(used) + wire.delta("x") + wire.end(Finish.DONE, used))
                        .usage());
    }

    @Test
    void aBlockMayHaveItsFirstWordsWithIt() throws IOException {
        hear(
                STREAM
                        + event(
                                "{'type':'content_block_start','index':0,'content_block':{'type':'text','text':'Good'}}")
                        + wire.delta(" day.")
                        + wire.end());

        assertEquals(List.of("Good", " day."), heard);
    }
}
