package chatlab.identity;

import chatlab.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;

/**
 * The tokens that were logged out and have not expired, held in memory. A logout counts here at
 * once and, since every copy calls {@link #refresh} every two seconds, within five seconds
 * everywhere.
 */
public final class Revocations {
    /** How long after the token's own expiry the row stays: longer than any clock's leeway. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** A session has other tokens than the one presented, and some of them may end later. */
    private static final Duration SESSION_AT_LEAST = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;

    /** Until when each is refused. The end alone takes one out again, whatever a query saw. */
    private final Map<String, Instant> revoked = new ConcurrentHashMap<>();

    public Revocations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        refresh();
    }

    public boolean contains(String tokenKey) {
        return revoked.containsKey(tokenKey);
    }

    public void revoke(String tokenKey, Instant expiresAt) {
        Instant until = until(tokenKey, expiresAt).plus(MARGIN);
        database.write(
                sql -> {
                    RevocationStore.add(sql, tokenKey, until);
                    return tokenKey;
                });
        hold(tokenKey, until);
    }

    public void refresh() {
        database.read(sql -> RevocationStore.unexpired(sql, clock.instant())).forEach(this::hold);
    }

    /** Forgets those whose token has expired. */
    public void sweep(DSLContext sql) {
        Instant now = clock.instant();
        RevocationStore.sweep(sql, now);
        revoked.values().removeIf(until -> !until.isAfter(now));
    }

    private Instant until(String tokenKey, Instant expiresAt) {
        Instant least = clock.instant().plus(SESSION_AT_LEAST);
        boolean session = tokenKey.startsWith(Caller.SESSION);
        return session && expiresAt.isBefore(least) ? least : expiresAt;
    }

    private void hold(String tokenKey, Instant until) {
        revoked.merge(tokenKey, until, (one, other) -> one.isAfter(other) ? one : other);
    }
}
