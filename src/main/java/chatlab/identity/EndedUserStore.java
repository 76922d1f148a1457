package chatlab.identity;

import static chatlab.database.generated.Tables.ENDED_USERS;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** Rows of accounts that were deleted. */
final class EndedUserStore {
    private EndedUserStore() {}

    static void add(DSLContext sql, EndedUser ended, Instant expiresAt) {
        sql.insertInto(ENDED_USERS)
                .set(ENDED_USERS.USER_HASH, ended.userHash())
                .set(ENDED_USERS.ENDED_AT, ended.at())
                .set(ENDED_USERS.EXPIRES_AT, expiresAt)
                .onConflict(ENDED_USERS.USER_HASH)
                .doUpdate()
                .set(ENDED_USERS.ENDED_AT, ended.at())
                .set(ENDED_USERS.EXPIRES_AT, expiresAt)
                .execute();
    }

    static List<EndedUser> unexpired(DSLContext sql, Instant now) {
        return sql.select(ENDED_USERS.USER_HASH, ENDED_USERS.ENDED_AT)
                .from(ENDED_USERS)
                .where(ENDED_USERS.EXPIRES_AT.gt(now))
                .fetch(row -> new EndedUser(row.value1(), row.value2()));
    }

    static void sweep(DSLContext sql, Instant now) {
        sql.deleteFrom(ENDED_USERS).where(ENDED_USERS.EXPIRES_AT.le(now)).execute();
    }
}
