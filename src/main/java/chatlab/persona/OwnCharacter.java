package chatlab.persona;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's own character as it is kept.
 *
 * @param card the one it was imported from, JSON as it came; null for one that was made here
 */
public record OwnCharacter(
        String userId,
        Persona persona,
        @Nullable String card,
        Instant createdAt,
        Instant updatedAt) {
    public String id() {
        return persona.id();
    }
}
