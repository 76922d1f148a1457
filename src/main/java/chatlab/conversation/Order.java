package chatlab.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How the next speaker is found. */
public enum Order {
    BALANCED,
    ROUND_ROBIN,
    RANDOM,
    MANUAL,
    FACILITATED;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Order of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
