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
        Model model = Models.of(request.model());
        if (model.reasons()) {
            body.put("max_completion_tokens", request.maxTokens() + model.thoughtTokens());
            body.put("reasoning_effort", model.effort());
        } else {
            body.put("max_tokens", request.maxTokens()); // what older and local servers know
            if (request.temperature() != null) body.put("temperature", request.temperature());
            if (!request.stop().isEmpty()) request.stop().forEach(body.putArray("stop")::add);
        }
        ArrayNode messages = body.putArray("messages");
        request.messages().forEach(message -> add(messages.addObject(), message));
        for (Tool tool : request.tools()) {
            body.withArray("tools")
                    .addObject()
                    .put("type", "function")
                    .putObject("function")
                    .put("name", tool.name())
                    .put("description", tool.description())
                    .set("parameters", tool.parameters());
        }
        return body.toString();
    }

    private static void add(ObjectNode to, ModelRequest.Message message) {
        to.put("role", message.role().name().toLowerCase(Locale.ROOT));
        to.put("content", message.content());
        if (message.callId() != null) to.put("tool_call_id", message.callId());
        for (ToolCall call : message.calls()) {
            to.withArray("tool_calls")
                    .addObject()
                    .put("id", call.id())
                    .put("type", "function")
                    .putObject("function")
                    .put("name", call.name())
                    .put("arguments", call.arguments().toString());
        }
    }

    private static final class Chunks extends Reading {
        Chunks(Consumer<String> text) {
            super(text);
        }

        @Override
        boolean data(String data) {
            if (data.equals("[DONE]")) {
                finish(Finish.DONE);
                markOver();
                return false;
            }
            return take(parse(data), "delta");
        }

        @Override
        void answer(String json) {
            JsonNode answer = parse(json);
            take(answer, "message");
            if (answer.path("choices").isArray()) finish(Finish.DONE);
        }

        private boolean take(JsonNode chunk, String part) {
            refuseErrors(chunk);
            JsonNode choice = chunk.path("choices").path(0);
            JsonNode message = choice.path(part);
            boolean heard = say(message.path("content").asText(""));
            heard |= message.hasNonNull("reasoning_content") || message.hasNonNull("reasoning");
            if (say(message.path("refusal").asText(""))) finish(Finish.REFUSED);
            int place = 0;
            for (JsonNode call : message.path("tool_calls")) {
                JsonNode function = call.path("function");
                call(
                        call.path("index").asInt(place++),
                        call.path("id").textValue(),
                        function.path("name").asText(""),
                        function.path("arguments").asText(""));
                heard = true;
            }
            if (choice.hasNonNull("finish_reason")) finish(how(choice));
            if (chunk.hasNonNull("usage")) count(counted(chunk.get("usage")));
            return heard;
        }

        private static Finish how(JsonNode choice) {
            return switch (choice.path("finish_reason").asText()) {
                case "length" -> Finish.LENGTH;
                case "content_filter" -> Finish.REFUSED;
                case "tool_calls", "function_call" -> Finish.TOOLS;
                default -> Finish.DONE;
            };
        }

        /** OpenAI counts thoughts among the completion's tokens, xAI beside them. */
        private Usage counted(JsonNode tokens) {
            Integer in = count(tokens.path("prompt_tokens"), usage().in());
            Integer out = count(tokens.path("completion_tokens"), usage().out());
            int thought = tokens.path("completion_tokens_details").path("reasoning_tokens").asInt();
            boolean beside =
                    in != null
                            && out != null
                            && tokens.path("total_tokens").asInt() == in + out + thought;
            int cached = tokens.path("prompt_tokens_details").path("cached_tokens").asInt();
            return new Usage(
                    in, cached, 0, beside && out != null ? (Integer) (out + thought) : out);
        }
    }
}
