package chatlab.llm;

import static chatlab.llm.FakeProvider.STREAM;
import static chatlab.llm.Wires.client;
import static chatlab.llm.Wires.events;
import static chatlab.llm.Wires.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.Vendor;
import chatlab.failure.Failure;
import chatlab.llm.ModelRequest.Message;
import chatlab.llm.ModelRequest.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tools on offer, a call that comes in pieces, and its result told again, in every wire format. */
@Timeout(60)
class ToolCallsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Tool SEARCH =
            new Tool(
                    "search_library",
                    "Finds passages.",
                    parsed("{'type':'object','properties':{'query':{'type':'string'}}}"));
    private static final ToolCall CALL =
            new ToolCall("call-1", "search_library", parsed("{'query':'homework'}"));

    @ParameterizedTest
    @EnumSource
    void aCallInPiecesIsPutTogether(Vendor vendor) throws IOException {
        ModelReply reply = exchange(vendor, called(vendor), new StringBuilder());
        assertEquals(Finish.TOOLS, reply.finish());
        assertEquals(1, reply.toolCalls().size());
        ToolCall call = reply.toolCalls().getFirst();
        assertEquals(CALL.name(), call.name());
        assertEquals(CALL.arguments(), call.arguments());
        assertEquals(vendor == Vendor.GEMINI ? CALL.name() : CALL.id(), call.id());
    }

    @ParameterizedTest
    @EnumSource
    void toolsAndResultsAreToldInTheVendorsWords(Vendor vendor) throws IOException {
        StringBuilder asked = new StringBuilder();
        exchange(vendor, called(vendor), asked);
        JsonNode body = MAPPER.readTree(asked.toString());
        String offer =
                switch (vendor) {
                    case OPENAI, XAI -> "/tools/0/function/name";
                    case ANTHROPIC -> "/tools/0/name";
                    case GEMINI -> "/tools/0/functionDeclarations/0/name";
                };
        String call =
                switch (vendor) {
                    case OPENAI, XAI -> "/messages/1/tool_calls/0/function/name";
                    case ANTHROPIC -> "/messages/1/content/0/name";
                    case GEMINI -> "/contents/1/parts/0/functionCall/name";
                };
        String result =
                switch (vendor) {
                    case OPENAI, XAI -> "/messages/2/content";
                    case ANTHROPIC -> "/messages/2/content/0/content";
                    case GEMINI -> "/contents/2/parts/0/functionResponse/response/result";
                };
        assertEquals("search_library", body.at(offer).asText(), body.toString());
        assertEquals("search_library", body.at(call).asText(), body.toString());
        assertEquals("2 passages", body.at(result).asText(), body.toString());
        assertEquals(0.5, body.findValue("temperature").asDouble());
    }

    @Test
    void argumentsThatAreNoJsonAreAFault() {
        String broken =
                events(
                        "{'choices':[{'delta':{'tool_calls':[{'index':0,'id':'a','function':{'name':'x','arguments':'{'}}]}}]}",
                        "{'choices':[{'delta':{},'finish_reason':'tool_calls'}]}");
        assertThrows(
                Failure.Upstream.class, () -> exchange(Vendor.OPENAI, broken, new StringBuilder()));
    }

    @Test
    void aModelThatReasonsIsAskedToKeepItShortAndGetsNeitherStopsNorWarmth() throws IOException {
        var request =
                new ModelRequest(
                        "gpt-5-mini",
                        List.of(new Message(Role.USER, "Why?")),
                        List.of("\nFreire:"),
                        100,
                        0.5,
                        List.of());
        try (FakeProvider provider = FakeProvider.sending(STREAM + FakeProvider.DONE)) {
            client(Vendor.OPENAI, provider).stream(request, _ -> {}, new Cancellation());
            JsonNode body = json(provider.requests.getFirst());
            assertEquals("minimal", body.path("reasoning_effort").asText());
            assertTrue(body.path("max_completion_tokens").asInt() > 1_000, body.toString());
            for (String none : List.of("max_tokens", "stop", "temperature")) {
                assertTrue(body.path(none).isMissingNode(), none);
            }
        }
    }

    private static ModelReply exchange(Vendor vendor, String stream, StringBuilder asked)
            throws IOException {
        var request =
                new ModelRequest(
                        "a-model",
                        List.of(
                                new Message(Role.USER, "Find something on homework."),
                                new Message(Role.ASSISTANT, "", List.of(CALL), null),
                                new Message(Role.TOOL, "2 passages", List.of(), CALL.id())),
                        List.of(),
                        50,
                        0.5,
                        List.of(SEARCH));
        try (FakeProvider provider = FakeProvider.sending(STREAM + stream)) {
            ModelReply reply =
                    client(vendor, provider).stream(request, _ -> {}, new Cancellation());
            asked.append(provider.requests.getFirst().body());
            return reply;
        }
    }

    private static String called(Vendor vendor) {
        return switch (vendor) {
            case OPENAI, XAI ->
                    events(
                            "{'choices':[{'delta':{'tool_calls':[{'index':0,'id':'call-1','function':{'name':'search_library','arguments':''}}]}}]}",
                            "{'choices':[{'delta':{'tool_calls':[{'index':0,'function':{'arguments':'{\\'query\\':'}}]}}]}",
                            "{'choices':[{'delta':{'tool_calls':[{'index':0,'function':{'arguments':'\\'homework\\'}'}}]}}]}",
                            "{'choices':[{'delta':{},'finish_reason':'tool_calls'}]}");
            case ANTHROPIC ->
                    events(
                            "{'type':'content_block_start','index':1,'content_block':{'type':'tool_use','id':'call-1','name':'search_library','input':{}}}",
                            "{'type':'content_block_delta','index':1,'delta':{'type':'input_json_delta','partial_json':'{\\'query\\':'}}",
                            "{'type':'content_block_delta','index':1,'delta':{'type':'input_json_delta','partial_json':'\\'homework\\'}'}}",
                            "{'type':'message_delta','delta':{'stop_reason':'tool_use'}}",
                            "{'type':'message_stop'}");
            case GEMINI ->
                    events(
                            "{'candidates':[{'content':{'parts':[{'functionCall':{'name':'search_library','args':{'query':'homework'}}}]},'finishReason':'STOP'}]}");
        };
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json.replace('\'', '"'));
        } catch (IOException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
