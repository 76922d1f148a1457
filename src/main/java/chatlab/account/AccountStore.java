package chatlab.account;

import static chatlab.database.generated.Tables.ACCOUNTS;
import static chatlab.database.generated.Tables.USERS;

import chatlab.database.generated.tables.records.AccountsRecord;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Rows of local accounts. */
final class AccountStore {
    private AccountStore() {}

    /** Somebody's name and e-mail, both absent for a guest. */
    record Identity(
            @Nullable String email, @Nullable String passwordHash, @Nullable String fullName) {}

    /** False, and nothing done, where the e-mail is taken. */
    static boolean add(DSLContext sql, String userId, Identity identity, Instant now) {
        sql.insertInto(USERS).set(USERS.ID, userId).set(USERS.CREATED_AT, now).execute();
        int added =
                sql.insertInto(ACCOUNTS)
                        .set(ACCOUNTS.USER_ID, userId)
                        .set(ACCOUNTS.EMAIL, identity.email())
                        .set(ACCOUNTS.PASSWORD_HASH, identity.passwordHash())
                        .set(ACCOUNTS.CREATED_AT, now)
                        .onConflict(ACCOUNTS.EMAIL)
                        .doNothing()
                        .execute();
        if (added == 0) sql.deleteFrom(USERS).where(USERS.ID.eq(userId)).execute();
        else if (identity.fullName() != null)
            ProfileStore.setName(sql, userId, identity.fullName());
        return added == 1;
    }

    static Optional<AccountsRecord> find(DSLContext sql, String userId) {
        return sql.selectFrom(ACCOUNTS).where(ACCOUNTS.USER_ID.eq(userId)).fetchOptional();
    }

    static Optional<AccountsRecord> findByEmail(DSLContext sql, String email) {
        return sql.selectFrom(ACCOUNTS).where(ACCOUNTS.EMAIL.eq(email)).fetchOptional();
    }

    /** A name that is not given again stays. */
    static void setIdentity(DSLContext sql, String userId, Identity identity) {
        sql.update(ACCOUNTS)
                .set(ACCOUNTS.EMAIL, identity.email())
                .set(ACCOUNTS.PASSWORD_HASH, identity.passwordHash())
                .where(ACCOUNTS.USER_ID.eq(userId))
                .execute();
        if (identity.fullName() != null) ProfileStore.setName(sql, userId, identity.fullName());
    }

    static void setPassword(DSLContext sql, String userId, String passwordHash) {
        sql.update(ACCOUNTS)
                .set(ACCOUNTS.PASSWORD_HASH, passwordHash)
                .where(ACCOUNTS.USER_ID.eq(userId))
                .execute();
    }
}
