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
        ArrayNode system = body.putArray("system");
        ArrayNode messages = body.putArray("messages");
        for (ModelRequest.Message message : request.messages()) {
            if (message.role() == Role.SYSTEM) {
                system.addObject().put("type", "text").put("text", message.content());
            } else {
                messages.addObject()
                        .put("role", message.role() == Role.USER ? "user" : "assistant")
                        .put("content", message.content());
            }
        }
        if (system.isEmpty()) body.remove("system");
        else ((ObjectNode) system.path(0)).putObject("cache_control").put("type", "ephemeral");
        if (!request.stop().isEmpty()) request.stop().forEach(body.putArray("stop_sequences")::add);
        return body.toString();
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
                case "message_start" -> count(event.path("message").path("usage"));
                case "content_block_delta" -> {
                    return say(event.path("delta").path("text").asText(""));
                }
                case "message_delta" -> {
                    count(event.path("usage"));
                    if (event.path("delta").hasNonNull("stop_reason")) markWhole();
                }
                case "message_stop" -> {
                    markWhole();
                    markOver();
                }
                default -> {} // pings, the bounds of blocks, and what is still to be invented
            }
            return false;
        }

        @Override
        void answer(String json) {
            JsonNode answer = parse(json);
            refuseErrors(answer);
            for (JsonNode block : answer.path("content")) say(block.path("text").asText(""));
            count(answer.path("usage"));
            if (answer.hasNonNull("stop_reason")) markWhole();
        }

        /** What was read from the provider's cache, or put there, was sent as well. */
        private void count(JsonNode usage) {
            if (usage.hasNonNull("input_tokens")) {
                countIn(
                        usage.get("input_tokens").asInt()
                                + usage.path("cache_read_input_tokens").asInt()
                                + usage.path("cache_creation_input_tokens").asInt());
            }
            countOut(usage.path("output_tokens"));
        }
    }
}
