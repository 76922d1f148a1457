package chatlab.llm;

import chatlab.config.AiConfig;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends a stream that has said nothing for too long, or that goes on for too long. */
final class Watch implements AutoCloseable {
    private static final ScheduledExecutorService TIMER =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("provider-timeouts").factory());

    private final long idleNanos;
    private final long deadline;
    private volatile long lastHeard = System.nanoTime();
    private volatile boolean expired;
    private volatile @Nullable ScheduledFuture<?> next;

    Watch(AiConfig.Timeouts timeouts) {
        this.idleNanos = timeouts.idle().toNanos();
        this.deadline = System.nanoTime() + timeouts.whole().toNanos();
    }

    /** Starts watching; {@code end} is called at most once. */
    void over(Runnable end) {
        lastHeard = System.nanoTime();
        schedule(end);
    }

    void alive() {
        lastHeard = System.nanoTime();
    }

    boolean expired() {
        return expired;
    }

    @Override
    public void close() {
        ScheduledFuture<?> pending = next;
        if (pending != null) pending.cancel(false);
    }

    private void schedule(Runnable end) {
        Duration wait = Duration.ofNanos(Math.max(1, due() - System.nanoTime()));
        next = TIMER.schedule(() -> look(end), wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look(Runnable end) {
        if (due() - System.nanoTime() > 0) {
            schedule(end);
            return;
        }
        expired = true;
        end.run();
    }

    private long due() {
        return Math.min(lastHeard + idleNanos, deadline);
    }
}
