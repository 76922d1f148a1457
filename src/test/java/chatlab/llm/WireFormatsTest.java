package chatlab.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.Vendor;
import chatlab.database.Json;
import chatlab.llm.ModelRequest.Message;
import chatlab.llm.ModelRequest.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The same request in every vendor's wire format. */
@ParameterizedClass
@EnumSource(Vendor.class)
class WireFormatsTest extends VendorTests {
    private static final String OPENAI =
            """
            {"model": "a-model", "stream": true, "stream_options": {"include_usage": true},
             "max_tokens": 700, "stop": ["\\nMaria:", "###"],
             "messages": [{"role": "system", "content": "You are “John Dewey”."},
                          {"role": "user", "content": "Hello 🦉\\n\\"quoted\\""},
                          {"role": "assistant", "content": "Good day."},
                          {"role": "user", "content": "Go on."}]}""";

    /** The system part is apart, and may be kept. */
    private static final String ANTHROPIC =
            """
            {"model": "a-model", "stream": true, "max_tokens": 700, "stop_sequences": ["\\nMaria:", "###"],
             "system": [{"type": "text", "text": "You are “John Dewey”.", "cache_control": {"type": "ephemeral"}}],
             "messages": [{"role": "user", "content": "Hello 🦉\\n\\"quoted\\""},
                          {"role": "assistant", "content": "Good day."},
                          {"role": "user", "content": "Go on."}]}""";

    private static final String GEMINI =
            """
            {"contents": [{"role": "user", "parts": [{"text": "Hello 🦉\\n\\"quoted\\""}]},
                          {"role": "model", "parts": [{"text": "Good day."}]},
                          {"role": "user", "parts": [{"text": "Go on."}]}],
             "systemInstruction": {"parts": [{"text": "You are “John Dewey”."}]},
             "generationConfig": {"maxOutputTokens": 700, "stopSequences": ["\\nMaria:", "###"]}}""";

    WireFormatsTest(Vendor vendor) {
        super(vendor);
    }

    @Test
    void asksInTheVendorsWords() throws IOException {
        String body =
                switch (vendor) {
                    case OPENAI, XAI -> OPENAI;
                    case ANTHROPIC -> ANTHROPIC;
                    case GEMINI -> GEMINI;
                };

        assertEquals(Json.MAPPER.readTree(body), Json.MAPPER.readTree(asked(REQUEST).body()));
    }

    @Test
    void asksWhereTheVendorListensAndShowsTheKey() throws IOException {
        List<String> lines =
                switch (vendor) {
                    case OPENAI, XAI ->
                            List.of(
                                    "POST /v1/chat/completions HTTP/1.1",
                                    "Authorization: Bearer " + KEY);
                    case ANTHROPIC ->
                            List.of(
                                    "POST /v1/messages HTTP/1.1",
                                    "x-api-key: " + KEY,
                                    "anthropic-version: 2023-06-01");
                    case GEMINI ->
                            List.of(
                                    "POST /v1beta/models/a-model:streamGenerateContent?alt=sse HTTP/1.1",
                                    "x-goog-api-key: " + KEY);
                };
        List<String> head = asked(REQUEST).head().lines().toList();

        assertEquals(lines.getFirst(), head.getFirst());
        assertTrue(head.containsAll(lines), head.toString());
        assertTrue(head.contains("Content-Type: application/json"), head.toString());
        assertEquals(1, head.stream().filter(line -> line.contains(KEY)).count(), head.toString());
    }

    @Test
    void sendsNoKeyWhereNoneIsNeededAndNoStopsWhereNoneAreSet() throws IOException {
        key = Optional.empty();
        var hello = new Message(Role.USER, "Hello");
        FakeProvider.Request bare = asked(new ModelRequest("m", List.of(hello), List.of(), 5));

        String head = bare.head().toLowerCase(Locale.ROOT);
        assertFalse(head.contains("authorization") || head.contains("-key"), head);
        assertFalse(bare.body().contains("stop"), bare.body());
        assertFalse(bare.body().toLowerCase(Locale.ROOT).contains("system"), bare.body());
    }

    /** OpenAI takes four, and no prompt of ours has more. */
    @Test
    void asksForNoMoreStopsThanTheVendorTakes() throws IOException {
        var hello = new Message(Role.USER, "Hello");
        List<String> six = List.of("A:", "B:", "C:", "D:", "E:", "F:");
        JsonNode body =
                Json.MAPPER.readTree(asked(new ModelRequest("m", List.of(hello), six, 5)).body());

        switch (vendor) {
            case OPENAI, XAI -> assertEquals(6, body.path("stop").size());
            case ANTHROPIC -> assertEquals(6, body.path("stop_sequences").size());
            case GEMINI -> assertEquals(5, body.at("/generationConfig/stopSequences").size());
        }
    }
}
