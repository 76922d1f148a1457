package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.database.Database;
import chatlab.failure.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A turn that another copy of the server is writing: it is told here in one piece, once it is
 * stored.
 */
record RemoteTurn(Database database, Turns turns, TurnStore.Lease lease, String userId) {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int QUIET_AFTER = 5;

    void follow(StreamSink sink) throws IOException {
        for (int looks = 1; ; looks++) {
            boolean running =
                    turns.elsewhere(lease.conversationId()).filter(lease::equals).isPresent();
            if (!running) {
                Optional<Message> reply = reply();
                if (reply.isPresent()) {
                    sink.replay(reply.get(), Optional.ofNullable(lease.userMessageId()));
                    return;
                }
                sink.failure(
                        new Failure.Unavailable(
                                "The reply did not arrive. Your own message is safe; please try again."));
                return;
            }
            if (looks % QUIET_AFTER == 0) sink.quiet();
            pause();
        }
    }

    private Optional<Message> reply() {
        return database
                .read(sql -> MessageStore.find(sql, userId, List.of(lease.turnId())))
                .stream()
                .findFirst();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }
}
