package chatlab.llm;

import chatlab.config.AiConfig;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends a call that has said nothing for too long, or that goes on for too long. */
final class Watch implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor TIMER =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("provider-timeouts").factory());

    static {
        TIMER.setRemoveOnCancelPolicy(true); // else each call would be kept for half a minute
    }

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Runnable end;
    private final long idleNanos;
    private final long deadline;
    private volatile long nextDue; // by then something must be heard
    private volatile boolean expired;
    private volatile boolean closed;
    private volatile @Nullable ScheduledFuture<?> next;

    /**
     * Watches from now on.
     *
     * @param end called at most once
     */
    Watch(AiConfig.Timeouts timeouts, Runnable end) {
        long now = System.nanoTime();
        this.end = end;
        this.idleNanos = timeouts.idle().toNanos();
        this.deadline = now + timeouts.whole().toNanos();
        this.nextDue = now + timeouts.firstToken().toNanos();
        schedule();
    }

    /** For what should be over already. */
    static Watch forAMoment(Runnable end) {
        return new Watch(new AiConfig.Timeouts(MOMENT, MOMENT, MOMENT, MOMENT), end);
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
    private void schedule() {
        if (closed) return;
        long wait = Math.clamp(due() - System.nanoTime(), 1, idleNanos);
        next = TIMER.schedule(this::look, wait, TimeUnit.NANOSECONDS);
    }

    private void look() {
        if (due() - System.nanoTime() > 0) {
            schedule();
            return;
        }
        expired = true;
        end.run();
    }

    private long due() {
        return Math.min(nextDue, deadline);
    }
}
