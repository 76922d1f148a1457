package chatlab.discussion;

import static chatlab.database.generated.Tables.PROMPT_TEXTS;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Rows of the long texts that speakers were shown. */
final class ShownStore {
    private ShownStore() {}

    /**
     * @param texts by their hashes
     */
    static void keep(DSLContext sql, UUID conversationId, Map<String, String> texts) {
        var insert =
                sql.insertInto(
                        PROMPT_TEXTS,
                        PROMPT_TEXTS.CONVERSATION_ID,
                        PROMPT_TEXTS.HASH,
                        PROMPT_TEXTS.CONTENT);
        for (var text : texts.entrySet())
            insert = insert.values(conversationId, text.getKey(), text.getValue());
        insert.onConflict(PROMPT_TEXTS.CONVERSATION_ID, PROMPT_TEXTS.HASH).doNothing().execute();
    }

    /** Those of these hashes. */
    static Map<String, String> find(
            DSLContext sql, UUID conversationId, Collection<String> hashes) {
        return sql.select(PROMPT_TEXTS.HASH, PROMPT_TEXTS.CONTENT)
                .from(PROMPT_TEXTS)
                .where(PROMPT_TEXTS.CONVERSATION_ID.eq(conversationId))
                .and(PROMPT_TEXTS.HASH.in(hashes))
                .fetchMap(PROMPT_TEXTS.HASH, PROMPT_TEXTS.CONTENT);
    }

    static void copy(DSLContext sql, UUID from, UUID to) {
        sql.insertInto(
                        PROMPT_TEXTS,
                        PROMPT_TEXTS.CONVERSATION_ID,
                        PROMPT_TEXTS.HASH,
                        PROMPT_TEXTS.CONTENT)
                .select(
                        DSL.select(DSL.val(to), PROMPT_TEXTS.HASH, PROMPT_TEXTS.CONTENT)
                                .from(PROMPT_TEXTS)
                                .where(PROMPT_TEXTS.CONVERSATION_ID.eq(from)))
                .execute();
    }
}
