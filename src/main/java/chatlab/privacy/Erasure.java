package chatlab.privacy;

import chatlab.database.Database;
import chatlab.discussion.Turns;
import chatlab.identity.EndedUser;
import chatlab.identity.Revocations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Deletes an account and everything in it. Its tokens count no longer first, then its running
 * replies are stopped, then its rows go, in one transaction.
 */
public final class Erasure {
    /**
     * For so long after the end a request may still be under way, here or on another copy, that had
     * been let in before.
     */
    private static final Duration STRAGGLING = Duration.ofMinutes(1);

    private static final Duration RECENTLY = Duration.ofHours(1);

    private final Database database;
    private final Revocations revocations;
    private final Turns turns;
    private final Clock clock;

    public Erasure(Database database, Revocations revocations, Turns turns, Clock clock) {
        this.database = database;
        this.revocations = revocations;
        this.turns = turns;
        this.clock = clock;
    }

    void erase(String userId) {
        revocations.endUser(userId);
        turns.stopAllOf(userId);
        delete(userId);
    }

    /** Deletes what a request stored that had been let in just before its user's end. */
    public void sweep() {
        Instant recently = clock.instant().minus(RECENTLY);
        for (EndedUser ended : revocations.endedUsers()) {
            if (ended.at().isBefore(recently)) continue;
            List<String> stragglers =
                    database.read(
                            sql ->
                                    UserDataStore.usersMetBetween(
                                            sql, ended.at(), ended.at().plus(STRAGGLING)));
            stragglers.stream().filter(ended::is).forEach(this::delete);
        }
    }

    private void delete(String userId) {
        database.write(
                sql -> {
                    UserDataStore.delete(sql, userId);
                    return userId;
                });
    }
}
