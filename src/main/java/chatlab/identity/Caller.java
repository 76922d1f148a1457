package chatlab.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody whose token counts.
 *
 * @param userId the token's {@code sub}
 * @param tokenKey what a logout revokes: the token's session, else its own id, else its hash
 * @param issuedAt when the token was made; empty where it does not say
 * @param expiresAt when the token ends
 */
public record Caller(
        String userId,
        Optional<String> email,
        boolean anonymous,
        String role,
        String tokenKey,
        Optional<Instant> issuedAt,
        Instant expiresAt) {
    /** What the key of a session begins with. */
    static final String SESSION = "session:";
}
