package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.ConversationStore;
import chatlab.conversation.Conversations;
import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.database.Database;
import chatlab.database.IdempotencyStore;
import chatlab.failure.Failure;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The user says something, and nobody is to answer. */
final class Saying {
    private final Database database;
    private final Conversations conversations;
    private final ConversationStore store;
    private final Clock clock;

    Saying(Database database, Conversations conversations, ConversationStore store, Clock clock) {
        this.database = database;
        this.conversations = conversations;
        this.store = store;
        this.clock = clock;
    }

    /**
     * @throws Failure.Conflict while a reply is being written in the conversation
     */
    Message store(TurnRequest request, UUID conversationId, String text) {
        for (int attempt = 1; attempt <= Turns.PLANS; attempt++) {
            try {
                return database.write(sql -> store(sql, request, conversationId, text));
            } catch (Turns.Stale changedMeanwhile) {
                continue;
            }
        }
        throw Turns.busy();
    }

    private Message store(DSLContext sql, TurnRequest request, UUID id, String text) {
        Optional<IdempotencyStore.Earlier> earlier =
                request.key().flatMap(key -> IdempotencyStore.earlier(sql, key, clock.instant()));
        Conversation conversation = conversations.own(sql, request.userId(), id);
        if (earlier.isPresent()) {
            List<UUID> ids = Outcome.of(earlier.get().outcome()).userMessageId().stream().toList();
            return MessageStore.find(sql, request.userId(), ids).getFirst();
        }
        Instant now = clock.instant();
        if (TurnStore.find(sql, id, now.minus(Turns.VOID_AFTER)).isPresent()) throw Turns.busy();
        int last = conversation.lastSeq();
        if (!store.advance(sql, request.userId(), id, last, now)) throw new Turns.Stale();
        Message message =
                Message.ofUser(UuidCreator.getTimeOrderedEpoch(), id, last + 1, text, now);
        MessageStore.add(sql, message);
        var outcome = new Outcome(id, Optional.of(message.id()), List.of()).json();
        request.key().ifPresent(key -> IdempotencyStore.save(sql, key, outcome, true, now));
        return message;
    }
}
