package chatlab.identity;

import chatlab.database.Sha256;
import java.time.Instant;

/**
 * An account that was deleted.
 *
 * @param userHash SHA-256 of the user's id, which is not kept
 * @param at tokens issued until then count no longer
 */
public record EndedUser(String userHash, Instant at) {
    static EndedUser of(String userId, Instant at) {
        return new EndedUser(Sha256.hex(userId), at);
    }

    public boolean is(String userId) {
        return Sha256.hex(userId).equals(userHash);
    }
}
