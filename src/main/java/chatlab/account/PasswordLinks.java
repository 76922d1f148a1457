package chatlab.account;

import chatlab.database.Database;
import chatlab.database.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;

/** Tokens with which somebody who forgot their password sets a new one, once and within a day. */
public final class PasswordLinks {
    private static final Duration LASTS = Duration.ofHours(24);

    private final Database database;
    private final Clock clock;

    public PasswordLinks(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A token for the account of this e-mail, which ends any earlier one; empty where there is
     * none.
     */
    public Optional<String> make(String email) {
        String token = Secret.random();
        return database.write(
                sql ->
                        AccountStore.findByEmail(sql, Accounts.normal(email))
                                .map(
                                        account -> {
                                            PasswordLinkStore.put(
                                                    sql,
                                                    Sha256.hex(token),
                                                    account.getUserId(),
                                                    clock.instant().plus(LASTS));
                                            return token;
                                        }));
    }

    /** Whose account it is for; it counts no more. */
    Optional<String> take(DSLContext sql, String token) {
        return PasswordLinkStore.take(sql, Sha256.hex(token), clock.instant());
    }

    void sweep(DSLContext sql) {
        PasswordLinkStore.sweep(sql, clock.instant());
    }
}
