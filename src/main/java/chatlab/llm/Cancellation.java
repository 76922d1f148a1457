package chatlab.llm;

import java.util.ArrayList;
import java.util.List;

/** A wish to stop, made by another thread at any time, before or while the work runs. */
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean wanted;

    public synchronized boolean isWanted() {
        return wanted;
    }

    /** Stops the work: what was registered runs now, and what is registered later runs at once. */
    public void cancel() {
        List<Runnable> now;
        synchronized (this) {
            if (wanted) return;
            wanted = true;
            now = List.copyOf(actions);
        }
        now.forEach(Runnable::run);
    }

    /** What stops the work at hand, such as closing a stream. */
    public void onCancel(Runnable action) {
        synchronized (this) {
            actions.add(action);
            if (!wanted) return;
        }
        action.run();
    }
}
