package chatlab.llm;

import static chatlab.llm.Wires.KEY;
import static chatlab.llm.Wires.client;
import static chatlab.llm.Wires.events;
import static chatlab.llm.Wires.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.Vendor;
import chatlab.failure.Failure;
import chatlab.llm.ModelRequest.Message;
import chatlab.llm.ModelRequest.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same conversation in every vendor's wire format, over loopback. */
@Timeout(60)
class WireFormatsTest {
    private static final String JSON =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";
    private static final ModelRequest REQUEST =
            new ModelRequest(
                    "a-model",
                    List.of(
                            new Message(Role.SYSTEM, "You are Dewey."),
                            new Message(Role.USER, "Why?"),
                            new Message(Role.ASSISTANT, "Because."),
                            new Message(Role.USER, "Go on, “John”.")),
                    List.of("\nFreire:", "\nHost:", "\nA:", "\nB:", "\nC:", "\nD:"),
                    321);

    private final List<String> heard = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void wordsComeAsTheyAreSaidAndThoughtsDoNot(Vendor vendor) throws IOException {
        ModelReply reply = hear(vendor, FakeProvider.STREAM + begin(vendor) + end(vendor));
        assertEquals(List.of("Hello", " wörld"), heard);
        assertEquals(new ModelReply(new Usage(12, 5, 0, 5), Finish.DONE, List.of()), reply);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatDoesNotStreamIsHeardToo(Vendor vendor) throws IOException {
        ModelReply reply = hear(vendor, JSON + whole(vendor));
        assertEquals("Hello wörld", String.join("", heard));
        assertEquals(new ModelReply(new Usage(12, 5), Finish.DONE, List.of()), reply);
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatEndsBeforeTheReplyIsBrokenOff(Vendor vendor) {
        var fault =
                assertThrows(
                        Failure.Upstream.class,
                        () -> hear(vendor, FakeProvider.STREAM + begin(vendor)));
        assertEquals("The AI provider broke off in the middle.", fault.getMessage());
        assertEquals(List.of("Hello", " wörld"), heard);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorWithinTheStreamIsAFaultAndKeepsItsText(Vendor vendor) {
        String error =
                "data: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"secret\"}}\n\n";
        var fault =
                assertThrows(
                        Failure.Upstream.class,
                        () -> hear(vendor, FakeProvider.STREAM + begin(vendor) + error));
        assertFalse(String.valueOf(fault.getMessage()).contains("secret"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsUnknownIsPassedOver(Vendor vendor) throws IOException {
        String noise =
                ": still here\n\nevent: news\ndata: {\"type\":\"something_new\",\"value\":1}\n\n";
        hear(vendor, FakeProvider.STREAM + noise + begin(vendor) + noise + end(vendor));
        assertEquals(List.of("Hello", " wörld"), heard);
    }

    @Test
    void openAiAndXAiGetRolesAndABearer() throws IOException {
        for (Vendor vendor : List.of(Vendor.OPENAI, Vendor.XAI)) {
            FakeProvider.Request asked = ask(vendor);
            assertTrue(asked.head().startsWith("POST /v1/chat/completions "), asked.head());
            assertTrue(asked.head().contains("Authorization: Bearer " + KEY), asked.head());
            JsonNode body = json(asked);
            assertEquals("system", body.at("/messages/0/role").asText());
            assertEquals("Go on, “John”.", body.at("/messages/3/content").asText());
            assertEquals(321, body.path("max_tokens").asInt());
        }
    }

    @Test
    void anthropicGetsItsSystemPartApartAndMayKeepIt() throws IOException {
        FakeProvider.Request asked = ask(Vendor.ANTHROPIC);
        assertTrue(asked.head().startsWith("POST /v1/messages "), asked.head());
        assertTrue(asked.head().contains("x-api-key: " + KEY), asked.head());
        assertTrue(asked.head().contains("anthropic-version: 2023-06-01"), asked.head());
        JsonNode body = json(asked);
        assertEquals("You are Dewey.", body.at("/system/0/text").asText());
        assertEquals("ephemeral", body.at("/system/0/cache_control/type").asText());
        assertEquals(List.of("user", "assistant", "user"), body.findValuesAsText("role"));
        assertEquals(6, body.path("stop_sequences").size());
        assertEquals(321, body.path("max_tokens").asInt());
    }

    @Test
    void geminiGetsItsOwnNamesAndNoMoreStopsThanItTakes() throws IOException {
        FakeProvider.Request asked = ask(Vendor.GEMINI);
        assertTrue(
                asked.head()
                        .startsWith("POST /v1beta/models/a-model:streamGenerateContent?alt=sse "),
                asked.head());
        assertTrue(asked.head().contains("x-goog-api-key: " + KEY), asked.head());
        JsonNode body = json(asked);
        assertEquals("You are Dewey.", body.at("/systemInstruction/parts/0/text").asText());
        assertEquals(List.of("user", "model", "user"), body.findValuesAsText("role"));
        assertEquals("Why?", body.at("/contents/0/parts/0/text").asText());
        assertEquals(5, body.at("/generationConfig/stopSequences").size());
        assertEquals(321, body.at("/generationConfig/maxOutputTokens").asInt());
    }

    @Test
    void geminiMayDeclineBeforeAWord() throws IOException {
        ModelReply reply =
                hear(
                        Vendor.GEMINI,
                        FakeProvider.STREAM
                                + events("{'promptFeedback':{'blockReason':'SAFETY'}}"));
        assertEquals(Finish.REFUSED, reply.finish());
        assertEquals(List.of(), heard);
    }

    private ModelReply hear(Vendor vendor, String answer) throws IOException {
        try (FakeProvider provider = FakeProvider.sending(answer)) {
            return client(vendor, provider).stream(REQUEST, heard::add, new Cancellation());
        }
    }

    private FakeProvider.Request ask(Vendor vendor) throws IOException {
        try (FakeProvider provider = FakeProvider.sending(FakeProvider.STREAM + end(vendor))) {
            client(vendor, provider).stream(REQUEST, heard::add, new Cancellation());
            return provider.requests.getFirst();
        }
    }

    /** Two words, with a thought before them. */
    private static String begin(Vendor vendor) {
        return switch (vendor) {
            case OPENAI, XAI ->
                    events(
                            "{'choices':[{'delta':{'reasoning_content':'hm'}}]}",
                            "{'choices':[{'delta':{'content':'Hello'}}]}",
                            "{'choices':[{'delta':{'content':' wörld'},'finish_reason':null}]}");
            case ANTHROPIC ->
                    events(
                            "{'type':'message_start','message':{'usage':{'input_tokens':7,'cache_read_input_tokens':5,'output_tokens':1}}}",
                            "{'type':'content_block_start','index':0,'content_block':{'type':'thinking'}}",
                            "{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'hm'}}",
                            "{'type':'ping'}",
                            "{'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'Hello'}}",
                            "{'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':' wörld'}}");
            case GEMINI ->
                    events(
                            "{'candidates':[{'content':{'parts':[{'text':'hm','thought':true}]}}]}",
                            "{'candidates':[{'content':{'role':'model','parts':[{'text':'Hello'}]}}]}",
                            "{'candidates':[{'content':{'parts':[{'text':' wörld'}]}}]}");
        };
    }

    private static String end(Vendor vendor) {
        return switch (vendor) {
            case OPENAI, XAI ->
                    events(
                                    "{'choices':[{'delta':{},'finish_reason':'stop'}]}",
                                    "{'choices':[],'usage':{'prompt_tokens':12,'completion_tokens':5,'prompt_tokens_details':{'cached_tokens':5}}}")
                            + FakeProvider.DONE;
            case ANTHROPIC ->
                    events(
                            "{'type':'content_block_stop','index':1}",
                            "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{'output_tokens':5}}",
                            "{'type':'message_stop'}");
            case GEMINI ->
                    events(
                            "{'candidates':[{'finishReason':'STOP'}],'usageMetadata':{'promptTokenCount':12,'candidatesTokenCount':5,'cachedContentTokenCount':5}}");
        };
    }

    private static String whole(Vendor vendor) {
        String answer =
                switch (vendor) {
                    case OPENAI, XAI ->
                            "{'choices':[{'message':{'content':'Hello wörld'},'finish_reason':'stop'}],'usage':{'prompt_tokens':12,'completion_tokens':5}}";
                    case ANTHROPIC ->
                            "{'content':[{'type':'thinking','thinking':'hm'},{'type':'text','text':'Hello wörld'}],'stop_reason':'end_turn','usage':{'input_tokens':12,'output_tokens':5}}";
                    case GEMINI ->
                            "{'candidates':[{'content':{'parts':[{'text':'Hello wörld'}]},'finishReason':'STOP'}],'usageMetadata':{'promptTokenCount':12,'candidatesTokenCount':5}}";
                };
        return answer.replace('\'', '"');
    }
}
