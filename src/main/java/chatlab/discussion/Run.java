package chatlab.discussion;

import java.util.Map;
import java.util.UUID;

/** Several turns on end in one conversation, known as long as they last. */
final class Run implements AutoCloseable {
    private final Map<UUID, Run> known;
    private final UUID conversationId;
    private volatile boolean stopped;

    Run(Map<UUID, Run> known, UUID conversationId) {
        this.known = known;
        this.conversationId = conversationId;
        known.put(conversationId, this);
    }

    /** No turn begins after this. */
    void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    @Override
    public void close() {
        known.remove(conversationId, this);
    }
}
