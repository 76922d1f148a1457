package chatlab.identity;

import chatlab.database.Sha256;
import chatlab.failure.Failure;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells who a token is from, or refuses it. Issuer and audience are pinned, an expiry is demanded,
 * and the algorithm is the key's. A token that was verified once is remembered until it ends, since
 * a signature costs a tenth of a millisecond; revocations are looked up every time.
 */
public final class TokenVerifier {
    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9._:|@-]{1,128}");

    /** Words that stand where a user id may stand in a path. */
    private static final Set<String> RESERVED =
            Set.of("theorists", "characters", "character-sets", "config", "research", "shared");

    /** Supabase's own keys are valid tokens of these roles, and belong to nobody. */
    private static final Set<String> NOBODY = Set.of("anon", "service_role");

    private static final int LONGEST = 8_192;
    private static final int REMEMBERED = 10_000;
    private static final long LEEWAY_SECONDS = 5;

    private final String issuer;
    private final String audience;
    private final KeySource keys;
    private final Optional<Algorithm> sharedSecret;
    private final Revocations revocations;
    private final Clock clock;
    private final Map<String, Caller> remembered = new ConcurrentHashMap<>();

    /**
     * @param sharedSecret for tokens that name no published key (Supabase's legacy HS256)
     */
    public TokenVerifier(
            String issuer,
            String audience,
            KeySource keys,
            Optional<Algorithm> sharedSecret,
            Revocations revocations,
            Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.keys = keys;
        this.sharedSecret = sharedSecret;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * @throws Failure.Unauthenticated for a token that does not count
     * @throws Failure.Unavailable where the issuer's keys cannot be had
     */
    public Caller verify(String token) {
        Caller known = remembered.get(token);
        Caller caller = known == null ? check(token) : known;
        if (!clock.instant().isBefore(caller.expiresAt())) throw refused("The token has expired.");
        recheck(caller);
        if (known == null) remember(token, caller);
        return caller;
    }

    /**
     * @throws Failure.Unauthenticated where the caller was logged out since
     */
    public void recheck(Caller caller) {
        if (revocations.refuses(caller)) throw refused("The token was logged out.");
    }

    private Caller check(String token) {
        if (token.length() > LONGEST) throw refused("The token is too long.");
        try {
            DecodedJWT unverified = JWT.decode(token);
            DecodedJWT verified =
                    verification(algorithm(unverified.getKeyId())).build(clock).verify(unverified);
            return caller(verified);
        } catch (JWTVerificationException | NullPointerException rejected) {
            // the library trips over a part that is JSON null
            throw refused(
                    "The token is not valid: it is malformed, expired, or from somebody else.");
        }
    }

    private JWTVerifier.BaseVerification verification(Algorithm algorithm) {
        return (JWTVerifier.BaseVerification)
                JWT.require(algorithm)
                        .withIssuer(issuer)
                        .withAudience(audience)
                        .acceptLeeway(LEEWAY_SECONDS);
    }

    private Algorithm algorithm(@Nullable String keyId) {
        Optional<Algorithm> published = keyId == null ? Optional.empty() : published(keyId);
        return published
                .or(() -> sharedSecret)
                .orElseThrow(() -> refused("The token is signed with an unknown key."));
    }

    /** With a shared secret at hand, keys that cannot be had are no reason to give up. */
    private Optional<Algorithm> published(String keyId) {
        try {
            return keys.find(keyId);
        } catch (Failure.Unavailable away) {
            if (sharedSecret.isPresent()) return Optional.empty();
            throw away;
        }
    }

    private static Caller caller(DecodedJWT token) {
        String userId = token.getSubject();
        if (token.getExpiresAt() == null)
            throw refused("The token never expires, so it does not count.");
        if (userId == null || !USER_ID.matcher(userId).matches() || RESERVED.contains(userId)) {
            throw refused("The token names no usable user.");
        }
        String role = Optional.ofNullable(token.getClaim("role").asString()).orElse("");
        if (NOBODY.contains(role)) throw refused("This is a project's key, not a user's token.");
        return new Caller(
                userId,
                Optional.ofNullable(token.getClaim("email").asString())
                        .filter(email -> !email.isEmpty()),
                Boolean.TRUE.equals(token.getClaim("is_anonymous").asBoolean()),
                appRole(token),
                tokenKey(token),
                Optional.ofNullable(token.getIssuedAtAsInstant()),
                token.getExpiresAtAsInstant());
    }

    private static String appRole(DecodedJWT token) {
        Map<String, Object> metadata = token.getClaim("app_metadata").asMap();
        return metadata != null && metadata.get("role") instanceof String role ? role : "user";
    }

    private static String tokenKey(DecodedJWT token) {
        String session = token.getClaim("session_id").asString();
        if (session != null) return "session:" + session;
        if (token.getId() != null) return "id:" + token.getId();
        return "hash:" + Sha256.hex(token.getToken());
    }

    private void remember(String token, Caller caller) {
        if (remembered.size() >= REMEMBERED) remembered.clear();
        remembered.put(token, caller);
    }

    private static Failure.Unauthenticated refused(String why) {
        return new Failure.Unauthenticated(why);
    }
}
