package chatlab.llm;

import static chatlab.database.generated.Tables.CACHED_ANSWERS;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Rows of answers kept for a time. */
final class AnswerStore {
    private AnswerStore() {}

    static Optional<String> find(DSLContext sql, String hash, Instant now) {
        return sql.select(CACHED_ANSWERS.ANSWER)
                .from(CACHED_ANSWERS)
                .where(CACHED_ANSWERS.QUESTION_HASH.eq(hash))
                .and(CACHED_ANSWERS.EXPIRES_AT.gt(now))
                .fetchOptional(CACHED_ANSWERS.ANSWER);
    }

    static void save(DSLContext sql, String hash, String userId, String answer, Instant expires) {
        sql.insertInto(CACHED_ANSWERS)
                .set(CACHED_ANSWERS.QUESTION_HASH, hash)
                .set(CACHED_ANSWERS.USER_ID, userId)
                .set(CACHED_ANSWERS.ANSWER, answer)
                .set(CACHED_ANSWERS.EXPIRES_AT, expires)
                .onConflict(CACHED_ANSWERS.QUESTION_HASH)
                .doUpdate()
                .set(CACHED_ANSWERS.USER_ID, userId)
                .set(CACHED_ANSWERS.ANSWER, answer)
                .set(CACHED_ANSWERS.EXPIRES_AT, expires)
                .execute();
    }

    static void sweep(DSLContext sql, Instant now) {
        sql.deleteFrom(CACHED_ANSWERS).where(CACHED_ANSWERS.EXPIRES_AT.le(now)).execute();
    }
}
