package chatlab.conversation;

import static chatlab.database.generated.Tables.CONVERSATIONS;
import static chatlab.database.generated.Tables.MESSAGES;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What was said, and by whom, as a full text search finds it: by words, or how they begin. Each
 * database has an index of its own (see {@code db/}). Wanted words are folded, letters and digits
 * only.
 */
final class SearchStore {
    /** A single letter stands for itself, not for all that begins with it. */
    private static final int SHORTEST_BEGINNING = 2;

    private SearchStore() {}

    /** The word was said in the conversation, or is in the name of somebody who spoke there. */
    static Condition said(DSLContext sql, String userId, String word) {
        return CONVERSATIONS.ID.in(
                select(MESSAGES.CONVERSATION_ID).from(MESSAGES).where(has(sql, userId, word)));
    }

    /**
     * Of each of these conversations, which are the user's own, the message that has most of the
     * wanted words; the newest of several.
     */
    static Map<UUID, Message> hits(
            DSLContext sql, String userId, Collection<UUID> conversations, Set<String> wanted) {
        List<Condition> each = wanted.stream().map(word -> has(sql, userId, word)).toList();
        if (each.isEmpty() || conversations.isEmpty()) return Map.of();
        Field<Integer> found =
                each.stream()
                        .map(has -> when(has, 1).otherwise(0))
                        .reduce((one, more) -> one.plus(more))
                        .orElseThrow();
        Field<Integer> place =
                rowNumber()
                        .over(
                                partitionBy(MESSAGES.CONVERSATION_ID)
                                        .orderBy(found.desc(), MESSAGES.SEQ.desc()));
        Table<?> ranked =
                select(MESSAGES.ID.as("message"), place.as("place"))
                        .from(MESSAGES)
                        .where(MESSAGES.CONVERSATION_ID.in(conversations))
                        .and(or(each))
                        .asTable("ranked");
        return sql.select(MESSAGES.fields())
                .from(MESSAGES)
                .join(ranked)
                .on(MESSAGES.ID.eq(ranked.field("message", UUID.class)))
                .where(ranked.field("place", Integer.class).eq(1))
                .fetchInto(MESSAGES)
                .intoMap(MESSAGES.CONVERSATION_ID, MessageStore::message);
    }

    private static Condition has(DSLContext sql, String userId, String word) {
        Condition matching =
                sql.dialect().family() == SQLDialect.SQLITE
                        ? DSL.condition(
                                "messages.id IN (SELECT r.message_id FROM messages_fts f JOIN"
                                        + " messages_fts_rows r ON r.id = f.rowid WHERE"
                                        + " messages_fts MATCH ?)",
                                forSqlite(userId, word))
                        : DSL.condition(
                                "messages.words @@ to_tsquery('simple', ?)", forPostgreSql(word));
        return matching.and(MESSAGES.DELETED_AT.isNull());
    }

    private static String forSqlite(String userId, String word) {
        String owner = HexFormat.of().formatHex(userId.getBytes(StandardCharsets.UTF_8));
        String beginning = isBeginning(word) ? " *" : "";
        return "owner : \"u" + owner + "\" AND words : \"" + word + "\"" + beginning;
    }

    private static String forPostgreSql(String word) {
        return isBeginning(word) ? word + ":*" : word;
    }

    private static boolean isBeginning(String word) {
        return word.length() >= SHORTEST_BEGINNING || Character.isIdeographic(word.codePointAt(0));
    }
}
