package chatlab.conversation;

import static chatlab.database.generated.Tables.ROLLING_SUMMARIES;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Rows of rolling summaries. Whoever asks knows already that the conversation is the user's. */
public final class RollingSummaryStore {
    private RollingSummaryStore() {}

    public static Optional<RollingSummary> newest(DSLContext sql, UUID conversationId) {
        return before(sql, conversationId, Integer.MAX_VALUE);
    }

    /** The newest one of what was said before that place. */
    public static Optional<RollingSummary> before(DSLContext sql, UUID conversationId, int seq) {
        return sql.selectFrom(ROLLING_SUMMARIES)
                .where(ROLLING_SUMMARIES.CONVERSATION_ID.eq(conversationId))
                .and(ROLLING_SUMMARIES.UPTO_SEQ.lt(seq))
                .orderBy(ROLLING_SUMMARIES.UPTO_SEQ.desc())
                .limit(1)
                .fetchOptional()
                .map(
                        row ->
                                new RollingSummary(
                                        row.getConversationId(),
                                        row.getUptoSeq(),
                                        row.getContent(),
                                        row.getCreatedAt()));
    }

    /** Drops those in which the message at that place is: it has been changed. */
    public static void dropFrom(DSLContext sql, UUID conversationId, int seq) {
        sql.deleteFrom(ROLLING_SUMMARIES)
                .where(ROLLING_SUMMARIES.CONVERSATION_ID.eq(conversationId))
                .and(ROLLING_SUMMARIES.UPTO_SEQ.ge(seq))
                .execute();
    }

    /** Another copy of the server may have been faster: then its summary stays. */
    public static void add(DSLContext sql, RollingSummary summary) {
        sql.insertInto(ROLLING_SUMMARIES)
                .set(ROLLING_SUMMARIES.CONVERSATION_ID, summary.conversationId())
                .set(ROLLING_SUMMARIES.UPTO_SEQ, summary.uptoSeq())
                .set(ROLLING_SUMMARIES.CONTENT, summary.content())
                .set(ROLLING_SUMMARIES.CREATED_AT, summary.createdAt())
                .onConflict(ROLLING_SUMMARIES.CONVERSATION_ID, ROLLING_SUMMARIES.UPTO_SEQ)
                .doNothing()
                .execute();
    }
}
