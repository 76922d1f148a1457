package chatlab.discussion;

import chatlab.conversation.Message;
import java.util.List;
import java.util.Optional;

/** What a request for a turn leads to. */
sealed interface Begun {
    /**
     * A turn to follow.
     *
     * @param before replies of the same run, made before it broke off
     */
    record Live(LiveTurn turn, List<Message> before) implements Begun {}

    /** The answer that the request got before, under its Idempotency-Key. */
    record Answered(Optional<Message> userMessage, List<Message> messages) implements Begun {}
}
