package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.failure.Failure;
import chatlab.llm.Cancellation;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A reply that is being written on this copy of the server: one thread writes it, any number
 * follow, each from the start. Joined, the deltas are exactly what is stored.
 */
final class LiveTurn {
    /** So often followers are told that nothing happens: they look then whether they may go on. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(2_400);

    private final Conversation conversation;
    private final UUID messageId;
    private final Optional<Message> userMessage;
    private final Message.@Nullable Speaker speaker;
    private final String reason;
    private final Cancellation cancellation = new Cancellation();
    private final StringBuilder said = new StringBuilder();
    private volatile boolean stopped;
    private @Nullable Message message;
    private @Nullable Failure failure;

    LiveTurn(
            Conversation conversation,
            UUID messageId,
            Optional<Message> userMessage,
            Message.@Nullable Speaker speaker,
            String reason) {
        this.conversation = conversation;
        this.messageId = messageId;
        this.userMessage = userMessage;
        this.speaker = speaker;
        this.reason = reason;
    }

    Conversation conversation() {
        return conversation;
    }

    UUID messageId() {
        return messageId;
    }

    Optional<Message> userMessage() {
        return userMessage;
    }

    Message.@Nullable Speaker speaker() {
        return speaker;
    }

    String reason() {
        return reason;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** The user wants no more of it. */
    void stop() {
        stopped = true;
        cancellation.cancel();
    }

    boolean stopped() {
        return stopped;
    }

    synchronized void say(String text) {
        said.append(text);
        notifyAll();
    }

    synchronized String said() {
        return said.toString();
    }

    synchronized void end(Message stored) {
        message = stored;
        notifyAll();
    }

    synchronized void end(Failure why) {
        failure = why;
        notifyAll();
    }

    /** Waits for the stored reply; throws what went wrong instead. */
    synchronized Message await() {
        try {
            while (true) {
                if (failure != null) throw failure;
                if (message != null) return message;
                wait();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Failure.Unavailable(
                    "The server is stopping. The reply will be saved if it can be.");
        }
    }

    /**
     * Tells the turn from its beginning to its end. What has gathered since the last word goes out
     * as one.
     */
    void follow(TurnSink sink) throws IOException {
        sink.turn(this);
        int told = 0;
        while (true) {
            Step step = next(told);
            if (!step.text().isEmpty()) {
                sink.delta(step.text());
                told += step.text().length();
            } else if (step.message() != null) {
                sink.message(step.message());
                return;
            } else if (step.failure() != null) {
                sink.failure(step.failure());
                return;
            } else {
                sink.quiet();
            }
        }
    }

    private record Step(String text, @Nullable Message message, @Nullable Failure failure) {}

    /** What has come since; an empty step where nothing has for a while. */
    private synchronized Step next(int told) throws IOException {
        long until = System.nanoTime() + QUIET_NANOS;
        try {
            while (said.length() == told && message == null && failure == null) {
                long left = until - System.nanoTime();
                if (left <= 0) break;
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
        return new Step(said.substring(told), message, failure);
    }
}
