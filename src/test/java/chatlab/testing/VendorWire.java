package chatlab.testing;

import chatlab.config.Vendor;
import chatlab.database.Json;
import chatlab.llm.Finish;
import chatlab.llm.Usage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A vendor's wire format from its own end: what it sends, and what it is asked. */
public record VendorWire(Vendor vendor) {
    /** The head of an answer that streams. */
    public static final String STREAM =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    /** The head of an answer in one piece. */
    public static final String WHOLE =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nConnection: close\r\n\r\n";

    /** What the vendor would say of a fault, and nobody else should. */
    public static final String SECRET = "account 4711";

    /**
     * One message that the vendor was asked to go on from.
     *
     * @param role {@code system}, {@code user} or {@code assistant}, whatever the vendor calls them
     */
    public record Told(String role, String text) {}

    /** The base URL to set, for a server that listens here. */
    public String base(String origin) {
        return switch (vendor) {
            case OPENAI, XAI -> origin + "/v1";
            case ANTHROPIC, GEMINI -> origin;
        };
    }

    /** What comes before the first word. */
    public String begin(Usage usage) {
        return switch (vendor) {
            case OPENAI, XAI ->
                    event("{'choices':[{'index':0,'delta':{'role':'assistant','content':''}}]}");
            case ANTHROPIC -> {
                Integer in = usage.in();
                String counts =
                        in == null
                                ? "{}"
                                : json(
                                        "{'input_tokens':%s,'cache_read_input_tokens':%s,'cache_creation_input_tokens':%s,'output_tokens':1}",
                                        in - usage.cached() - usage.written(),
                                        usage.cached(),
                                        usage.written());
                yield event("{'type':'message_start','message':{'usage':" + counts + "}}")
                        + event(
                                "{'type':'content_block_start','index':0,'content_block':{'type':'text','text':''}}");
            }
            case GEMINI -> "";
        };
    }

    public String begin() {
        return begin(Usage.UNKNOWN);
    }

    /** A piece of the reply. */
    public String delta(String text) {
        return switch (vendor) {
            case OPENAI, XAI ->
                    event(
                            "{'choices':[{'index':0,'delta':{'content':%s},'finish_reason':null}]}",
                            text);
            case ANTHROPIC ->
                    event(
                            "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':%s}}",
                            text);
            case GEMINI ->
                    event(
                            "{'candidates':[{'content':{'role':'model','parts':[{'text':%s}]}}]}",
                            text);
        };
    }

    /** What the model thinks to itself. */
    public String thought(String text) {
        return switch (vendor) {
            case OPENAI, XAI ->
                    event("{'choices':[{'delta':{'content':null,'reasoning_content':%s}}]}", text);
            case ANTHROPIC ->
                    event(
                            "{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':%s}}",
                            text);
            case GEMINI ->
                    event(
                            "{'candidates':[{'content':{'parts':[{'text':%s,'thought':true}]}}]}",
                            text);
        };
    }

    /** What keeps the line open while the model has nothing to say. */
    public String ping() {
        return vendor == Vendor.ANTHROPIC ? event("{'type':'ping'}") : ": still here\n\n";
    }

    /** The end of a reply that has said all it wanted. */
    public String end() {
        return end(Finish.DONE, Usage.UNKNOWN);
    }

    public String end(Finish finish, Usage usage) {
        return end(reason(finish), usage);
    }

    /** The end, for a reason in the vendor's own word. */
    public String end(String reason, Usage usage) {
        boolean counted = usage.out() != null;
        return switch (vendor) {
            case OPENAI, XAI ->
                    event("{'choices':[{'index':0,'delta':{},'finish_reason':%s}]}", reason)
                            + (counted ? event("{'choices':[],'usage':" + count(usage) + "}") : "")
                            + "data: [DONE]\n\n";
            case ANTHROPIC ->
                    event("{'type':'content_block_stop','index':0}")
                            + event(
                                    "{'type':'message_delta','delta':{'stop_reason':%s},'usage':"
                                            + (counted
                                                    ? "{'output_tokens':" + usage.out() + "}"
                                                    : "null")
                                            + "}",
                                    reason)
                            + event("{'type':'message_stop'}");
            case GEMINI ->
                    event(
                            "{'candidates':[{'finishReason':%s}]"
                                    + (counted ? ",'usageMetadata':" + count(usage) : "")
                                    + "}",
                            reason);
        };
    }

    /** A fault, as the vendor tells of one in the middle of a stream. */
    public String error() {
        return event(fault());
    }

