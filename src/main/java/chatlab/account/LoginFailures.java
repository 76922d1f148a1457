package chatlab.account;

import chatlab.database.Database;
import chatlab.database.Sha256;
import chatlab.failure.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Keeps passwords from being guessed: after some failures each further one doubles the wait, for
 * the account and for the address that the guesses come from. An e-mail that nobody has counts like
 * any other, so that the wait tells nothing. A try counts before its password is looked at, so that
 * many at once are as few as one after the other.
 */
public final class LoginFailures {
    private static final Duration LONGEST_BLOCK = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    /** How many may fail before one has to wait; many people can share an address. */
    private static final int FREE_OF_EMAIL = 5;

    private static final int FREE_OF_ADDRESS = 50;

    /**
     * Who tries, and from where.
     *
     * @param address empty where it is known to be the account's owner
     */
    record Try(String email, Optional<String> address) {}

    private final Database database;
    private final Clock clock;

    LoginFailures(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Under which an e-mail's failures are kept. */
    public static String ofEmail(String email) {
        return Sha256.hex("e-mail " + email);
    }

    /**
     * Counts a try as failed, until {@link #succeeded}.
     *
     * @throws Failure.TooMany while one has to wait
     */
    void begin(Try login) {
        database.write(
                sql -> {
                    refuseWhileBlocked(sql, ofEmail(login.email()));
                    login.address().ifPresent(from -> refuseWhileBlocked(sql, ofAddress(from)));
                    count(sql, ofEmail(login.email()), FREE_OF_EMAIL);
                    login.address().ifPresent(from -> count(sql, ofAddress(from), FREE_OF_ADDRESS));
                    return login;
                });
    }

    /** The account starts afresh; the address is where it was before this try. */
    void succeeded(DSLContext sql, Try login) {
        LoginFailureStore.remove(sql, ofEmail(login.email()));
        login.address().ifPresent(from -> LoginFailureStore.takeBack(sql, ofAddress(from)));
    }

    void sweep(DSLContext sql) {
        LoginFailureStore.sweep(sql, clock.instant());
    }

    private static String ofAddress(String address) {
        return Sha256.hex("address " + address);
    }

    private void refuseWhileBlocked(DSLContext sql, String subject) {
        Database.lock(sql, "login " + subject);
        Instant now = clock.instant();
        Optional<Instant> until = LoginFailureStore.blockedUntil(sql, subject);
        if (until.isPresent() && until.get().isAfter(now)) {
            throw new Failure.TooMany(
                    "Too many wrong passwords. Please wait a little.",
                    Duration.between(now, until.get()));
        }
    }

    private void count(DSLContext sql, String subject, int free) {
        Instant now = clock.instant();
        int failures = LoginFailureStore.failures(sql, subject, now) + 1;
        Duration block = Duration.ofSeconds(1L << Math.clamp(failures - free, 0, 20));
        if (block.compareTo(LONGEST_BLOCK) > 0) block = LONGEST_BLOCK;
        Instant until = failures < free ? null : now.plus(block);
        LoginFailureStore.save(
                sql,
                new LoginFailureStore.Failures(
                        subject, failures, until, now.plus(FORGOTTEN_AFTER)));
    }
}
