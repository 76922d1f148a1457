package chatlab.discussion;

import chatlab.conversation.Conversations;
import chatlab.database.IdempotencyStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to hear the next turn.
 *
 * @param conversationId empty for a new conversation, made from {@code draft}
 * @param text what the user says first; null for “go on”
 * @param speakerId who is to speak; null to let the moderator pick
 * @param provider for this turn alone; null for the conversation's
 * @param saidBefore replies of the same run, of which this turn is one more
 */
record TurnRequest(
        String userId,
        Optional<UUID> conversationId,
        Conversations.@Nullable Draft draft,
        @Nullable String text,
        @Nullable String speakerId,
        @Nullable String provider,
        @Nullable String model,
        Optional<IdempotencyStore.Key> key,
        List<UUID> saidBefore) {

    static TurnRequest in(
            UUID conversationId,
            String userId,
            @Nullable String text,
            @Nullable String speakerId,
            Optional<IdempotencyStore.Key> key) {
        return new TurnRequest(
                userId,
                Optional.of(conversationId),
                null,
                text,
                speakerId,
                null,
                null,
                key,
                List.of());
    }

    /** The next turn of a run. */
    TurnRequest after(List<UUID> said) {
        return new TurnRequest(
                userId,
                conversationId,
                draft,
                text,
                speakerId,
                provider,
                model,
                key,
                List.copyOf(said));
    }
}
