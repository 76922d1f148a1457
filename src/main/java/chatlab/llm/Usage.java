package chatlab.llm;

import org.jspecify.annotations.Nullable;

/**
 * What a call took, in tokens.
 *
 * @param in what was sent, with what the provider had cached; null where it does not say
 * @param cached how much of {@code in} was read from the provider's cache
 * @param written how much of {@code in} was put there
 * @param out what came back, thoughts included; null where the provider does not say
 */
public record Usage(@Nullable Integer in, int cached, int written, @Nullable Integer out) {
    public static final Usage UNKNOWN = new Usage(null, 0, 0, null);

    public Usage(@Nullable Integer in, @Nullable Integer out) {
        this(in, 0, 0, out);
    }
}
