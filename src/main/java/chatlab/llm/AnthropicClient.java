package chatlab.llm;

import chatlab.config.AiConfig;
import chatlab.llm.ModelRequest.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Anthropic's Messages, streamed. What a model thinks to itself is left out. */
final class AnthropicClient implements ModelClient {
    private static final String VERSION = "2023-06-01";
    private static final double WARMEST = 1; // a higher temperature is refused

    private final AiConfig.Provider provider;
    private final Transport transport;

    AnthropicClient(AiConfig.Provider provider, Transport transport) {
        this.provider = provider;
        this.transport = transport;
    }

    @Override
    public ModelReply stream(
            ModelRequest request, Consumer<String> text, Cancellation cancellation) {
        Events events = new Events(text);
        Map<String, String> headers = new HashMap<>(Map.of("anthropic-version", VERSION));
        provider.key().ifPresent(key -> headers.put("x-api-key", key));
        String url = provider.baseUrl() + "/v1/messages";
        transport.exchange(new Post(url, headers, body(request)), events, cancellation);
        return events.reply();
    }

    /** The system part stands first and is the same at every turn, so the provider may keep it. */
    private static String body(ModelRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("model", request.model()).put("stream", true);
        body.put("max_tokens", request.maxTokens());
        Double warmth = request.temperature();
        if (warmth != null) body.put("temperature", Math.min(WARMEST, warmth));
        ArrayNode messages = body.putArray("messages");
        for (ModelRequest.Message message : request.messages()) {
            if (message.role() == Role.SYSTEM) {
                body.withArray("system")
                        .addObject()
                        .put("type", "text")
                        .put("text", message.content());
            } else {
                add(messages, message);
            }
        }
        if (body.path("system").path(0) instanceof ObjectNode first)
            first.putObject("cache_control").put("type", "ephemeral");
        if (!request.stop().isEmpty()) request.stop().forEach(body.putArray("stop_sequences")::add);
        for (Tool tool : request.tools()) {
            body.withArray("tools")
                    .addObject()
                    .put("name", tool.name())
                    .put("description", tool.description())
                    .set("input_schema", tool.parameters());
        }
        return body.toString();
    }

    private static void add(ArrayNode messages, ModelRequest.Message message) {
        ObjectNode to = messages.addObject();
        to.put("role", message.role() == Role.ASSISTANT ? "assistant" : "user");
        if (message.callId() != null) {
            to.putArray("content")
                    .addObject()
                    .put("type", "tool_result")
                    .put("tool_use_id", message.callId())
                    .put("content", message.content());
        } else if (message.calls().isEmpty()) {
            to.put("content", message.content());
        } else {
            ArrayNode content = to.putArray("content");
            if (!message.content().isEmpty())
                content.addObject().put("type", "text").put("text", message.content());
            for (ToolCall call : message.calls()) {
                content.addObject()
                        .put("type", "tool_use")
                        .put("id", call.id())
                        .put("name", call.name())
                        .set("input", call.arguments());
            }
        }
    }

    private static final class Events extends Reading {
        Events(Consumer<String> text) {
            super(text);
        }

        @Override
        boolean data(String data) {
            JsonNode event = parse(data);
            refuseErrors(event);
            switch (event.path("type").asText("")) {
                case "message_start" -> begunWith(event.path("message").path("usage"));
                case "content_block_start" -> {
                    return begun(event.path("index").asInt(), event.path("content_block"));
                }
                case "content_block_delta" -> {
                    return more(event.path("index").asInt(), event.path("delta"));
                }
                case "message_delta" -> {
                    counted(event.path("usage"));
                    finished(event.path("delta"));
                }
                case "message_stop" -> {
                    finish(Finish.DONE);
                    markOver();
                }
                default -> {} // pings, the ends of blocks, and what is still to be invented
            }
            return false;
        }

        @Override
        void answer(String json) {
            JsonNode answer = parse(json);
            refuseErrors(answer);
            int place = 0;
            for (JsonNode block : answer.path("content")) begun(place++, block);
            counted(answer.path("usage"));
            finished(answer);
        }

        /** A block of text may have its first words with it, or all of them. */
        private boolean begun(int place, JsonNode block) {
            if (!block.path("type").asText("").equals("tool_use"))
                return say(block.path("text").asText(""));
            JsonNode input = block.path("input");
            String arguments = input.isEmpty() ? "" : input.toString();
            call(place, block.path("id").textValue(), block.path("name").asText(""), arguments);
            return true;
        }

        private boolean more(int place, JsonNode delta) {
            return switch (delta.path("type").asText("")) {
                case "text_delta" -> say(delta.path("text").asText(""));
                case "input_json_delta" -> {
                    call(place, null, "", delta.path("partial_json").asText(""));
                    yield true;
                }
                case "thinking_delta" -> true;
                default -> false;
            };
        }

        private void finished(JsonNode message) {
            if (!message.hasNonNull("stop_reason")) return;
            finish(
                    switch (message.get("stop_reason").asText()) {
                        case "max_tokens", "model_context_window_exceeded" -> Finish.LENGTH;
                        case "refusal" -> Finish.REFUSED;
                        case "tool_use" -> Finish.TOOLS;
                        default -> Finish.DONE;
                    });
        }

        /** What came back is counted once it has; here it stands as 1. */
        private void begunWith(JsonNode tokens) {
            counted(tokens);
            Usage before = usage();
            count(new Usage(before.in(), before.cached(), before.written(), null));
        }

        /** What was read from the provider's cache, or put there, was sent as well. */
        private void counted(JsonNode tokens) {
            Usage before = usage();
            Integer fresh = count(tokens.path("input_tokens"), null);
            int cached = tokens.path("cache_read_input_tokens").asInt(before.cached());
            int written = tokens.path("cache_creation_input_tokens").asInt(before.written());
            Integer in = fresh == null ? before.in() : (Integer) (fresh + cached + written);
            count(
                    new Usage(
                            in,
                            cached,
                            written,
                            count(tokens.path("output_tokens"), before.out())));
        }
    }
}
