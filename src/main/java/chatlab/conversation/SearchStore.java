package chatlab.conversation;

import static chatlab.database.generated.Tables.CONVERSATIONS;
import static chatlab.database.generated.Tables.MESSAGES;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * What was said, and by whom, as a full text search finds it: every wanted word, or how it begins,
 * has to occur in one message. Each database has an index of its own (see {@code db/}). Wanted
 * words are folded, letters and digits only.
 */
final class SearchStore {
    /** A single letter stands for itself, not for all that begins with it. */
    private static final int SHORTEST_BEGINNING = 2;

    private SearchStore() {}

    /** A conversation of the user's has such a message. */
    static Condition said(DSLContext sql, String userId, Set<String> wanted) {
        if (wanted.isEmpty()) return DSL.falseCondition();
        return CONVERSATIONS.ID.in(
                select(MESSAGES.CONVERSATION_ID)
                        .from(MESSAGES)
                        .where(matching(sql, userId, wanted)));
    }

    /** The newest such message of each of these conversations, which are the user's own. */
    static Map<UUID, Message> hits(
            DSLContext sql, String userId, Collection<UUID> conversations, Set<String> wanted) {
        if (wanted.isEmpty() || conversations.isEmpty()) return Map.of();
        return sql.selectFrom(MESSAGES)
                .where(
                        row(MESSAGES.CONVERSATION_ID, MESSAGES.SEQ)
                                .in(
                                        select(MESSAGES.CONVERSATION_ID, max(MESSAGES.SEQ))
                                                .from(MESSAGES)
                                                .where(MESSAGES.CONVERSATION_ID.in(conversations))
                                                .and(matching(sql, userId, wanted))
                                                .groupBy(MESSAGES.CONVERSATION_ID)))
                .fetchMap(MESSAGES.CONVERSATION_ID, MessageStore::message);
    }

    private static Condition matching(DSLContext sql, String userId, Set<String> wanted) {
        Condition matching =
                sql.dialect().family() == SQLDialect.SQLITE
                        ? DSL.condition(
                                "messages.id IN (SELECT r.message_id FROM messages_fts f JOIN"
                                        + " messages_fts_rows r ON r.id = f.rowid WHERE"
                                        + " messages_fts MATCH ?)",
                                forSqlite(userId, wanted))
                        : DSL.condition(
                                "messages.words @@ to_tsquery('simple', ?)", forPostgreSql(wanted));
        return matching.and(MESSAGES.DELETED_AT.isNull());
    }

    private static String forSqlite(String userId, Set<String> wanted) {
        String owner = HexFormat.of().formatHex(userId.getBytes(StandardCharsets.UTF_8));
        String words =
                wanted.stream()
                        .map(word -> '"' + word + '"' + (isBeginning(word) ? " *" : ""))
                        .collect(Collectors.joining(" AND "));
        return "owner : \"u" + owner + "\" AND words : (" + words + ")";
    }

    private static String forPostgreSql(Set<String> wanted) {
        return wanted.stream()
                .map(word -> word + (isBeginning(word) ? ":*" : ""))
                .collect(Collectors.joining(" & "));
    }

    private static boolean isBeginning(String word) {
        return word.length() >= SHORTEST_BEGINNING || Character.isIdeographic(word.codePointAt(0));
    }
}