    /** A fault, as the vendor tells of one instead of an answer. */
    public String fault() {
        return switch (vendor) {
            case OPENAI, XAI -> json("{'error':{'message':%s,'type':'server_error'}}", SECRET);
            case ANTHROPIC ->
                    json(
                            "{'type':'error','error':{'type':'overloaded_error','message':%s}}",
                            SECRET);
            case GEMINI ->
                    json("{'error':{'code':503,'message':%s,'status':'UNAVAILABLE'}}", SECRET);
        };
    }

    /** The reply as a server sends it that does not stream. */
    public String whole(String text, Usage usage) {
        String counts = count(usage);
        return switch (vendor) {
            case OPENAI, XAI ->
                    json(
                            "{'choices':[{'message':{'role':'assistant','content':%s},'finish_reason':'stop'}],'usage':"
                                    + counts
                                    + "}",
                            text);
            case ANTHROPIC ->
                    json(
                            "{'content':[{'type':'thinking','thinking':'hm'},{'type':'text','text':%s}],'stop_reason':'end_turn','usage':"
                                    + counts
                                    + "}",
                            text);
            case GEMINI ->
                    json(
                            "{'candidates':[{'content':{'parts':[{'text':%s}]},'finishReason':'STOP'}],'usageMetadata':"
                                    + counts
                                    + "}",
                            text);
        };
    }

    /** The model that was asked. */
    public String model(String path, JsonNode body) {
        return vendor == Vendor.GEMINI
                ? path.replaceFirst(".*/models/", "").replaceFirst(":.*", "")
                : body.path("model").asText();
    }

    /** What the model was shown. */
    public List<Told> told(JsonNode body) {
        List<Told> told = new ArrayList<>();
        switch (vendor) {
            case OPENAI, XAI -> tell(told, body.path("messages"), "content");
            case ANTHROPIC -> {
                told.add(new Told("system", text(body.path("system"))));
                tell(told, body.path("messages"), "content");
            }
            case GEMINI -> {
                told.add(new Told("system", text(body.at("/systemInstruction/parts"))));
                tell(told, body.path("contents"), "parts");
            }
        }
        return told;
    }

    private static void tell(List<Told> told, JsonNode messages, String content) {
        for (JsonNode message : messages) {
            String role = message.path("role").asText().replace("model", "assistant");
            told.add(new Told(role, text(message.path(content))));
        }
    }

    private static String text(JsonNode content) {
        return content.isTextual() ? content.asText() : content.path(0).path("text").asText();
    }

    private String reason(Finish finish) {
        return switch (vendor) {
            case OPENAI, XAI ->
                    switch (finish) {
                        case DONE -> "stop";
                        case LENGTH -> "length";
                        case REFUSED -> "content_filter";
                        case TOOLS -> "tool_calls";
                    };
            case ANTHROPIC ->
                    switch (finish) {
                        case DONE -> "end_turn";
                        case LENGTH -> "max_tokens";
                        case REFUSED -> "refusal";
                        case TOOLS -> "tool_use";
                    };
            case GEMINI ->
                    switch (finish) {
                        case DONE, TOOLS -> "STOP";
                        case LENGTH -> "MAX_TOKENS";
                        case REFUSED -> "SAFETY";
                    };
        };
    }

    private String count(Usage usage) {
        return switch (vendor) {
            case OPENAI, XAI ->
                    json(
                            "{'prompt_tokens':%s,'completion_tokens':%s,'prompt_tokens_details':{'cached_tokens':%s}}",
                            usage.in(), usage.out(), usage.cached());
            case ANTHROPIC ->
                    json("{'input_tokens':%s,'output_tokens':%s}", usage.in(), usage.out());
            case GEMINI ->
                    json(
                            "{'promptTokenCount':%s,'candidatesTokenCount':%s,'cachedContentTokenCount':%s}",
                            usage.in(), usage.out(), usage.cached());
        };
    }

    /** An event of a stream; single quotes stand for double ones. */
    public static String event(String template, Object... values) {
        String data = json(template, values);
        String name = parsed(data).path("type").asText();
        return (name.isEmpty() ? "" : "event: " + name + "\n") + "data: " + data + "\n\n";
    }

    /** JSON in which single quotes stand for double ones, and {@code %s} for each value. */
    public static String json(String template, Object... values) {
        Object[] quoted =
                Arrays.stream(values)
                        .map(value -> Json.MAPPER.valueToTree(value).toString())
                        .toArray();
        return template.replace('\'', '"').formatted(quoted);
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(json, malformed);
        }
    }
}
