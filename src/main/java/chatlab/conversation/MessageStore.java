package chatlab.conversation;

import static chatlab.database.generated.Tables.CONVERSATIONS;
import static chatlab.database.generated.Tables.MESSAGES;

import chatlab.database.Json;
import chatlab.database.generated.tables.records.MessagesRecord;
import chatlab.llm.Finish;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Rows of messages. Reads find only what is in the user's own, undeleted conversation. */
public final class MessageStore {
    private static final int NANO = 9;

    private MessageStore() {}

    public static void add(DSLContext sql, Message message) {
        sql.executeInsert(row(message));
    }

    public static void add(DSLContext sql, List<Message> messages) {
        sql.batchInsert(messages.stream().map(MessageStore::row).toList()).execute();
    }

    static MessagesRecord row(Message message) {
        Message.Speaker speaker = message.speaker();
        MessagesRecord row = new MessagesRecord();
        row.setId(message.id());
        row.setConversationId(message.conversationId());
        row.setSeq(message.seq());
        row.setRole(message.role().text());
        row.setSpeakerId(speaker == null ? null : speaker.id());
        row.setSpeakerName(speaker == null ? null : speaker.name());
        row.setReason(message.reason());
        row.setContent(message.content());
        row.setStatus(message.status().text());
        row.setVersion(message.version());
        row.setVersions(message.versions());
        row.setRepliesToJson(ids(message.repliesTo()));
        row.setNearRepeatOf(message.nearRepeatOf());
        row.setClaimsJson(claims(message.claims()));
        row.setShownJson(message.shown());
        row.setCreatedAt(message.createdAt());
        row.setEditedAt(message.editedAt());
        if (message.source() != null) source(message.source(), row);
        return row;
    }

    private static void source(Message.Source source, MessagesRecord row) {
        row.setProvider(source.provider());
        row.setModel(source.model());
        row.setTokensIn(source.tokensIn());
        row.setTokensOut(source.tokensOut());
        row.setFinish(finish(source.finish()));
        row.setCostNanoUsd(nano(source.costUsd()));
    }

    /** The newest messages, oldest first: what was said and by whom, and nothing else of them. */
    public static List<Message> window(
            DSLContext sql, String userId, UUID conversationId, int most) {
        return before(sql, userId, conversationId, Integer.MAX_VALUE, most);
    }

    /** The same of what was said before that place. */
    public static List<Message> before(
            DSLContext sql, String userId, UUID conversationId, int seq, int most) {
        return sql.select(
                        MESSAGES.ID,
                        MESSAGES.SEQ,
                        MESSAGES.ROLE,
                        MESSAGES.SPEAKER_ID,
                        MESSAGES.SPEAKER_NAME,
                        MESSAGES.CONTENT,
                        MESSAGES.STATUS,
                        MESSAGES.VERSION,
                        MESSAGES.CREATED_AT)
                .from(MESSAGES)
                .where(MESSAGES.CONVERSATION_ID.eq(conversationId))
                .and(MESSAGES.SEQ.lt(seq))
                .and(isOwn(userId))
                .orderBy(MESSAGES.SEQ.desc())
                .limit(most)
                .fetch(row -> heard(row, conversationId))
                .reversed();
    }

    private static Message heard(Record row, UUID conversationId) {
        String speaker = row.get(MESSAGES.SPEAKER_ID);
        return new Message(
                row.get(MESSAGES.ID),
                conversationId,
                row.get(MESSAGES.SEQ),
                Message.Role.of(row.get(MESSAGES.ROLE)),
                speaker == null
                        ? null
                        : new Message.Speaker(speaker, row.get(MESSAGES.SPEAKER_NAME)),
                null,
                row.get(MESSAGES.CONTENT),
                Message.Status.of(row.get(MESSAGES.STATUS)),
                row.get(MESSAGES.VERSION),
                1,
                List.of(),
                null,
                List.of(),
                null,
                null,
                row.get(MESSAGES.CREATED_AT),
                null);
    }

    /**
     * A page in order of what was said, or from the newest back; {@code after} is the place of the
     * last one seen.
     */
    public static List<Message> page(
            DSLContext sql,
            String userId,
            UUID conversationId,
            Optional<Integer> after,
            boolean oldestFirst,
            int limit) {
        Condition further =
                after.map(seq -> oldestFirst ? MESSAGES.SEQ.gt(seq) : MESSAGES.SEQ.lt(seq))
                        .orElse(DSL.noCondition());
        return sql.selectFrom(MESSAGES)
                .where(MESSAGES.CONVERSATION_ID.eq(conversationId))
                .and(isOwn(userId))
                .and(further)
                .orderBy(oldestFirst ? MESSAGES.SEQ.asc() : MESSAGES.SEQ.desc())
                .limit(limit)
                .fetch(MessageStore::message);
    }

