package chatlab.identity;

import chatlab.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
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

    private final Database database;
    private final Clock clock;
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    public Revocations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        refresh();
    }

    public boolean contains(String tokenKey) {
        return revoked.contains(tokenKey);
    }

    public void revoke(String tokenKey, Instant expiresAt) {
        database.write(
                sql -> {
                    RevocationStore.add(sql, tokenKey, expiresAt.plus(MARGIN));
                    return tokenKey;
                });
        revoked.add(tokenKey);
    }

    public void refresh() {
        Set<String> current = database.read(sql -> RevocationStore.unexpired(sql, clock.instant()));
        revoked.addAll(current);
    }

    /** Forgets those whose token has expired. */
    public void sweep(DSLContext sql) {
        RevocationStore.sweep(sql, clock.instant());
        revoked.retainAll(RevocationStore.unexpired(sql, clock.instant()));
    }
}
