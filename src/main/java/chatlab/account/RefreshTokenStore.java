package chatlab.account;

import static chatlab.database.generated.Tables.REFRESH_TOKENS;

import chatlab.database.generated.tables.records.RefreshTokensRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Rows of refresh tokens, by their hash. */
final class RefreshTokenStore {
    private RefreshTokenStore() {}

    static void add(
            DSLContext sql,
            String hash,
            UUID family,
            String userId,
            Instant now,
            Instant expiresAt) {
        sql.insertInto(REFRESH_TOKENS)
                .set(REFRESH_TOKENS.TOKEN_HASH, hash)
                .set(REFRESH_TOKENS.FAMILY_ID, family)
                .set(REFRESH_TOKENS.USER_ID, userId)
                .set(REFRESH_TOKENS.CREATED_AT, now)
                .set(REFRESH_TOKENS.EXPIRES_AT, expiresAt)
                .execute();
    }

    static Optional<RefreshTokensRecord> find(DSLContext sql, String hash) {
        return sql.selectFrom(REFRESH_TOKENS)
                .where(REFRESH_TOKENS.TOKEN_HASH.eq(hash))
                .fetchOptional();
    }

    /** Marks a token as replaced; the first time counts. */
    static void replace(DSLContext sql, String hash, Instant now) {
        sql.update(REFRESH_TOKENS)
                .set(REFRESH_TOKENS.REPLACED_AT, now)
                .where(REFRESH_TOKENS.TOKEN_HASH.eq(hash))
                .and(REFRESH_TOKENS.REPLACED_AT.isNull())
                .execute();
    }

    static void endFamily(DSLContext sql, UUID family) {
        sql.deleteFrom(REFRESH_TOKENS).where(REFRESH_TOKENS.FAMILY_ID.eq(family)).execute();
    }

    /** Ends all logins of a user but one; gives those ended. */
    static List<UUID> endOthers(DSLContext sql, String userId, UUID kept) {
        List<UUID> ended =
                sql.selectDistinct(REFRESH_TOKENS.FAMILY_ID)
                        .from(REFRESH_TOKENS)
                        .where(REFRESH_TOKENS.USER_ID.eq(userId))
                        .and(REFRESH_TOKENS.FAMILY_ID.ne(kept))
                        .fetch(REFRESH_TOKENS.FAMILY_ID);
        ended.forEach(family -> endFamily(sql, family));
        return ended;
    }

    static void sweep(DSLContext sql, Instant now) {
        sql.deleteFrom(REFRESH_TOKENS).where(REFRESH_TOKENS.EXPIRES_AT.le(now)).execute();
    }
}
