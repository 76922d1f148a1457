package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.llm.Providers;
import java.util.Optional;

/**
 * A turn thought through and not begun: nothing has been stored.
 *
 * @param userMessage what the user says, or said
 * @param resumed an earlier request under the same key stored the user's message and got no further
 * @param isNew the conversation is yet to be stored
 * @param lastSeq the newest message when this was planned; another one since makes the plan stale
 */
record TurnPlan(
        Conversation conversation,
        Optional<Message> userMessage,
        boolean resumed,
        boolean isNew,
        int lastSeq,
        TurnBrief brief,
        String reason,
        Providers.Choice choice) {

    /** Whether the user's message is still to be stored. */
    boolean saysSomethingNew() {
        return userMessage.isPresent() && !resumed;
    }
}
