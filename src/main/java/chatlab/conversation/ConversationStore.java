package chatlab.conversation;

import static chatlab.database.generated.Tables.CONVERSATIONS;
import static chatlab.database.generated.Tables.PARTICIPANTS;
import static chatlab.database.generated.Tables.USERS;
import static org.jooq.impl.DSL.row;

import chatlab.database.Json;
import chatlab.database.generated.tables.records.ConversationsRecord;
import chatlab.persona.Words;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Rows of conversations and who sits in them. Deleted ones are not found. */
public final class ConversationStore {
    private final ParticipantStore participants = new ParticipantStore();

    /** What a list is narrowed to. {@code search} looks in titles, topics and what was said. */
    public record Filter(@Nullable String search, @Nullable String character, boolean archived) {}

    /** A place in a list, newest first: everything after this row. */
    public record Place(Instant updatedAt, UUID id) {}

    public void add(DSLContext sql, Conversation conversation) {
        sql.insertInto(USERS)
                .set(USERS.ID, conversation.userId())
                .set(USERS.CREATED_AT, conversation.createdAt())
                .onConflict(USERS.ID)
                .doNothing()
                .execute();
        sql.insertInto(CONVERSATIONS)
                .set(CONVERSATIONS.ID, conversation.id())
                .set(CONVERSATIONS.USER_ID, conversation.userId())
                .set(CONVERSATIONS.TITLE, conversation.title())
                .set(CONVERSATIONS.TITLE_FOLDED, Words.fold(conversation.title()))
                .set(CONVERSATIONS.TOPIC, conversation.topic())
                .set(CONVERSATIONS.TOPIC_FOLDED, Words.fold(conversation.topic()))
                .set(CONVERSATIONS.TURN_ORDER, conversation.order().text())
                .set(CONVERSATIONS.PROTOCOL, conversation.protocol())
                .set(CONVERSATIONS.PHASE, conversation.stage().phase())
                .set(CONVERSATIONS.PHASE_FROM_SEQ, conversation.stage().fromSeq())
                .set(CONVERSATIONS.PROVIDER, conversation.provider())
                .set(CONVERSATIONS.MODEL, conversation.model())
                .set(CONVERSATIONS.SYSTEM_PROMPT, conversation.systemPrompt())
                .set(
                        CONVERSATIONS.SETTINGS_JSON,
                        Json.MAPPER.<JsonNode>valueToTree(conversation.settings()))
                .set(CONVERSATIONS.MESSAGE_COUNT, conversation.messageCount())
                .set(CONVERSATIONS.LAST_SEQ, conversation.lastSeq())
                .set(CONVERSATIONS.CREATED_AT, conversation.createdAt())
                .set(CONVERSATIONS.UPDATED_AT, conversation.updatedAt())
                .execute();
        participants.add(sql, conversation);
    }

    public Optional<Conversation> find(DSLContext sql, String userId, UUID id) {
        return sql.selectFrom(CONVERSATIONS)
                .where(CONVERSATIONS.ID.eq(id))
                .and(CONVERSATIONS.USER_ID.eq(userId))
                .and(CONVERSATIONS.DELETED_AT.isNull())
                .fetchOptional()
                .map(row -> conversation(row, participants.of(sql, List.of(id))));
    }

    /** Whose it is, to tell forbidden from not found. */
    public Optional<String> ownerOf(DSLContext sql, UUID id) {
        return sql.select(CONVERSATIONS.USER_ID)
                .from(CONVERSATIONS)
                .where(CONVERSATIONS.ID.eq(id))
                .and(CONVERSATIONS.DELETED_AT.isNull())
                .fetchOptional(CONVERSATIONS.USER_ID);
    }

