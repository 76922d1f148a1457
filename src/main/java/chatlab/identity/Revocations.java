package chatlab.identity;

import chatlab.database.Database;
import chatlab.database.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;

/**
 * The tokens that were logged out and have not expired, and the users whose accounts were deleted,
 * held in memory. Either counts here at once and, since every copy calls {@link #refresh} every two
 * seconds, within five seconds everywhere.
 */
public final class Revocations {
    /** How long after the token's own expiry the row stays: longer than any clock's leeway. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** A session has other tokens than the one presented, and some of them may end later. */
    private static final Duration SESSION_AT_LEAST = Duration.ofDays(1);

    /** Longer than identity servers let access tokens live. */
    private static final Duration ENDED_KEPT = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;

    /** Until when each is refused. The end alone takes one out again, whatever a query saw. */
    private final Map<String, Instant> revoked = new ConcurrentHashMap<>();

    private final Map<String, EndedUser> ended = new ConcurrentHashMap<>(); // by hash

    public Revocations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        refresh();
    }

    /** Whether the caller's token was logged out, or is from before their account was deleted. */
    public boolean refuses(Caller caller) {
        return revoked.containsKey(caller.tokenKey()) || isEnded(caller);
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

    /** No token that was issued until now counts for this user any longer. */
    public void endUser(String userId) {
        EndedUser end = EndedUser.of(userId, clock.instant());
        database.write(
                sql -> {
                    EndedUserStore.add(sql, end, end.at().plus(ENDED_KEPT));
                    return end;
                });
        ended.put(end.userHash(), end);
    }

    public Collection<EndedUser> endedUsers() {
        return List.copyOf(ended.values());
    }

    public void refresh() {
        Instant now = clock.instant();
        database.read(sql -> RevocationStore.unexpired(sql, now)).forEach(this::hold);
        for (EndedUser end : database.read(sql -> EndedUserStore.unexpired(sql, now)))
            ended.merge(end.userHash(), end, (a, b) -> a.at().isAfter(b.at()) ? a : b);
    }

    /** Forgets what no unexpired token can be about. */
    public void sweep(DSLContext sql) {
        Instant now = clock.instant();
        RevocationStore.sweep(sql, now);
        EndedUserStore.sweep(sql, now);
        revoked.values().removeIf(until -> !until.isAfter(now));
        ended.values().removeIf(end -> !end.at().plus(ENDED_KEPT).isAfter(now));
    }

    private Instant until(String tokenKey, Instant expiresAt) {
        Instant least = clock.instant().plus(SESSION_AT_LEAST);
        boolean session = tokenKey.startsWith(Caller.SESSION);
        return session && expiresAt.isBefore(least) ? least : expiresAt;
    }

    private void hold(String tokenKey, Instant until) {
        revoked.merge(tokenKey, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** A token that does not say when it was issued may be from before. */
    private boolean isEnded(Caller caller) {
        if (ended.isEmpty()) return false;
        EndedUser end = ended.get(Sha256.hex(caller.userId()));
        return end != null && !caller.issuedAt().filter(end.at()::isBefore).isPresent();
    }
}
