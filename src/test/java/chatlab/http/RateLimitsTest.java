package chatlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.Rate;
import chatlab.failure.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits per day, so that nothing is given back while the test runs. */
class RateLimitsTest {
    private final RateLimits limits = new RateLimits(Optional.of(new Rate(4, Duration.ofDays(1))));

    @Test
    void letsInAsManyAsAreAllowedAndThenSaysHowLongToWait() {
        assertEquals(3, limits.take("ada", 1).orElseThrow().remaining());
        assertEquals(1, limits.take("ada", 2).orElseThrow().remaining());
        RateLimits.Standing last = limits.take("ada", 1).orElseThrow();
        RateLimits.Standing refused = limits.take("ada", 1).orElseThrow();
        Failure.TooMany tooMany = refused.refused().orElseThrow();

        assertEquals(4, last.limit());
        assertEquals(0, last.remaining());
        assertEquals(Optional.empty(), last.refused());
        assertEquals(List.of(4L, 0L), List.of((long) refused.limit(), refused.remaining()));
        assertTrue(
                last.resets().compareTo(Duration.ofHours(23)) > 0
                        && last.resets().compareTo(Duration.ofHours(24)) <= 0);
        assertTrue(tooMany.retryAfter().compareTo(Duration.ofHours(5)) > 0, "one in six hours");
        assertTrue(tooMany.retryAfter().compareTo(Duration.ofHours(6)) <= 0, "one in six hours");
        assertTrue(
                String.valueOf(tooMany.getMessage()).contains("4 per day"), tooMany.getMessage());
    }

    @Test
    void takesNothingWhereItRefuses() {
        limits.take("ada", 3);

        assertTrue(refuses("ada", 2));
        assertFalse(refuses("ada", 1));
    }

    @Test
    void countsEverybodyApart() {
        limits.take("ada", 4);

        assertEquals(3, limits.take("bert", 1).orElseThrow().remaining());
    }

    @Test
    void takesTheWholeAllowanceForMoreThanItHolds() {
        assertEquals(0, limits.take("ada", 20).orElseThrow().remaining());
        assertTrue(refuses("ada", 1));
    }

    @Test
    void letsInNoMoreWhenManyComeAtOnce() throws Exception {
        List<Future<Boolean>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) calls.add(threads.submit(() -> refuses("ada", 1)));
        }

        int refused = 0;
        for (Future<Boolean> call : calls) if (call.get()) refused++;
        assertEquals(46, refused);
    }

    @Test
    void limitsNothingWhereItIsSwitchedOff() {
        RateLimits off = new RateLimits(Optional.empty());

        for (int i = 0; i < 1_000; i++) assertEquals(Optional.empty(), off.take("ada", 20));
    }

    @Test
    void forgetsNobodyWhoHasSpentSomething() {
        limits.take("ada", 4);

        limits.sweep();

        assertTrue(refuses("ada", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1",
        "PT0.001S, 1",
        "PT1S, 1",
        "PT1.001S, 2",
        "PT59.5S, 60",
        "PT0.0000001S, 1",
        "PT2.0000001S, 3"
    })
    void roundsWaitsUp(Duration wait, long seconds) {
        assertEquals(seconds, RateLimits.seconds(wait));
    }

    private boolean refuses(String key, int count) {
        return limits.take(key, count).orElseThrow().refused().isPresent();
    }
}
