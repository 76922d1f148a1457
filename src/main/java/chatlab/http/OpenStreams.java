package chatlab.http;

import chatlab.failure.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How many streams each user has open, on this copy of the server. */
final class OpenStreams {
    private static final Duration WORTH_A_TRY = Duration.ofSeconds(5);

    private final int most;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    OpenStreams(int most) {
        this.most = most;
    }

    /** Counts one more, where there is room for it; {@link #close} gives it back. */
    RateLimits.Standing open(String userId) {
        boolean[] taken = {false};
        int now =
                open.compute(
                        userId,
                        (_, before) -> {
                            int count = before == null ? 0 : before;
                            taken[0] = count < most;
                            return taken[0] ? count + 1 : count;
                        });
        return new RateLimits.Standing(
                most,
                Math.max(0, most - now),
                WORTH_A_TRY,
                taken[0] ? Optional.empty() : Optional.of(refused()));
    }

    void close(String userId) {
        open.computeIfPresent(userId, (_, count) -> count == 1 ? null : count - 1);
    }

    private Failure.TooMany refused() {
        return new Failure.TooMany(
                "You have %d streams open, which is all you may have. Please let one end first."
                        .formatted(most),
                WORTH_A_TRY);
    }
}