    /** Everything up to that place, oldest first. */
    public static List<Message> upTo(DSLContext sql, String userId, UUID conversationId, int seq) {
        return sql.selectFrom(MESSAGES)
                .where(MESSAGES.CONVERSATION_ID.eq(conversationId))
                .and(MESSAGES.SEQ.le(seq))
                .and(isOwn(userId))
                .orderBy(MESSAGES.SEQ)
                .fetch(MessageStore::message);
    }

    /** Messages by their ids, in order of what was said. */
    public static List<Message> find(DSLContext sql, String userId, Collection<UUID> ids) {
        return sql.selectFrom(MESSAGES)
                .where(MESSAGES.ID.in(ids))
                .and(isOwn(userId))
                .orderBy(MESSAGES.SEQ)
                .fetch(MessageStore::message);
    }

    /** Takes a message out of sight; it is gone for good when it is swept. */
    public static void delete(DSLContext sql, UUID id, Instant now) {
        sql.update(MESSAGES).set(MESSAGES.DELETED_AT, now).where(MESSAGES.ID.eq(id)).execute();
    }

    /** Removes what was deleted before this moment, for good. */
    public static void sweep(DSLContext sql, Instant deletedBefore) {
        sql.deleteFrom(MESSAGES).where(MESSAGES.DELETED_AT.lt(deletedBefore)).execute();
    }

    private static Condition isOwn(String userId) {
        return MESSAGES.DELETED_AT
                .isNull()
                .and(
                        DSL.exists(
                                DSL.selectOne()
                                        .from(CONVERSATIONS)
                                        .where(CONVERSATIONS.ID.eq(MESSAGES.CONVERSATION_ID))
                                        .and(CONVERSATIONS.USER_ID.eq(userId))
                                        .and(CONVERSATIONS.DELETED_AT.isNull())));
    }

    static Message message(MessagesRecord row) {
        boolean spoken = row.getSpeakerId() != null;
        boolean sourced = row.getProvider() != null;
        return new Message(
                row.getId(),
                row.getConversationId(),
                row.getSeq(),
                Message.Role.of(row.getRole()),
                spoken ? new Message.Speaker(row.getSpeakerId(), row.getSpeakerName()) : null,
                row.getReason(),
                row.getContent(),
                Message.Status.of(row.getStatus()),
                row.getVersion(),
                row.getVersions(),
                ids(row.getRepliesToJson()),
                row.getNearRepeatOf(),
                claims(row.getClaimsJson()),
                sourced ? source(row) : null,
                row.getShownJson(),
                row.getCreatedAt(),
                row.getEditedAt());
    }

    private static Message.Source source(MessagesRecord row) {
        Long cost = row.getCostNanoUsd();
        return new Message.Source(
                row.getProvider(),
                row.getModel(),
                row.getTokensIn(),
                row.getTokensOut(),
                cost == null ? null : BigDecimal.valueOf(cost, NANO).stripTrailingZeros(),
                row.getFinish() == null ? Finish.DONE : Finish.of(row.getFinish()));
    }

    private static @Nullable String finish(Finish finish) {
        return finish.isCut() ? finish.text() : null;
    }

    private static @Nullable Long nano(@Nullable BigDecimal usd) {
        return usd == null
                ? null
                : (Long) usd.movePointRight(NANO).setScale(0, RoundingMode.HALF_UP).longValue();
    }

    /** Null for none, which most rows have. */
    private static @Nullable JsonNode claims(List<Claim> claims) {
        return claims.isEmpty() ? null : Json.MAPPER.valueToTree(claims);
    }

    private static List<Claim> claims(@Nullable JsonNode json) {
        return json == null ? List.of() : List.of(Json.MAPPER.convertValue(json, Claim[].class));
    }

    private static JsonNode ids(List<UUID> ids) {
        return Json.MAPPER.valueToTree(ids);
    }

    private static List<UUID> ids(@Nullable JsonNode json) {
        List<UUID> ids = new ArrayList<>();
        if (json != null) json.forEach(id -> ids.add(UUID.fromString(id.asText())));
        return ids;
    }
}
