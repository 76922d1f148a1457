package chatlab.llm;

import static chatlab.llm.FakeProvider.STREAM;
import static chatlab.llm.Wires.client;
import static chatlab.llm.Wires.events;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.config.Vendor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Why a model left off, in every vendor's words. */
@Timeout(60)
class EndingsTest {
    private static final ModelRequest REQUEST =
            new ModelRequest(
                    "a-model",
                    List.of(new ModelRequest.Message(ModelRequest.Role.USER, "Why?")),
                    List.of(),
                    50);

    private final List<String> heard = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "OPENAI, stop, DONE",
        "OPENAI, length, LENGTH",
        "OPENAI, content_filter, REFUSED",
        "OPENAI, tool_calls, TOOLS",
        "OPENAI, something_new, DONE",
        "XAI, length, LENGTH",
        "XAI, content_filter, REFUSED",
        "ANTHROPIC, end_turn, DONE",
        "ANTHROPIC, stop_sequence, DONE",
        "ANTHROPIC, max_tokens, LENGTH",
        "ANTHROPIC, model_context_window_exceeded, LENGTH",
        "ANTHROPIC, refusal, REFUSED",
        "ANTHROPIC, tool_use, TOOLS",
        "GEMINI, STOP, DONE",
        "GEMINI, MAX_TOKENS, LENGTH",
        "GEMINI, SAFETY, REFUSED",
        "GEMINI, RECITATION, REFUSED",
        "GEMINI, OTHER, DONE"
    })
    void eachVendorsReasonIsUnderstood(Vendor vendor, String reason, Finish finish)
            throws IOException {
        assertEquals(finish, hear(vendor, said(vendor, reason)).finish());
        assertEquals(List.of("Because"), heard);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "XAI"})
    void aRefusalInItsOwnFieldIsReadOut(Vendor vendor) throws IOException {
        ModelReply reply =
                hear(
                        vendor,
                        events(
                                "{'choices':[{'delta':{'refusal':'I would rather not.'}}]}",
                                "{'choices':[{'delta':{},'finish_reason':'stop'}]}"));
        assertEquals(Finish.REFUSED, reply.finish());
        assertEquals(List.of("I would rather not."), heard);
    }

    private ModelReply hear(Vendor vendor, String stream) throws IOException {
        try (FakeProvider provider = FakeProvider.sending(STREAM + stream)) {
            return client(vendor, provider).stream(REQUEST, heard::add, new Cancellation());
        }
    }

    private static String said(Vendor vendor, String reason) {
        return switch (vendor) {
            case OPENAI, XAI ->
                    events(
                            "{'choices':[{'delta':{'content':'Because'}}]}",
                            "{'choices':[{'delta':{},'finish_reason':'" + reason + "'}]}");
            case ANTHROPIC ->
                    events(
                            "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'Because'}}",
                            "{'type':'message_delta','delta':{'stop_reason':'" + reason + "'}}",
                            "{'type':'message_stop'}");
            case GEMINI ->
                    events(
                            "{'candidates':[{'content':{'parts':[{'text':'Because'}]},'finishReason':'"
                                    + reason
                                    + "'}]}");
        };
    }
}
