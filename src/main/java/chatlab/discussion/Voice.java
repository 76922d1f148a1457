package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.llm.Cancellation;
import java.util.function.Consumer;

/** Somebody who can speak a turn. */
interface Voice {
    /**
     * Speaks, piece by piece; ends early, without complaint, once cancelled.
     *
     * @return who wrote it, and what that took
     * @throws chatlab.failure.Failure where nothing, or no more, can be said
     */
    Message.Source speak(TurnBrief brief, Consumer<String> text, Cancellation cancellation);
}
