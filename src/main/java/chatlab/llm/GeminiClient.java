package chatlab.llm;

import chatlab.config.AiConfig;
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
            if (message.role() == Role.SYSTEM) system.addObject().put("text", message.content());
            else add(contents.addObject(), message);
        }
        if (!system.isEmpty()) body.putObject("systemInstruction").set("parts", system);
        ObjectNode settings = body.putObject("generationConfig");
        Model model = Models.of(request.model());
        settings.put("maxOutputTokens", request.maxTokens() + model.thoughtTokens());
        if (model.effort() != null)
            settings.putObject("thinkingConfig").put("thinkingLevel", model.effort());
        if (request.temperature() != null) settings.put("temperature", request.temperature());
        if (!request.stop().isEmpty()) {
            ArrayNode stops = settings.putArray("stopSequences");
            request.stop().stream().limit(MOST_STOPS).forEach(stops::add);
        }
        if (!request.tools().isEmpty()) {
            ArrayNode functions =
                    body.putArray("tools").addObject().putArray("functionDeclarations");
            for (Tool tool : request.tools()) {
                functions
                        .addObject()
                        .put("name", tool.name())
                        .put("description", tool.description())
                        .set("parameters", tool.parameters());
            }
        }
        return body.toString();
    }

    /** Gemini names a call by its tool. */
    private static void add(ObjectNode to, ModelRequest.Message message) {
        to.put("role", message.role() == Role.ASSISTANT ? "model" : "user");
        ArrayNode parts = to.putArray("parts");
        if (message.callId() != null) {
            parts.addObject()
                    .putObject("functionResponse")
                    .put("name", message.callId())
                    .putObject("response")
                    .put("result", message.content());
            return;
        }
        if (!message.content().isEmpty() || message.calls().isEmpty())
            parts.addObject().put("text", message.content());
        for (ToolCall call : message.calls()) {
            parts.addObject()
                    .putObject("functionCall")
                    .put("name", call.name())
                    .set("args", call.arguments());
        }
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
            if (chunk.path("promptFeedback").hasNonNull("blockReason")) finish(Finish.REFUSED);
            JsonNode candidate = chunk.path("candidates").path(0);
            boolean heard = false;
            for (JsonNode part : candidate.path("content").path("parts")) {
                heard |= part.path("thought").asBoolean() || say(part.path("text").asText(""));
                JsonNode call = part.path("functionCall");
                if (call.isMissingNode()) continue;
                String arguments = call.path("args").isEmpty() ? "" : call.get("args").toString();
                call(called(), null, call.path("name").asText(""), arguments);
                heard = true;
            }
            if (candidate.hasNonNull("finishReason")) finish(how(candidate));
            if (chunk.hasNonNull("usageMetadata")) counted(chunk.get("usageMetadata"));
            return heard;
        }

        private Finish how(JsonNode candidate) {
            return switch (candidate.get("finishReason").asText()) {
                case "STOP" -> called() > 0 ? Finish.TOOLS : Finish.DONE;
                case "MAX_TOKENS" -> Finish.LENGTH;
                case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII" ->
                        Finish.REFUSED;
                default -> Finish.DONE;
            };
        }

        private void counted(JsonNode tokens) {
            Usage before = usage();
            Integer said = count(tokens.path("candidatesTokenCount"), null);
            Integer out =
                    said == null
                            ? before.out()
                            : (Integer) (said + tokens.path("thoughtsTokenCount").asInt());
            int cached = tokens.path("cachedContentTokenCount").asInt(before.cached());
            count(new Usage(count(tokens.path("promptTokenCount"), before.in()), cached, 0, out));
        }
    }
}