    /** Newest first, by when something was last said. */
    public List<Conversation> list(
            DSLContext sql, String userId, Filter filter, Optional<Place> after, int limit) {
        List<ConversationsRecord> rows =
                sql.selectFrom(CONVERSATIONS)
                        .where(CONVERSATIONS.USER_ID.eq(userId))
                        .and(CONVERSATIONS.DELETED_AT.isNull())
                        .and(
                                filter.archived()
                                        ? CONVERSATIONS.ARCHIVED_AT.isNotNull()
                                        : CONVERSATIONS.ARCHIVED_AT.isNull())
                        .and(matching(sql, userId, filter))
                        .and(after.map(ConversationStore::olderThan).orElse(DSL.noCondition()))
                        .orderBy(CONVERSATIONS.UPDATED_AT.desc(), CONVERSATIONS.ID.desc())
                        .limit(limit)
                        .fetch();
        Map<UUID, List<Participant>> casts =
                participants.of(sql, rows.stream().map(ConversationsRecord::getId).toList());
        return rows.stream().map(row -> conversation(row, casts)).toList();
    }

    /** Writes title, archive, order, provider, model, instructions and settings. */
    public void update(DSLContext sql, Conversation changed, Instant now) {
        sql.update(CONVERSATIONS)
                .set(CONVERSATIONS.TITLE, changed.title())
                .set(CONVERSATIONS.TITLE_FOLDED, Words.fold(changed.title()))
                .set(CONVERSATIONS.TURN_ORDER, changed.order().text())
                .set(CONVERSATIONS.PROVIDER, changed.provider())
                .set(CONVERSATIONS.MODEL, changed.model())
                .set(CONVERSATIONS.SYSTEM_PROMPT, changed.systemPrompt())
                .set(
                        CONVERSATIONS.SETTINGS_JSON,
                        Json.MAPPER.<JsonNode>valueToTree(changed.settings()))
                .set(CONVERSATIONS.ARCHIVED_AT, changed.archived() ? now : null)
                .where(CONVERSATIONS.ID.eq(changed.id()))
                .and(CONVERSATIONS.USER_ID.eq(changed.userId()))
                .execute();
    }

    /** Writes the cast anew: who sits where, and who is muted. */
    public void seat(DSLContext sql, Conversation changed) {
        if (lastSeq(sql, changed.userId(), changed.id()).isEmpty()) return;
        participants.replace(sql, changed);
    }

    public void delete(DSLContext sql, String userId, UUID id, Instant now) {
        sql.update(CONVERSATIONS)
                .set(CONVERSATIONS.DELETED_AT, now)
                .where(CONVERSATIONS.ID.eq(id))
                .and(CONVERSATIONS.USER_ID.eq(userId))
                .execute();
    }

    /** Undoes a delete; false where there is nothing of this user's to restore. */
    public boolean restore(DSLContext sql, String userId, UUID id) {
        return sql.update(CONVERSATIONS)
                        .setNull(CONVERSATIONS.DELETED_AT)
                        .where(CONVERSATIONS.ID.eq(id))
                        .and(CONVERSATIONS.USER_ID.eq(userId))
                        .execute()
                == 1;
    }

    /**
     * The place of the newest message, 0 for none; empty where the user has no such conversation.
     */
    public Optional<Integer> lastSeq(DSLContext sql, String userId, UUID id) {
        return sql.select(CONVERSATIONS.LAST_SEQ)
                .from(CONVERSATIONS)
                .where(CONVERSATIONS.ID.eq(id))
                .and(CONVERSATIONS.USER_ID.eq(userId))
                .and(CONVERSATIONS.DELETED_AT.isNull())
                .fetchOptional(CONVERSATIONS.LAST_SEQ);
    }

