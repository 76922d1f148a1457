package chatlab.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Holds what is told of a provider's fault to be a sentence of ours, and nothing besides. */
public final class OwnWords {
    private static final Schemas SCHEMAS = new Schemas();
    private static final Pattern SENTENCE =
            Pattern.compile("The AI provider [a-z][^\n{}<>:\"]*\\.");
    private static final Pattern INSIDE =
            Pattern.compile("Exception|\\bat (chatlab|java)|127\\.0\\.0\\.1|account 4711");

    private OwnWords() {}

    /** An error's body, as it is answered or, but for its status, told in a stream. */
    public static void check(Fault fault, JsonNode body) {
        SCHEMAS.checkComponent("Error", body);
        assertEquals(2, body.size(), body::toString);
        assertEquals(1, body.path("detail").size(), body::toString);
        JsonNode detail = body.at("/detail/0");
        assertFalse(detail.has("loc"), body::toString);
        String type = fault.takesTooLong() ? "upstream_timeout" : "upstream";
        assertEquals(type, detail.path("type").asText());
        String sentence = detail.path("msg").asText();
        assertTrue(SENTENCE.matcher(sentence).matches(), sentence);
        assertTrue(sentence.contains(fault.providersStatus()), sentence);
        checkNothingLeaks(body.toString());
    }

    /** Neither a key, nor what providers know of the operator, nor how it looks inside here. */
    public static void checkNothingLeaks(String text) {
        assertFalse(INSIDE.matcher(text).find(), text);
        for (Wire wire : Wire.values()) assertFalse(text.contains(wire.key()), text);
    }
}
