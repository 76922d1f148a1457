package chatlab.discussion;

import chatlab.conversation.Claim;
import chatlab.conversation.Conversation;
import chatlab.conversation.ConversationStore;
import chatlab.conversation.Conversations;
import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.conversation.VersionStore;
import chatlab.discussion.claim.Claims;
import chatlab.failure.Failure;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Changing what was said: edits, versions, deletions. Every version is kept, so that what later
 * speakers were shown can still be told.
 */
final class Revisions {
    private final Conversations conversations;
    private final ConversationStore store;
    private final Claims claims;
    private final Clock clock;

    Revisions(Conversations conversations, ConversationStore store, Claims claims, Clock clock) {
        this.conversations = conversations;
        this.store = store;
        this.claims = claims;
        this.clock = clock;
    }

    /** A message of the user's own conversation, by its place in it. */
    record Place(String userId, UUID conversationId, UUID messageId) {}

    /**
     * @throws Failure.NotFound where there is no such message
     */
    Message find(DSLContext sql, Place place) {
        Conversation own = conversations.own(sql, place.userId(), place.conversationId());
        return MessageStore.find(sql, place.userId(), List.of(place.messageId())).stream()
                .filter(each -> each.conversationId().equals(own.id()))
                .findFirst()
                .orElseThrow(Revisions::missing);
    }

    /** The words become another version; who had said them is still the speaker. */
    Message edit(DSLContext sql, Place place, String content) {
        Message before = find(sql, place);
        if (before.content().equals(content)) return before;
        Instant now = clock.instant();
        Conversation conversation = conversations.own(sql, place.userId(), place.conversationId());
        Message edited =
                before.edited(content, now)
                        .noting(claims(conversation, before, content), before.nearRepeatOf());
        Message after = VersionStore.add(sql, edited).orElseThrow(Revisions::missing);
        store.revise(sql, before.conversationId(), before.seq());
        return after;
    }

    private List<Claim> claims(Conversation conversation, Message message, String content) {
        return Optional.ofNullable(message.speaker())
                .flatMap(speaker -> conversation.participant(speaker.id()))
                .map(seat -> claims.in(content, seat.persona(), List.of(conversation.topic())))
                .orElse(List.of());
    }

    List<Message> versions(DSLContext sql, Place place) {
        return VersionStore.of(sql, find(sql, place));
    }

    /**
     * @throws Failure.Invalid where there is no such version
     */
    Message choose(DSLContext sql, Place place, int version) {
        Message before = find(sql, place);
        Message after =
                VersionStore.show(sql, before, version)
                        .orElseThrow(
                                () ->
                                        new Failure.Invalid(
                                                "version",
                                                "This message has no version " + version + ".",
                                                "unknown"));
        if (after.version() != before.version())
            store.revise(sql, before.conversationId(), before.seq());
        return after;
    }

    void delete(DSLContext sql, Place place) {
        Message message = find(sql, place);
        MessageStore.delete(sql, message.id(), clock.instant());
        store.uncount(sql, message);
        store.revise(sql, message.conversationId(), message.seq());
    }

    private static Failure missing() {
        return new Failure.NotFound("There is no such message.");
    }
}
