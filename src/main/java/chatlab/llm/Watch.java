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

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final long idleNanos;
    private final long deadline;
    private volatile long nextDue; // by then something must be heard
    private volatile boolean expired;
    private volatile boolean closed;
    private volatile @Nullable ScheduledFuture<?> next;

    Watch(AiConfig.Timeouts timeouts) {
        long now = System.nanoTime();
        this.idleNanos = timeouts.idle().toNanos();
        this.deadline = now + timeouts.whole().toNanos();
        this.nextDue = now + timeouts.firstToken().toNanos();
    }

    /** For what should be over already. */
    static Watch forAMoment() {
        return new Watch(new AiConfig.Timeouts(MOMENT, MOMENT, MOMENT, MOMENT));
    }

    /** Starts watching; {@code end} is called at most once. */
    void over(Runnable end) {
        schedule(end);
    }

    /** The first word has come, or another one. */
    void heard() {
        nextDue = System.nanoTime() + idleNanos;
    }

    boolean expired() {
        return expired;
    }

    @Override
    public void close() {
        closed = true;
        ScheduledFuture<?> pending = next;
        if (pending != null) pending.cancel(false);
    }

    /** Looks again when it is due, and often enough to see that it has become due earlier. */
    private void schedule(Runnable end) {
        if (closed) return;
        long wait = Math.clamp(due() - System.nanoTime(), 1, idleNanos);
        next = TIMER.schedule(() -> look(end), wait, TimeUnit.NANOSECONDS);
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
        return Math.min(nextDue, deadline);
    }
}
