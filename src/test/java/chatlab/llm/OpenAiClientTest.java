package chatlab.llm;

import static chatlab.testing.VendorWire.STREAM;
import static chatlab.testing.VendorWire.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.Vendor;
import chatlab.database.Json;
import chatlab.failure.Failure;
import chatlab.llm.ModelRequest.Message;
import chatlab.llm.ModelRequest.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What only OpenAI's format has. */
@ParameterizedClass
@EnumSource(names = {"OPENAI", "XAI"})
class OpenAiClientTest extends VendorTests {
    OpenAiClientTest(Vendor vendor) {
        super(vendor);
    }

    @Test
    void aRefusalInItsOwnFieldIsReadOut() throws IOException {
        ModelReply reply =
                hear(
                        STREAM
                                + event("{'choices':[{'delta':{'refusal':'I would rather not.'}}]}")
                                + wire.end());

        assertEquals(Finish.REFUSED, reply.finish());
        assertEquals(List.of("I would rather not."), heard);
    }

    @Test
    void argumentsThatAreNoJsonAreAFault() {
        String broken =
                event(
                        "{'choices':[{'delta':{'tool_calls':[{'index':0,'id':'a','function':{'name':'x','arguments':'{'}}]}}]}");

        assertThrows(
                Failure.Upstream.class,
                () -> hear(STREAM + broken + wire.end(Finish.TOOLS, Usage.UNKNOWN)));
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
        JsonNode body = Json.MAPPER.readTree(asked(request).body());

        assertEquals("minimal", body.path("reasoning_effort").asText());
        assertTrue(body.path("max_completion_tokens").asInt() > 1_000, body.toString());
        for (String none : List.of("max_tokens", "stop", "temperature")) {
            assertTrue(body.path(none).isMissingNode(), none);
        }
    }

    /** OpenAI counts them among the completion's tokens, xAI beside them. */
    @ParameterizedTest
    @CsvSource({"10, 8, 2, 18", "10, 2, 8, 20", "10, 10, 8, 20"})
    void thoughtsAreCountedOnce(int in, int completion, int thought, int total) throws IOException {
        String usage =
                event(
                        "{'choices':[],'usage':{'prompt_tokens':%s,'completion_tokens':%s,'total_tokens':%s,'completion_tokens_details':{'reasoning_tokens':%s}}}",
                        in, completion, total, thought);

        assertEquals(
                new Usage(in, total - in),
                hear(STREAM + wire.delta("x") + usage + wire.end()).usage());
    }
}
