package chatlab.conversation;

import static chatlab.database.generated.Tables.MESSAGES;
import static chatlab.database.generated.Tables.MESSAGE_VERSIONS;

import chatlab.database.generated.tables.records.MessageVersionsRecord;
import chatlab.database.generated.tables.records.MessagesRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/**
 * Rows of the versions of messages. A message has its only version in its own row; once there are
 * more, all of them are here, and its row repeats the one on show. Versions never change.
 */
public final class VersionStore {
    /** What a version has of its own; everything else is the message's. */
    private static final List<Field<?>> OWN =
            List.of(
                    MESSAGE_VERSIONS.CONTENT,
                    MESSAGE_VERSIONS.STATUS,
                    MESSAGE_VERSIONS.REPLIES_TO_JSON,
                    MESSAGE_VERSIONS.NEAR_REPEAT_OF,
                    MESSAGE_VERSIONS.CLAIMS_JSON,
                    MESSAGE_VERSIONS.PROVIDER,
                    MESSAGE_VERSIONS.MODEL,
                    MESSAGE_VERSIONS.TOKENS_IN,
                    MESSAGE_VERSIONS.TOKENS_OUT,
                    MESSAGE_VERSIONS.FINISH,
                    MESSAGE_VERSIONS.COST_NANO_USD,
                    MESSAGE_VERSIONS.SHOWN_JSON,
                    MESSAGE_VERSIONS.EDITED_AT);

    private VersionStore() {}

    /**
     * Makes this the message's newest version, and the one on show.
     *
     * @return the message as it is now; empty where it was deleted
     */
    public static Optional<Message> add(DSLContext sql, Message changed) {
        Optional<MessagesRecord> found = row(sql, changed.id());
        found.ifPresent(message -> add(sql, message, changed));
        return found.map(MessageStore::message);
    }

    private static void add(DSLContext sql, MessagesRecord message, Message changed) {
        if (message.getVersions() == 1) keep(sql, message, message.getCreatedAt());
        copy(MessageStore.row(changed), message);
        message.setVersions(message.getVersions() + 1);
        message.setVersion(message.getVersions());
        keep(sql, message, changed.createdAt());
        message.update();
    }

    /** Puts another version on show; empty where there is none of that number. */
    public static Optional<Message> show(DSLContext sql, Message message, int version) {
        if (message.version() == version) return Optional.of(message);
        Optional<MessageVersionsRecord> wanted =
                sql.selectFrom(MESSAGE_VERSIONS)
                        .where(MESSAGE_VERSIONS.MESSAGE_ID.eq(message.id()))
                        .and(MESSAGE_VERSIONS.VERSION.eq(version))
                        .fetchOptional();
        Optional<MessagesRecord> found = row(sql, message.id());
        if (found.isEmpty() || wanted.isEmpty()) return Optional.empty();
        copy(wanted.get(), found.get());
        found.get().setVersion(version);
        found.get().update();
        return found.map(MessageStore::message);
    }

    /** All versions of a message, the first one first, each as the message is with it. */
    public static List<Message> of(DSLContext sql, Message message) {
        MessagesRecord row = MessageStore.row(message);
        List<Message> versions =
                sql.selectFrom(MESSAGE_VERSIONS)
                        .where(MESSAGE_VERSIONS.MESSAGE_ID.eq(message.id()))
                        .orderBy(MESSAGE_VERSIONS.VERSION)
                        .fetch(version -> with(row, version));
        return versions.isEmpty() ? List.of(message) : versions;
    }

    /** One version of the message at that place. */
    public record At(int seq, int version) {}

    /**
     * Those versions, whatever is on show there now; what was deleted is found until it is swept.
     */
    public static List<Message> at(DSLContext sql, UUID conversationId, List<At> wanted) {
        Map<Integer, MessagesRecord> rows =
                sql.selectFrom(MESSAGES)
                        .where(MESSAGES.CONVERSATION_ID.eq(conversationId))
                        .and(MESSAGES.SEQ.in(wanted.stream().map(At::seq).toList()))
                        .fetchMap(MESSAGES.SEQ);
        List<Message> found = new ArrayList<>();
        for (At at : wanted) {
            MessagesRecord row = rows.get(at.seq());
            if (row != null) found.add(version(sql, row, at.version()));
        }
        return found;
    }

    private static Message version(DSLContext sql, MessagesRecord message, int version) {
        if (message.getVersion() == version) return MessageStore.message(message);
        return sql.selectFrom(MESSAGE_VERSIONS)
                .where(MESSAGE_VERSIONS.MESSAGE_ID.eq(message.getId()))
                .and(MESSAGE_VERSIONS.VERSION.eq(version))
                .fetchOptional(row -> with(message, row))
                .orElseGet(() -> MessageStore.message(message));
    }

    /**
     * Copies the versions of messages.
     *
     * @param ids of the copies, by those of the originals
     */
    public static void copy(DSLContext sql, Map<UUID, UUID> ids) {
        List<MessageVersionsRecord> rows =
                sql.selectFrom(MESSAGE_VERSIONS)
                        .where(MESSAGE_VERSIONS.MESSAGE_ID.in(ids.keySet()))
                        .fetch();
        for (MessageVersionsRecord row : rows) {
            MessageVersionsRecord copy = row.copy();
            copy.setMessageId(ids.get(row.getMessageId()));
            copy.setVersion(row.getVersion());
            copy.insert();
        }
    }

    private static Message with(MessagesRecord message, MessageVersionsRecord version) {
        copy(version, message);
        message.setVersion(version.getVersion());
        message.setCreatedAt(version.getCreatedAt());
        return MessageStore.message(message);
    }

    private static Optional<MessagesRecord> row(DSLContext sql, UUID messageId) {
        return sql.selectFrom(MESSAGES)
                .where(MESSAGES.ID.eq(messageId))
                .and(MESSAGES.DELETED_AT.isNull())
                .fetchOptional();
    }

    private static void keep(DSLContext sql, MessagesRecord message, Instant createdAt) {
        MessageVersionsRecord version = sql.newRecord(MESSAGE_VERSIONS);
        copy(message, version);
        version.setMessageId(message.getId());
        version.setVersion(message.getVersion());
        version.setCreatedAt(createdAt);
        version.insert();
    }

    private static void copy(Record from, Record to) {
        for (Field<?> field : OWN) copy(field, from, to);
    }

    private static <T> void copy(Field<T> field, Record from, Record to) {
        to.set(Objects.requireNonNull(to.field(field)), from.get(field));
    }
}
