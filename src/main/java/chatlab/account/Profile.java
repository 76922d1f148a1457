package chatlab.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is here, and how they would like to have the page; {@code preferences} has only what
 * was chosen.
 */
record Profile(
        String id,
        @Nullable String email,
        @Nullable String fullName,
        boolean isAnonymous,
        Instant createdAt,
        JsonNode preferences) {}
