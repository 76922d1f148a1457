package chatlab.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A discussion (with characters) or a plain chat (without).
 *
 * @param participants the cast, in seat order
 * @param stage how far it has come in its protocol
 * @param provider null where the server's default is used; likewise {@code model}
 * @param lastSeq the place of the newest message, 0 for none
 */
public record Conversation(
        UUID id,
        String userId,
        String title,
        String topic,
        List<Participant> participants,
        Order order,
        String protocol,
        Stage stage,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String systemPrompt,
        Settings settings,
        int messageCount,
        int lastSeq,
        Instant createdAt,
        Instant updatedAt,
        boolean archived) {

    /** One at its beginning. */
    public Conversation(
            UUID id,
            String userId,
            String title,
            String topic,
            List<Participant> participants,
            Order order,
            String protocol,
            @Nullable String provider,
            @Nullable String model,
            @Nullable String systemPrompt,
            Settings settings,
            int messageCount,
            int lastSeq,
            Instant createdAt,
            Instant updatedAt,
            boolean archived) {
        this(
                id,
                userId,
                title,
                topic,
                participants,
                order,
                protocol,
                Stage.START,
                provider,
                model,
                systemPrompt,
                settings,
                messageCount,
                lastSeq,
                createdAt,
                updatedAt,
                archived);
    }

    /** The same, with this much said and this cast at the table. */
    public Conversation resumed(
            List<Participant> cast, Stage reached, int messages, int newestSeq) {
        return new Conversation(
                id,
                userId,
                title,
                topic,
                cast,
                order,
                protocol,
                reached,
                provider,
                model,
                systemPrompt,
                settings,
                messages,
                newestSeq,
                createdAt,
                updatedAt,
                archived);
    }

    public Optional<Participant> participant(String characterId) {
        return participants.stream().filter(each -> each.id().equals(characterId)).findFirst();
    }
}
