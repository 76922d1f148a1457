package chatlab.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How the characters speak; null where nothing was chosen.
 *
 * @param readingLevel {@code child}, {@code teen}, {@code adult} or {@code expert}
 * @param language a BCP-47 tag
 * @param length {@code short}, {@code medium} or {@code long}
 * @param openingRound first views are given before any other was heard
 * @param seed the same seed makes the same choices again
 */
public record Settings(
        @Nullable String readingLevel,
        @Nullable String language,
        @Nullable String length,
        @Nullable Integer seed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean openingRound) {
    public static final Settings NONE = new Settings(null, null, null, null);

    public Settings(
            @Nullable String readingLevel,
            @Nullable String language,
            @Nullable String length,
            @Nullable Integer seed) {
        this(readingLevel, language, length, seed, null);
    }
}
