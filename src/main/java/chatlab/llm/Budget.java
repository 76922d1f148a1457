package chatlab.llm;

import chatlab.config.AiConfig;
import chatlab.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * How many tokens may be used in a day (UTC). A call reserves the most it can take before it is
 * made, so that any number of calls at once stay within; afterwards only what it took is left
 * standing. After a crash the reservation is: the provider will have charged for it, too.
 */
public final class Budget {
    private static final String ALL = "*";
    private static final int BYTES_PER_TOKEN = 3; // rather too many tokens than too few
    private static final int TOKENS_PER_MESSAGE = 8;
    private static final int DAYS_KEPT = 40;

    /** Whose budget it is. */
    public record Payer(String userId, boolean guest) {}

    public record Reservation(Payer payer, long day, long tokens) {}

    private final AiConfig.Budgets budgets;
    private final Clock clock;

    public Budget(AiConfig.Budgets budgets, Clock clock) {
        this.budgets = budgets;
        this.clock = clock;
    }

    /** The most that a call can take, in tokens. */
    static long most(ModelRequest request) {
        long tokens = request.maxTokens() + Models.of(request.model()).thoughtTokens();
        for (ModelRequest.Message message : request.messages()) {
            tokens += TOKENS_PER_MESSAGE + estimate(message.content());
        }
        for (Tool tool : request.tools()) {
            tokens += TOKENS_PER_MESSAGE + estimate(tool.description() + tool.parameters());
        }
        return tokens;
    }

    /** What a call took; estimated where the provider did not count. */
    public static long used(ModelRequest request, Usage usage, String said) {
        Integer in = usage.in();
        Integer out = usage.out();
        long sent = in != null ? in : most(request) - request.maxTokens();
        return sent + (out != null ? out : estimate(said));
    }

    private static long estimate(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN + 1L;
    }

    /**
     * To be called in the transaction that decides on the call.
     *
     * @return empty where nothing is limited
     * @throws Failure.TooMany where the payer's budget, or everybody's, would not do
     */
    public Optional<Reservation> reserve(DSLContext sql, Payer payer, ModelRequest request) {
        Optional<Long> own = payer.guest() ? budgets.guest() : budgets.user();
        if (own.isEmpty() && budgets.all().isEmpty()) return Optional.empty();
        long day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
        long tokens = most(request);
        if (!TokenUsageStore.add(sql, day, payer.userId(), tokens, own.orElse(Long.MAX_VALUE / 2)))
            throw spent("You have used your share of AI tokens for today.", day);
        if (!TokenUsageStore.add(sql, day, ALL, tokens, budgets.all().orElse(Long.MAX_VALUE / 2)))
            throw spent("This server has used its AI tokens for today.", day);
        return Optional.of(new Reservation(payer, day, tokens));
    }

    /** Puts what was really used in the reservation's place. */
    public void settle(DSLContext sql, Reservation reservation, long used) {
        long difference = used - reservation.tokens();
        String payer = reservation.payer().userId();
        TokenUsageStore.correct(sql, reservation.day(), payer, difference);
        TokenUsageStore.correct(sql, reservation.day(), ALL, difference);
    }

    public void sweep(DSLContext sql) {
        long today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
        TokenUsageStore.sweep(sql, today - DAYS_KEPT);
    }

    private Failure spent(String what, long day) {
        Instant opens = LocalDate.ofEpochDay(day + 1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Duration wait = Duration.between(clock.instant(), opens);
        String when =
                wait.toHours() > 0
                        ? "%d h %d min".formatted(wait.toHours(), wait.toMinutesPart())
                        : "%d min".formatted(wait.toMinutes() + 1);
        return new Failure.TooMany(what + " More from 00:00 UTC, in " + when + ".", wait);
    }
}
