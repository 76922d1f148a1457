package chatlab.llm;

import static chatlab.testing.VendorWire.STREAM;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.config.Vendor;
import chatlab.testing.VendorWire;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Why a model left off, in every vendor's words. */
@ParameterizedClass
@EnumSource(Vendor.class)
class EndingsTest extends VendorTests {
    EndingsTest(Vendor vendor) {
        super(vendor);
    }

    @Test
    void theVendorsReasonsAreUnderstood() throws IOException {
        Map<String, Finish> reasons =
                switch (vendor) {
                    case OPENAI, XAI ->
                            Map.of(
                                    "stop", Finish.DONE,
                                    "length", Finish.LENGTH,
                                    "content_filter", Finish.REFUSED,
                                    "tool_calls", Finish.TOOLS,
                                    "something_new", Finish.DONE);
                    case ANTHROPIC ->
                            Map.of(
                                    "end_turn", Finish.DONE,
                                    "stop_sequence", Finish.DONE,
                                    "max_tokens", Finish.LENGTH,
                                    "model_context_window_exceeded", Finish.LENGTH,
                                    "refusal", Finish.REFUSED,
                                    "tool_use", Finish.TOOLS,
                                    "something_new", Finish.DONE);
                    case GEMINI ->
                            Map.of(
                                    "STOP", Finish.DONE,
                                    "MAX_TOKENS", Finish.LENGTH,
                                    "SAFETY", Finish.REFUSED,
                                    "RECITATION", Finish.REFUSED,
                                    "OTHER", Finish.DONE,
                                    "SOMETHING_NEW", Finish.DONE);
                };
        for (var reason : reasons.entrySet()) {
            heard.clear();
            String end = wire.end(reason.getKey(), Usage.UNKNOWN);
            ModelReply reply = hear(STREAM + wire.begin() + wire.delta("Because") + end);
            assertEquals(reason.getValue(), reply.finish(), reason.getKey());
            assertEquals(List.of("Because"), heard);
        }
    }

    /** Gemini may do so before it has asked the model. */
    @Test
    void aRefusalBeforeAWordIsNoFault() throws IOException {
        String refused =
                vendor == Vendor.GEMINI
                        ? VendorWire.event("{'promptFeedback':{'blockReason':'SAFETY'}}")
                        : wire.begin() + wire.end(Finish.REFUSED, Usage.UNKNOWN);

        assertEquals(Finish.REFUSED, hear(STREAM + refused).finish());
        assertEquals(List.of(), heard);
    }
}
