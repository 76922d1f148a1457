package chatlab.account;

import static chatlab.database.generated.Tables.PASSWORD_LINKS;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Rows of links by which somebody sets a new password. */
final class PasswordLinkStore {
    private PasswordLinkStore() {}

    /** The one link of this user: an earlier one ends. */
    static void put(DSLContext sql, String hash, String userId, Instant expiresAt) {
        endAll(sql, userId);
        sql.insertInto(PASSWORD_LINKS)
                .set(PASSWORD_LINKS.TOKEN_HASH, hash)
                .set(PASSWORD_LINKS.USER_ID, userId)
                .set(PASSWORD_LINKS.EXPIRES_AT, expiresAt)
                .execute();
    }

    /** Whose link it is; it can be used no more. */
    static Optional<String> take(DSLContext sql, String hash, Instant now) {
        Optional<String> userId =
                sql.select(PASSWORD_LINKS.USER_ID)
                        .from(PASSWORD_LINKS)
                        .where(PASSWORD_LINKS.TOKEN_HASH.eq(hash))
                        .and(PASSWORD_LINKS.EXPIRES_AT.gt(now))
                        .fetchOptional(PASSWORD_LINKS.USER_ID);
        int taken =
                sql.deleteFrom(PASSWORD_LINKS).where(PASSWORD_LINKS.TOKEN_HASH.eq(hash)).execute();
        return userId.filter(_ -> taken == 1); // of two at once only one deletes it
    }

    static void endAll(DSLContext sql, String userId) {
        sql.deleteFrom(PASSWORD_LINKS).where(PASSWORD_LINKS.USER_ID.eq(userId)).execute();
    }

    static void sweep(DSLContext sql, Instant now) {
        sql.deleteFrom(PASSWORD_LINKS).where(PASSWORD_LINKS.EXPIRES_AT.le(now)).execute();
    }
}
