package chatlab.http;

import chatlab.config.Rate;
import chatlab.failure.Failure;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** So many calls per key (a user, an address) and period, on this copy of the server. */
final class RateLimits {
    /**
     * How a key stands after a call, for the {@code RateLimit-*} headers.
     *
     * @param refused set where the call is one too many
     */
    record Standing(
            int limit, long remaining, Duration resets, Optional<Failure.TooMany> refused) {}

    private final Optional<Rate> rate;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimits(Optional<Rate> rate) {
        this.rate = rate;
    }

    /** Takes {@code count} calls from the key's allowance; nothing where no limit is set. */
    Optional<Standing> take(String key, int count) {
        if (rate.isEmpty()) return Optional.empty();
        Rate limit = rate.get();
        int cost = Math.min(count, limit.count());
        ConsumptionProbe probe =
                buckets.computeIfAbsent(key, _ -> bucket(limit)).tryConsumeAndReturnRemaining(cost);
        return Optional.of(
                new Standing(
                        limit.count(),
                        probe.getRemainingTokens(),
                        Duration.ofNanos(probe.getNanosToWaitForReset()),
                        probe.isConsumed()
                                ? Optional.empty()
                                : Optional.of(refused(limit, probe))));
    }

    private static Failure.TooMany refused(Rate limit, ConsumptionProbe probe) {
        Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        return new Failure.TooMany(
                "That is faster than the %d per %s allowed here. Please wait %d s."
                        .formatted(limit.count(), name(limit.period()), seconds(wait)),
                wait);
    }

    /** Forgets keys that have their whole allowance again. */
    void sweep() {
        rate.ifPresent(
                limit ->
                        buckets.values()
                                .removeIf(bucket -> bucket.getAvailableTokens() >= limit.count()));
    }

    /** Rounded up, so that whoever waits that long is let in. */
    static long seconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    private static Bucket bucket(Rate limit) {
        return Bucket.builder()
                .addLimit(
                        bandwidth ->
                                bandwidth
                                        .capacity(limit.count())
                                        .refillGreedy(limit.count(), limit.period()))
                .build();
    }

    private static String name(Duration period) {
        return switch ((int) period.toSeconds()) {
            case 1 -> "second";
            case 60 -> "minute";
            case 3_600 -> "hour";
            default -> "day";
        };
    }
}
