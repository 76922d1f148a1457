package chatlab.identity;

import static chatlab.database.generated.Tables.REVOCATIONS;

import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;

/** Rows of tokens that were logged out. */
final class RevocationStore {
    private RevocationStore() {}

    static void add(DSLContext sql, String tokenKey, Instant expiresAt) {
        sql.insertInto(REVOCATIONS)
                .set(REVOCATIONS.TOKEN_KEY, tokenKey)
                .set(REVOCATIONS.EXPIRES_AT, expiresAt)
                .onConflict(REVOCATIONS.TOKEN_KEY)
                .doUpdate()
                .set(REVOCATIONS.EXPIRES_AT, expiresAt)
                .where(REVOCATIONS.EXPIRES_AT.lt(expiresAt))
                .execute();
    }

    /** Until when each of them is to be refused. */
    static Map<String, Instant> unexpired(DSLContext sql, Instant now) {
        return sql.select(REVOCATIONS.TOKEN_KEY, REVOCATIONS.EXPIRES_AT)
                .from(REVOCATIONS)
                .where(REVOCATIONS.EXPIRES_AT.gt(now))
                .fetchMap(REVOCATIONS.TOKEN_KEY, REVOCATIONS.EXPIRES_AT);
    }

    static void sweep(DSLContext sql, Instant now) {
        sql.deleteFrom(REVOCATIONS).where(REVOCATIONS.EXPIRES_AT.le(now)).execute();
    }
}
