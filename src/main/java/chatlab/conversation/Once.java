package chatlab.conversation;

import chatlab.database.Database;
import chatlab.database.IdempotencyStore;
import chatlab.database.Json;
import chatlab.http.Call;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Makes a conversation once, however often a request under the same Idempotency-Key comes. */
public final class Once {
    private final Database database;
    private final Conversations conversations;
    private final Clock clock;

    public Once(Database database, Conversations conversations, Clock clock) {
        this.database = database;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** Does the work in a transaction, or gives what it made the first time. */
    public Conversation make(Call call, Function<DSLContext, Conversation> work) {
        Optional<IdempotencyStore.Key> key =
                call.idempotencyKey()
                        .map(
                                text ->
                                        new IdempotencyStore.Key(
                                                call.userId(), text, call.fingerprint()));
        return database.write(
                sql -> {
                    Instant now = clock.instant();
                    Optional<IdempotencyStore.Earlier> earlier =
                            key.flatMap(each -> IdempotencyStore.earlier(sql, each, now));
                    if (earlier.isPresent()) {
                        UUID id =
                                UUID.fromString(
                                        earlier.get().outcome().path("conversation_id").asText());
                        return conversations.own(sql, call.userId(), id);
                    }
                    Conversation made = work.apply(sql);
                    ObjectNode outcome =
                            Json.MAPPER
                                    .createObjectNode()
                                    .put("conversation_id", made.id().toString());
                    key.ifPresent(each -> IdempotencyStore.save(sql, each, outcome, true, now));
                    return made;
                });
    }
}
