package chatlab.conversation;

import chatlab.persona.Persona;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How some words of a reply stand to what the person really wrote.
 *
 * @param text the words, exactly as they stand in the reply
 * @param source what they are from, or where the thought starts from
 * @param idea the title of the key idea that they restate
 * @param note why they are marked, in a sentence for the reader
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Claim(
        String text,
        Kind kind,
        Persona.@Nullable Source source,
        @Nullable String idea,
        @Nullable String note) {

    /** Word for word, in our words, or what the person never wrote. */
    public enum Kind {
        QUOTED,
        PARAPHRASED,
        EXTRAPOLATED;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
