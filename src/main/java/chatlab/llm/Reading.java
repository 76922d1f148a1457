package chatlab.llm;

import chatlab.failure.Failure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What has been read of one reply, in one wire format. */
abstract class Reading {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final class Call {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
    }

    private final Consumer<String> text;
    private final Map<Integer, Call> calls = new TreeMap<>(); // by their place in the reply
    private boolean spoken;
    private boolean over;
    private @Nullable Finish finish;
    private Usage usage = Usage.UNKNOWN;

    Reading(Consumer<String> text) {
        this.text = text;
    }

    /**
     * Takes the data of one event.
     *
     * @return whether the model was heard to speak, to think or to call a tool
     */
    abstract boolean data(String data);

    /** Takes the answer of a server that does not stream. */
    abstract void answer(String json);

    /** The reply has come to its own end; without that it was broken off. */
    final boolean isWhole() {
        return finish != null;
    }

    /** Nothing more will come. */
    final boolean isOver() {
        return over;
    }

    /** Somebody has heard a word already. */
    final boolean hasSpoken() {
        return spoken;
    }

    /** What is known of the reply so far. */
    final ModelReply reply() {
        List<ToolCall> called = new ArrayList<>();
        for (Call call : calls.values()) {
            String arguments = call.arguments.isEmpty() ? "{}" : call.arguments.toString();
            String id = call.id.isEmpty() ? call.name : call.id;
            if (isWhole()) called.add(new ToolCall(id, call.name, parse(arguments)));
        }
        return new ModelReply(usage, finish == null ? Finish.DONE : finish, called);
    }

    /** The reply has come to its end; a refusal is not undone by what follows. */
    final void finish(Finish how) {
        if (finish != Finish.REFUSED && (finish == null || how != Finish.DONE)) finish = how;
    }

    final void markOver() {
        over = true;
    }

    /** Hands on text; says whether there was any. */
    final boolean say(String said) {
        if (said.isEmpty()) return false;
        spoken = true;
        text.accept(said);
        return true;
    }

    /** How many tools have been called so far. */
    final int called() {
        return calls.size();
    }

    /** A piece of a tool call; name and arguments may come bit by bit. */
    final void call(int place, @Nullable String id, String name, String arguments) {
        Call call = calls.computeIfAbsent(place, _ -> new Call());
        if (id != null) call.id = id;
        call.name += name;
        call.arguments.append(arguments);
    }

    /** What a try that broke off has left behind. */
    final void forget() {
        calls.clear();
        usage = Usage.UNKNOWN;
    }

    final Usage usage() {
        return usage;
    }

    final void count(Usage counted) {
        usage = counted;
    }

    /** A count of tokens, or what was known before where the provider is silent. */
    static @Nullable Integer count(JsonNode tokens, @Nullable Integer before) {
        return tokens.isIntegralNumber() && tokens.asInt() >= 0 ? (Integer) tokens.asInt() : before;
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new Failure.Upstream("The AI provider sent something that cannot be read.");
        }
    }

    /** Providers tell of faults within a stream, too. */
    static void refuseErrors(JsonNode data) {
        if (data.hasNonNull("error"))
            throw new Failure.Upstream("The AI provider reported an error.");
    }
}
