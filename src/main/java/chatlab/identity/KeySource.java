package chatlab.identity;

import com.auth0.jwt.algorithms.Algorithm;
import java.util.Optional;

/** The keys of one issuer. */
public interface KeySource {
    /**
     * The algorithm that goes with the key of this id. The key's own type decides which, never the
     * token.
     *
     * @throws chatlab.failure.Failure.Unavailable where the issuer's keys cannot be had
     */
    Optional<Algorithm> find(String keyId);

    /**
     * That of the only key, for a token that names none; nothing where there are several.
     *
     * @throws chatlab.failure.Failure.Unavailable where the issuer's keys cannot be had
     */
    default Optional<Algorithm> sole() {
        return Optional.empty();
    }
}
