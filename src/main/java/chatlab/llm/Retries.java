package chatlab.llm;

import chatlab.config.AiConfig;
import java.time.Duration;
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
