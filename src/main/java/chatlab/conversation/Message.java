package chatlab.conversation;

import chatlab.llm.Finish;
import chatlab.llm.ModelReply;
import chatlab.llm.Models;
import chatlab.llm.Usage;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something said.
 *
 * @param seq its place in the conversation, from 1
 * @param speaker the character; null for the user, and for the assistant of a plain chat
 * @param reason why this speaker, in words
 * @param version the one on show, of {@code versions}
 * @param nearRepeatOf an earlier message that says nearly the same
 * @param claims what a character's words owe to the sources, in order of the words
 * @param shown enough to show again what the speaker was shown
 */
public record Message(
        UUID id,
        UUID conversationId,
        int seq,
        Role role,
        @Nullable Speaker speaker,
        @Nullable String reason,
        String content,
        Status status,
        int version,
        int versions,
        List<UUID> repliesTo,
        @Nullable UUID nearRepeatOf,
        List<Claim> claims,
        @Nullable Source source,
        @Nullable JsonNode shown,
        Instant createdAt,
        @Nullable Instant editedAt) {

    /** One that has only this version, repeats nothing and claims nothing of a source. */
    public Message(
            UUID id,
            UUID conversationId,
            int seq,
            Role role,
            @Nullable Speaker speaker,
            @Nullable String reason,
            String content,
            Status status,
            int version,
            List<UUID> repliesTo,
            @Nullable Source source,
            @Nullable JsonNode shown,
            Instant createdAt,
            @Nullable Instant editedAt) {
        this(
                id,
                conversationId,
                seq,
                role,
                speaker,
                reason,
                content,
                status,
                version,
                1,
                repliesTo,
                null,
                List.of(),
                source,
                shown,
                createdAt,
                editedAt);
    }

    public record Speaker(String id, String name) {}

    /**
     * Who wrote it, and what that took; token counts are null where the provider did not say.
     *
     * @param costUsd null where no price is known
     * @param finish why the model left off
     */
    public record Source(
            String provider,
            @Nullable String model,
            @Nullable Integer tokensIn,
            @Nullable Integer tokensOut,
            @Nullable BigDecimal costUsd,
            Finish finish) {
        public Source(
                String provider,
                @Nullable String model,
                @Nullable Integer tokensIn,
                @Nullable Integer tokensOut) {
            this(provider, model, tokensIn, tokensOut, null, Finish.DONE);
        }

        /** The same, ended by its length. */
        public Source cut() {
            return new Source(provider, model, tokensIn, tokensOut, costUsd, Finish.LENGTH);
        }

        /** Of one reply by a model. */
        public static Source of(String provider, String model, ModelReply reply) {
            Usage usage = reply.usage();
            BigDecimal cost = Models.of(model).cost(usage).orElse(null);
            return new Source(provider, model, usage.in(), usage.out(), cost, reply.finish());
        }
    }

    public enum Role {
        USER,
        ASSISTANT,
        SYSTEM,
        TOOL;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Role of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    public enum Status {
        COMPLETE,
        INTERRUPTED,
        FAILED;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Status of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** What the person at the table said. */
    public static Message ofUser(
            UUID id, UUID conversationId, int seq, String content, Instant now) {
        return new Message(
                id,
                conversationId,
                seq,
                Role.USER,
                null,
                null,
                content,
                Status.COMPLETE,
                1,
                List.of(),
                null,
                null,
                now,
                null);
    }

    /** The same, with what its words claim, and the earlier message that it nearly repeats. */
    public Message noting(List<Claim> found, @Nullable UUID earlier) {
        return new Message(
                id,
                conversationId,
                seq,
                role,
                speaker,
                reason,
                content,
                status,
                version,
                versions,
                repliesTo,
                earlier,
                found,
                source,
                shown,
                createdAt,
                editedAt);
    }

    /** The same speaker, in other words. */
    public Message edited(String words, Instant now) {
        return new Message(
                id,
                conversationId,
                seq,
                role,
                speaker,
                reason,
                words,
                status == Status.FAILED ? status : Status.COMPLETE,
                version,
                versions,
                repliesTo,
                nearRepeatOf,
                claims,
                source,
                shown,
                createdAt,
                now);
    }

    /** The same in another conversation. */
    public Message copied(
            UUID newId,
            UUID newConversationId,
            List<UUID> newRepliesTo,
            @Nullable UUID newNearRepeatOf) {
        return new Message(
                newId,
                newConversationId,
                seq,
                role,
                speaker,
                reason,
                content,
                status,
                version,
                versions,
                newRepliesTo,
                newNearRepeatOf,
                claims,
                source,
                shown,
                createdAt,
                editedAt);
    }

    public boolean isUsers() {
        return role == Role.USER;
    }

    public boolean isBy(String characterId) {
        return speaker != null && speaker.id().equals(characterId);
    }
}
