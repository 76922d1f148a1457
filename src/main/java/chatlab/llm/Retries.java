package chatlab.llm;

import chatlab.config.AiConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** How often a call is tried once more, and how long is waited in between. */
final class Retries {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final AiConfig.Retries config;

    Retries(AiConfig.Retries config) {
        this.config = config;
    }

    /** What {@code Retry-After} asks for, in seconds or as a date; empty where it is neither. */
    static Optional<Duration> asked(String retryAfter, Instant now) {
        if (retryAfter.matches("\\d{1,18}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter, Instant::from);
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }

    /**
     * Waits for the next try: as long as the provider asks, else twice as long each time, give or
     * take half, so that not all come back at once. Sooner over once cancelled.
     *
     * @param tried how many tries there have been
     * @return false where there is to be none, because they are used up or the wait is too long
     */
    boolean again(int tried, Optional<Duration> asked, Cancellation cancellation) {
        if (tried > config.more()) return false;
        Duration own = config.first().multipliedBy(1L << (tried - 1));
        double jitter = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
        Duration wait = asked.orElse(Duration.ofNanos((long) (own.toNanos() * jitter)));
        if (wait.compareTo(LONGEST) > 0) return false;
        CountDownLatch cancelled = new CountDownLatch(1);
        cancellation.onCancel(cancelled::countDown);
        try {
            cancelled.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }
}
