package chatlab.discussion;

import chatlab.conversation.Conversations;
import chatlab.database.IdempotencyStore;
import chatlab.llm.Budget;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to hear the next turn.
 *
 * @param conversationId empty for a new conversation, made from {@code draft}
 * @param text what the user says first; null for “go on”
 * @param speakerId who is to speak; null to let the moderator pick
 * @param replaces the reply that is to be made anew; null for a new turn
 * @param provider for this turn alone; null for the conversation's
 * @param turns how many replies the request asks for in all; more than one in a run
 */
record TurnRequest(
        Budget.Payer payer,
        Optional<UUID> conversationId,
        Conversations.@Nullable Draft draft,
        @Nullable String text,
        @Nullable String speakerId,
        @Nullable UUID replaces,
        @Nullable String provider,
        @Nullable String model,
        Optional<IdempotencyStore.Key> key,
        int turns) {

    /** One turn in a conversation there is. */
    static TurnRequest in(
            UUID conversationId,
            Budget.Payer payer,
            @Nullable String text,
            @Nullable String speakerId,
            Optional<IdempotencyStore.Key> key) {
        return new TurnRequest(
                payer,
                Optional.of(conversationId),
                null,
                text,
                speakerId,
                null,
                null,
                null,
                key,
                1);
    }

    /** Another version of a reply. */
    static TurnRequest again(
            UUID conversationId,
            Budget.Payer payer,
            UUID messageId,
            Optional<IdempotencyStore.Key> key) {
        return new TurnRequest(
                payer,
                Optional.of(conversationId),
                null,
                null,
                null,
                messageId,
                null,
                null,
                key,
                1);
    }

    String userId() {
        return payer.userId();
    }

    TurnRequest times(int wanted) {
        return new TurnRequest(
                payer,
                conversationId,
                draft,
                text,
                speakerId,
                replaces,
                provider,
                model,
                key,
                wanted);
    }
}
