package chatlab.llm;

import chatlab.config.AiConfig;
import chatlab.failure.Failure;
import chatlab.llm.ModelRequest.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** Google's {@code streamGenerateContent}. What a model thinks to itself is left out. */
final class GeminiClient implements ModelClient {
    private static final int MOST_STOPS = 5; // more are refused

    private final AiConfig.Provider provider;
    private final Transport transport;

    GeminiClient(AiConfig.Provider provider, Transport transport) {
        this.provider = provider;
        this.transport = transport;
    }

    @Override
    public ModelReply stream(
            ModelRequest request, Consumer<String> text, Cancellation cancellation) {
        Chunks chunks = new Chunks(text);
        String model = URLEncoder.encode(request.model(), StandardCharsets.UTF_8);
        String address = "/v1beta/models/" + model + ":streamGenerateContent?alt=sse";
        Map<String, String> headers =
                provider.key().map(key -> Map.of("x-goog-api-key", key)).orElse(Map.of());
        Post post = new Post(provider.baseUrl() + address, headers, body(request));
        transport.exchange(post, chunks, cancellation);
        return chunks.reply();
    }

    private static String body(ModelRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode system = JsonNodeFactory.instance.arrayNode();
        ArrayNode contents = body.putArray("contents");
        for (ModelRequest.Message message : request.messages()) {
            ArrayNode parts =
                    message.role() == Role.SYSTEM
                            ? system
                            : contents.addObject()
                                    .put("role", message.role() == Role.USER ? "user" : "model")
                                    .putArray("parts");
            parts.addObject().put("text", message.content());
        }
        if (!system.isEmpty()) body.putObject("systemInstruction").set("parts", system);
        ObjectNode settings = body.putObject("generationConfig");
        settings.put("maxOutputTokens", request.maxTokens());
        if (!request.stop().isEmpty()) {
            ArrayNode stops = settings.putArray("stopSequences");
            request.stop().stream().limit(MOST_STOPS).forEach(stops::add);
        }
        return body.toString();
    }

    private static final class Chunks extends Reading {
        Chunks(Consumer<String> text) {
            super(text);
        }

        @Override
        boolean data(String data) {
            return take(parse(data));
        }

        @Override
        void answer(String json) {
            JsonNode answer = parse(json);
            if (answer.isArray()) answer.forEach(this::take); // a stream without alt=sse
            else take(answer);
        }

        private boolean take(JsonNode chunk) {
            refuseErrors(chunk);
            if (chunk.path("promptFeedback").hasNonNull("blockReason")) {
                throw new Failure.Upstream("The AI provider declined to answer this.");
            }
            JsonNode candidate = chunk.path("candidates").path(0);
            boolean spoke = false;
            for (JsonNode part : candidate.path("content").path("parts")) {
                if (!part.path("thought").asBoolean()) spoke |= say(part.path("text").asText(""));
            }
            if (candidate.hasNonNull("finishReason")) markWhole();
            countIn(chunk.path("usageMetadata").path("promptTokenCount"));
            countOut(chunk.path("usageMetadata").path("candidatesTokenCount"));
            return spoke;
        }
    }
}