    /**
     * Counts one more message, at the place after {@code lastSeq}. False, and nothing done, where
     * another message has taken that place or the user has no such conversation.
     */
    public boolean advance(DSLContext sql, String userId, UUID id, int lastSeq, Instant now) {
        return sql.update(CONVERSATIONS)
                        .set(CONVERSATIONS.LAST_SEQ, lastSeq + 1)
                        .set(CONVERSATIONS.MESSAGE_COUNT, CONVERSATIONS.MESSAGE_COUNT.plus(1))
                        .set(CONVERSATIONS.UPDATED_AT, now)
                        .where(CONVERSATIONS.ID.eq(id))
                        .and(CONVERSATIONS.USER_ID.eq(userId))
                        .and(CONVERSATIONS.LAST_SEQ.eq(lastSeq))
                        .and(CONVERSATIONS.DELETED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Counts a character's turn. */
    public void countTurn(DSLContext sql, UUID id, String characterId, int seq) {
        ParticipantStore.count(sql, id, characterId, seq);
    }

    /** The conversation has come so far in its protocol. */
    public void enter(DSLContext sql, UUID id, Stage stage) {
        sql.update(CONVERSATIONS)
                .set(CONVERSATIONS.PHASE, stage.phase())
                .set(CONVERSATIONS.PHASE_FROM_SEQ, stage.fromSeq())
                .where(CONVERSATIONS.ID.eq(id))
                .execute();
    }

    /** A message is no longer there: it counts no more, nor does its speaker's turn. */
    public void uncount(DSLContext sql, Message message) {
        sql.update(CONVERSATIONS)
                .set(CONVERSATIONS.MESSAGE_COUNT, CONVERSATIONS.MESSAGE_COUNT.minus(1))
                .where(CONVERSATIONS.ID.eq(message.conversationId()))
                .execute();
        ParticipantStore.uncount(sql, message);
    }

    /** What was said at that place has changed: minutes that have it in them are no longer true. */
    public void revise(DSLContext sql, UUID id, int seq) {
        sql.update(CONVERSATIONS)
                .set(CONVERSATIONS.REVISION, CONVERSATIONS.REVISION.plus(1))
                .where(CONVERSATIONS.ID.eq(id))
                .execute();
        RollingSummaryStore.dropFrom(sql, id, seq);
    }

    /** How often something that was said has been changed. */
    public static int revision(DSLContext sql, UUID id) {
        return sql.select(CONVERSATIONS.REVISION)
                .from(CONVERSATIONS)
                .where(CONVERSATIONS.ID.eq(id))
                .fetchOptional(CONVERSATIONS.REVISION)
                .orElse(0);
    }

    /** Removes what was deleted before this moment, for good. */
    public void sweep(DSLContext sql, Instant deletedBefore) {
        sql.deleteFrom(CONVERSATIONS).where(CONVERSATIONS.DELETED_AT.lt(deletedBefore)).execute();
    }

    private static Condition matching(DSLContext sql, String userId, Filter filter) {
        Condition condition = DSL.noCondition();
        if (filter.search() != null) {
            condition = found(sql, userId, Wanted.in(filter.search()));
        }
        if (filter.character() != null) {
            condition =
                    condition.andExists(
                            DSL.selectOne()
                                    .from(PARTICIPANTS)
                                    .where(PARTICIPANTS.CONVERSATION_ID.eq(CONVERSATIONS.ID))
                                    .and(PARTICIPANTS.CHARACTER_ID.eq(filter.character())));
        }
        return condition;
    }

    /** Each piece stands in the title or the topic, or was said. */
    private static Condition found(DSLContext sql, String userId, Wanted wanted) {
        return DSL.and(wanted.pieces().stream().map(piece -> found(sql, userId, piece)).toList());
    }

    private static Condition found(DSLContext sql, String userId, String piece) {
        Set<String> words = Wanted.words(piece);
        Condition said =
                words.isEmpty()
                        ? DSL.falseCondition()
                        : DSL.and(
                                words.stream()
                                        .map(word -> SearchStore.said(sql, userId, word))
                                        .toList());
        return CONVERSATIONS
                .TITLE_FOLDED
                .contains(piece)
                .or(CONVERSATIONS.TOPIC_FOLDED.contains(piece))
                .or(said);
    }

    private static Condition olderThan(Place place) {
        return row(CONVERSATIONS.UPDATED_AT, CONVERSATIONS.ID).lt(place.updatedAt(), place.id());
    }

    private static Conversation conversation(
            ConversationsRecord row, Map<UUID, List<Participant>> casts) {
        return new Conversation(
                row.getId(),
                row.getUserId(),
                row.getTitle(),
                row.getTopic(),
                casts.getOrDefault(row.getId(), List.of()),
                Order.of(row.getTurnOrder()),
                row.getProtocol(),
                new Stage(row.getPhase(), row.getPhaseFromSeq()),
                row.getProvider(),
                row.getModel(),
                row.getSystemPrompt(),
                settings(row.getSettingsJson()),
                row.getMessageCount(),
                row.getLastSeq(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                row.getArchivedAt() != null);
    }

    private static Settings settings(JsonNode json) {
        try {
            return Json.MAPPER.treeToValue(json, Settings.class);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
