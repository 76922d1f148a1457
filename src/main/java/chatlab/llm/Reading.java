package chatlab.llm;

import chatlab.failure.Failure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What has been read of one reply, in one wire format. */
abstract class Reading {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Consumer<String> text;
    private boolean spoken;
    private boolean whole;
    private boolean over;
    private @Nullable Integer tokensIn;
    private @Nullable Integer tokensOut;

    Reading(Consumer<String> text) {
        this.text = text;
    }

    /**
     * Takes the data of one event.
     *
     * @return whether it said something
     */
    abstract boolean data(String data);

    /** Takes the answer of a server that does not stream. */
    abstract void answer(String json);

    /** The reply has come to its own end; without that it was broken off. */
    boolean isWhole() {
        return whole;
    }

    /** Nothing more will come. */
    boolean isOver() {
        return over;
    }

    ModelReply reply() {
        return new ModelReply(tokensIn, tokensOut);
    }

    void markWhole() {
        whole = true;
    }

    void markOver() {
        over = true;
    }

    /** Somebody has heard a word already. */
    boolean hasSpoken() {
        return spoken;
    }

    /** Hands on text; says whether there was any. */
    boolean say(String said) {
        if (said.isEmpty()) return false;
        spoken = true;
        text.accept(said);
        return true;
    }

    void countIn(JsonNode tokens) {
        if (tokens.isIntegralNumber()) tokensIn = tokens.asInt();
    }

    void countIn(int tokens) {
        tokensIn = tokens;
    }

    void countOut(JsonNode tokens) {
        if (tokens.isIntegralNumber()) tokensOut = tokens.asInt();
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
