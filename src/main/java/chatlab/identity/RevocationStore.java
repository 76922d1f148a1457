package chatlab.identity;

import static chatlab.database.generated.Tables.REVOCATIONS;

import java.time.Instant;
import java.util.Set;
import org.jooq.DSLContext;

/** Rows of tokens that were logged out. */
final class RevocationStore {
    private RevocationStore() {}

    static void add(DSLContext sql, String tokenKey, Instant expiresAt) {
        sql.insertInto(REVOCATIONS)
                .set(REVOCATIONS.TOKEN_KEY, tokenKey)
                .set(REVOCATIONS.EXPIRES_AT, expiresAt)
                .onConflict(REVOCATIONS.TOKEN_KEY)
                .doNothing()
                .execute();
    }

    static Set<String> unexpired(DSLContext sql, Instant now) {
        return sql.select(REVOCATIONS.TOKEN_KEY)
                .from(REVOCATIONS)
                .where(REVOCATIONS.EXPIRES_AT.gt(now))
                .fetchSet(REVOCATIONS.TOKEN_KEY);
    }

    static void sweep(DSLContext sql, Instant now) {
        sql.deleteFrom(REVOCATIONS).where(REVOCATIONS.EXPIRES_AT.le(now)).execute();
    }
}
