package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.llm.ModelRequest;
import chatlab.llm.Providers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A turn thought through and not begun: nothing has been stored.
 *
 * @param userMessage what the user says, or said
 * @param earlier what a request under the same key had done before it broke off
 * @param resumed the user's message is stored already
 * @param isNew the conversation is yet to be stored
 * @param request what the model chosen is to be asked; empty for the offline voice
 * @param lastSeq the newest message when this was planned; another one since makes the plan stale
 */
record TurnPlan(
        Conversation conversation,
        Optional<Outcome> earlier,
        Optional<Message> userMessage,
        boolean resumed,
        boolean isNew,
        int lastSeq,
        TurnBrief brief,
        String reason,
        Providers.Choice choice,
        Optional<ModelRequest> request) {

    /** Whether the user's message is still to be stored. */
    boolean saysSomethingNew() {
        return userMessage.isPresent() && !resumed;
    }

    /** Replies that the request has brought already. */
    List<UUID> saidBefore() {
        return earlier.map(Outcome::messageIds).orElse(List.of());
    }
}
