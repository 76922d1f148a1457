package chatlab.discussion;

import chatlab.config.AiConfig;
import chatlab.config.DatabaseUrl;
import chatlab.config.Vendor;
import chatlab.conversation.Conversation;
import chatlab.conversation.ConversationStore;
import chatlab.conversation.Conversations;
import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.database.Database;
import chatlab.llm.Llm;
import chatlab.llm.Providers;
import chatlab.persona.Personas;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A discussion kept in a database of its own. */
final class StoredTalk implements AutoCloseable {
    static final String USER = "ada";

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String NOBODY = "http://localhost:9/v1";

    /** The offline voice, and at this address a model called {@code m}. */
    private static AiConfig config(String modelUrl) {
        return new AiConfig(
                List.of(
                        new AiConfig.Provider(
                                Vendor.OPENAI, Optional.empty(), modelUrl, List.of("m"))),
                Providers.OFFLINE,
                List.of(),
                Optional.empty(),
                new AiConfig.Timeouts(SECOND, SECOND, SECOND, SECOND),
                new AiConfig.Retries(0, SECOND),
                AiConfig.Budgets.NONE);
    }

    final Llm llm;
    final Providers providers;
    final ConversationStore store = new ConversationStore();
    final Conversations conversations;
    final Database database;
    final UUID id;

    StoredTalk(Path folder, String... cast) {
        this(NOBODY, folder, cast);
    }

    StoredTalk(String modelUrl, Path folder, String... cast) {
        database = Database.open(new DatabaseUrl.Sqlite(folder.resolve("test.db")));
        llm = Llm.of(config(modelUrl), database, Clock.systemUTC());
        providers = llm.providers();
        conversations =
                new Conversations(store, new Personas(Casts.LIBRARY), providers, Clock.systemUTC());
        Conversation drafted =
                database.read(
                        sql ->
                                conversations.drafted(
                                        sql,
                                        USER,
                                        new Conversations.Draft(
                                                "Homework",
                                                List.of(cast),
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null)));
        id = drafted.id();
        database.write(
                sql -> {
                    store.add(sql, drafted);
                    return id;
                });
    }

    Conversation conversation() {
        return database.read(sql -> conversations.own(sql, USER, id));
    }

    /** Counts a turn of this character. */
    void count(String speaker, int seq) {
        database.write(
                sql -> {
                    store.countTurn(sql, id, speaker, seq);
                    return seq;
                });
    }

    /** Stores what a character, or for null the user, said. */
    void says(@Nullable String speaker, String content, Message.Status status) {
        Instant now = Instant.EPOCH;
        database.write(
                sql -> {
                    int last = store.lastSeq(sql, USER, id).orElseThrow();
                    if (!store.advance(sql, USER, id, last, now)) throw new AssertionError(last);
                    MessageStore.add(sql, message(speaker, content, status, last + 1, now));
                    return last;
                });
    }

    @Override
    public void close() {
        database.close();
    }

    private Message message(
            @Nullable String speaker, String content, Message.Status status, int seq, Instant now) {
        return new Message(
                UUID.randomUUID(),
                id,
                seq,
                speaker == null ? Message.Role.USER : Message.Role.ASSISTANT,
                speaker == null
                        ? null
                        : new Message.Speaker(speaker, Casts.persona(speaker).name()),
                null,
                content,
                status,
                1,
                List.of(),
                null,
                null,
                now,
                null);
    }
}
