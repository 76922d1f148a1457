package chatlab.llm;

import static chatlab.testing.VendorWire.STREAM;
import static chatlab.testing.VendorWire.event;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.config.AiConfig;
import chatlab.config.Vendor;
import chatlab.database.Json;
import chatlab.llm.ModelRequest.Message;
import chatlab.llm.ModelRequest.Role;
import chatlab.testing.VendorWire;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tools on offer, a call that comes in pieces, and its result told again, in every wire format. */
@ParameterizedClass
@EnumSource(Vendor.class)
class ToolCallsTest extends VendorTests {
    private static final Tool SEARCH =
            new Tool(
                    "search_library",
                    "Finds passages.",
                    parsed("{'type':'object','properties':{'query':{'type':'string'}}}"));
    private static final ToolCall CALL =
            new ToolCall("call-1", "search_library", parsed("{'query':'homework'}"));

    private final String called = STREAM + wire.begin() + call();
    private final String end = wire.end(Finish.TOOLS, Usage.UNKNOWN);

    ToolCallsTest(Vendor vendor) {
        super(vendor);
    }

    @Test
    void aCallInPiecesIsPutTogether() throws IOException {
        assertCalled(hear(called + end));
    }

    @Test
    void piecesOfABrokenCallDoNotMixWithTheNextTry() throws IOException {
        retries = new AiConfig.Retries(1, Duration.ofMillis(1));
        try (var provider = FakeProvider.sendingInTurn(called, called + end)) {
            assertCalled(ask(provider));
        }
    }

    @Test
    void aBrokenCallIsNoneWhereTheNextTrySpeaks() throws IOException {
        retries = new AiConfig.Retries(1, Duration.ofMillis(1));
        String spoken = STREAM + wire.begin() + wire.delta("Good") + wire.end();
        try (var provider = FakeProvider.sendingInTurn(called, spoken)) {
            assertEquals(new ModelReply(Usage.UNKNOWN, Finish.DONE, List.of()), ask(provider));
        }
    }

    @Test
    void toolsAndResultsAreToldInTheVendorsWords() throws IOException {
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
        JsonNode body = Json.MAPPER.readTree(asked(request).body());
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

    private void assertCalled(ModelReply reply) {
        assertEquals(Finish.TOOLS, reply.finish());
        assertEquals(1, reply.toolCalls().size());
        ToolCall call = reply.toolCalls().getFirst();
        assertEquals(CALL.name(), call.name());
        assertEquals(CALL.arguments(), call.arguments());
        assertEquals(vendor == Vendor.GEMINI ? CALL.name() : CALL.id(), call.id());
    }

    private String call() {
        return switch (vendor) {
            case OPENAI, XAI ->
                    event(
                                    "{'choices':[{'delta':{'tool_calls':[{'index':0,'id':'call-1','function':{'name':'search_library','arguments':''}}]}}]}")
                            + piece(
                                    "{'choices':[{'delta':{'tool_calls':[{'index':0,'function':{'arguments':%s}}]}}]}");
            case ANTHROPIC ->
                    event(
                                    "{'type':'content_block_start','index':1,'content_block':{'type':'tool_use','id':'call-1','name':'search_library','input':{}}}")
                            + piece(
                                    "{'type':'content_block_delta','index':1,'delta':{'type':'input_json_delta','partial_json':%s}}");
            case GEMINI ->
                    event(
                            "{'candidates':[{'content':{'parts':[{'functionCall':{'name':'search_library','args':{'query':'homework'}}}]}}]}");
        };
    }

    /** The arguments in two pieces. */
    private static String piece(String template) {
        return event(template, "{\"query\":") + event(template, "\"homework\"}");
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.MAPPER.readTree(VendorWire.json(json));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
