package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.conversation.RollingSummary;
import chatlab.llm.ModelRequest;
import chatlab.llm.Providers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A turn thought through and not begun: nothing has been stored.
 *
 * @param earlier what a request under the same key had done before it broke off
 * @param pick who speaks; null in a plain chat
 * @param request what the model chosen is to be asked; empty for the offline voice
 */
record TurnPlan(
        Setting setting,
        Optional<Outcome> earlier,
        Said said,
        Moderator.@Nullable Pick pick,
        TurnBrief brief,
        Optional<ModelRequest> request) {

    /**
     * What a turn begins from. Its conversation's newest message dates it: another one since makes
     * the plan stale.
     *
     * @param history what was said, within the window and the model's reach
     * @param replaces the reply of which this turn makes another version
     */
    record Setting(
            Conversation conversation,
            List<Message> history,
            Optional<RollingSummary> earlierTalk,
            Optional<Message> replaces,
            Providers.Choice choice) {}

    /**
     * What the user says with it.
     *
     * @param resumed the user's message is stored already
     * @param isNew the conversation is yet to be stored
     */
    record Said(Optional<Message> message, boolean resumed, boolean isNew) {
        static final Said NOTHING = new Said(Optional.empty(), false, false);
    }

    Conversation conversation() {
        return setting.conversation();
    }

    Providers.Choice choice() {
        return setting.choice();
    }

    /** The newest message when this was planned. */
    int lastSeq() {
        return conversation().lastSeq();
    }

    Optional<Message> replaces() {
        return setting.replaces();
    }

    boolean isNew() {
        return said.isNew();
    }

    Optional<Message> userMessage() {
        return said.message();
    }

    /** Whether the user's message is still to be stored. */
    boolean saysSomethingNew() {
        return said.message().isPresent() && !said.resumed();
    }

    /** Why this speaker. */
    String reason() {
        return pick == null ? "Nobody else is at the table." : pick.reason();
    }

    /** Replies that the request has brought already. */
    List<UUID> saidBefore() {
        return earlier.map(Outcome::messageIds).orElse(List.of());
    }
}
