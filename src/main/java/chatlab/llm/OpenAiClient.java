package chatlab.llm;

import chatlab.config.AiConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** OpenAI's Chat Completions, streamed; also what xAI, Ollama, vLLM and LM Studio speak. */
final class OpenAiClient implements ModelClient {
    private final AiConfig.Provider provider;
    private final Transport transport;

    OpenAiClient(AiConfig.Provider provider, Transport transport) {
        this.provider = provider;
        this.transport = transport;
    }

    @Override
    public ModelReply stream(
            ModelRequest request, Consumer<String> text, Cancellation cancellation) {
        Chunks chunks = new Chunks(text);
        Map<String, String> headers =
                provider.key()
                        .map(key -> Map.of("Authorization", "Bearer " + key))
                        .orElse(Map.of());
        String url = provider.baseUrl() + "/chat/completions";
        transport.exchange(new Post(url, headers, body(request)), chunks, cancellation);
        return chunks.reply();
    }

    private static String body(ModelRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", request.model()).put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        body.put("max_tokens", request.maxTokens());
        ArrayNode messages = body.putArray("messages");
        for (ModelRequest.Message message : request.messages()) {
            messages.addObject()
                    .put("role", message.role().name().toLowerCase(Locale.ROOT))
                    .put("content", message.content());
        }
        if (!request.stop().isEmpty()) request.stop().forEach(body.putArray("stop")::add);
        return body.toString();
    }

    private static final class Chunks extends Reading {
        Chunks(Consumer<String> text) {
            super(text);
        }

        @Override
        boolean data(String data) {
            if (data.equals("[DONE]")) {
                markWhole();
                markOver();
                return false;
            }
            return take(parse(data), "delta");
        }

        @Override
        void answer(String json) {
            JsonNode answer = parse(json);
            take(answer, "message");
            if (answer.path("choices").isArray()) markWhole();
        }

        private boolean take(JsonNode chunk, String part) {
            refuseErrors(chunk);
            JsonNode choice = chunk.path("choices").path(0);
            boolean spoke = say(choice.path(part).path("content").asText(""));
            if (choice.hasNonNull("finish_reason")) markWhole();
            countIn(chunk.path("usage").path("prompt_tokens"));
            countOut(chunk.path("usage").path("completion_tokens"));
            return spoke;
        }
    }
}
