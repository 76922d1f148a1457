package chatlab.llm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model; see {@code models.json}.
 *
 * @param context how many tokens it can look at, question and answer together
 * @param effort for one that reasons before it speaks: how little of that it can be asked for
 * @param prices null where none is known
 */
public record Model(int context, @Nullable String effort, @Nullable Prices prices) {
    /**
     * US dollars for a million tokens.
     *
     * @param cachedInput for those that the provider read from its cache
     */
    record Prices(BigDecimal input, BigDecimal cachedInput, BigDecimal output) {}

    private static final int MOST_HISTORY = 8_000;
    private static final int THOUGHT = 4_000;

    /** Writing into a provider's cache costs a quarter more than sending. */
    private static final BigDecimal WRITING = new BigDecimal("1.25");

    private static final int PER = 6; // prices are for a million
    private static final int NANO = 9;

    /** The tokens of history that a turn shows it: more would cost more and add little. */
    public int historyTokens() {
        return Math.min(MOST_HISTORY, context / 2);
    }

    /** It thinks before it speaks, and takes neither stop sequences nor a temperature. */
    boolean reasons() {
        return effort != null;
    }

    /** Tokens to grant beside those of the reply, where it cannot be kept from thinking. */
    int thoughtTokens() {
        return effort == null || effort.equals("none") ? 0 : THOUGHT;
    }

    /**
     * US dollars, to the billionth; empty where no price is known, or the provider did not count.
     */
    public Optional<BigDecimal> cost(Usage usage) {
        Integer in = usage.in();
        Integer out = usage.out();
        if (prices == null || in == null || out == null) return Optional.empty();
        BigDecimal input = prices.input();
        BigDecimal millionths =
                input.multiply(BigDecimal.valueOf(in - usage.cached() - usage.written()))
                        .add(prices.cachedInput().multiply(BigDecimal.valueOf(usage.cached())))
                        .add(input.multiply(WRITING).multiply(BigDecimal.valueOf(usage.written())))
                        .add(prices.output().multiply(BigDecimal.valueOf(out)));
        BigDecimal cost = millionths.movePointLeft(PER).setScale(NANO, RoundingMode.HALF_UP);
        return Optional.of(cost.stripTrailingZeros());
    }
}
