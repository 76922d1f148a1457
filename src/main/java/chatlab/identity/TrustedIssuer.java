package chatlab.identity;

import com.auth0.jwt.algorithms.Algorithm;
import java.util.Optional;

/**
 * Whose tokens count, and on what terms.
 *
 * @param name what {@code iss} must say, to the letter
 * @param audience what {@code aud} must say, or name among others
 * @param sharedSecret for tokens that name no published key (Supabase's legacy HS256)
 * @param guests whether tokens of anonymous users count
 */
public record TrustedIssuer(
        String name,
        String audience,
        KeySource keys,
        Optional<Algorithm> sharedSecret,
        boolean guests) {}
