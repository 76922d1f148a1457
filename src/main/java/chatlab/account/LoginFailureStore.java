package chatlab.account;

import static chatlab.database.generated.Tables.LOGIN_FAILURES;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Rows of failed logins. */
final class LoginFailureStore {
    private LoginFailureStore() {}

    record Failures(
            String subject, int failures, @Nullable Instant blockedUntil, Instant expiresAt) {}

    static Optional<Instant> blockedUntil(DSLContext sql, String subject) {
        return sql.select(LOGIN_FAILURES.BLOCKED_UNTIL_AT)
                .from(LOGIN_FAILURES)
                .where(LOGIN_FAILURES.SUBJECT_HASH.eq(subject))
                .fetchOptional(LOGIN_FAILURES.BLOCKED_UNTIL_AT);
    }

    static int failures(DSLContext sql, String subject, Instant now) {
        return sql.select(LOGIN_FAILURES.FAILURES)
                .from(LOGIN_FAILURES)
                .where(LOGIN_FAILURES.SUBJECT_HASH.eq(subject))
                .and(LOGIN_FAILURES.EXPIRES_AT.gt(now))
                .fetchOptional(LOGIN_FAILURES.FAILURES)
                .orElse(0);
    }

    static void save(DSLContext sql, Failures failures) {
        sql.insertInto(LOGIN_FAILURES)
                .set(LOGIN_FAILURES.SUBJECT_HASH, failures.subject())
                .set(LOGIN_FAILURES.FAILURES, failures.failures())
                .set(LOGIN_FAILURES.BLOCKED_UNTIL_AT, failures.blockedUntil())
                .set(LOGIN_FAILURES.EXPIRES_AT, failures.expiresAt())
                .onConflict(LOGIN_FAILURES.SUBJECT_HASH)
                .doUpdate()
                .set(LOGIN_FAILURES.FAILURES, failures.failures())
                .set(LOGIN_FAILURES.BLOCKED_UNTIL_AT, failures.blockedUntil())
                .set(LOGIN_FAILURES.EXPIRES_AT, failures.expiresAt())
                .execute();
    }

    static void remove(DSLContext sql, String subject) {
        sql.deleteFrom(LOGIN_FAILURES).where(LOGIN_FAILURES.SUBJECT_HASH.eq(subject)).execute();
    }

    /** One failure was none. */
    static void takeBack(DSLContext sql, String subject) {
        sql.update(LOGIN_FAILURES)
                .set(LOGIN_FAILURES.FAILURES, LOGIN_FAILURES.FAILURES.minus(1))
                .setNull(LOGIN_FAILURES.BLOCKED_UNTIL_AT)
                .where(LOGIN_FAILURES.SUBJECT_HASH.eq(subject))
                .execute();
    }

    static void sweep(DSLContext sql, Instant now) {
        sql.deleteFrom(LOGIN_FAILURES).where(LOGIN_FAILURES.EXPIRES_AT.le(now)).execute();
    }
}
