package chatlab.identity;

import chatlab.database.Sha256;
import chatlab.failure.Failure;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Tells who a token is from, or refuses it. Issuer and audience are pinned, an expiry is demanded,
 * and the algorithm is the key's. A token that was verified is remembered for a minute, since a
 * signature costs a tenth of a millisecond; revocations are looked up every time.
 */
public final class TokenVerifier {
    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9._:|@-]{1,128}");

    /** Words that stand where a user id may stand in a path, or that a path does not keep. */
    private static final Set<String> RESERVED =
            Set.of(
                    "theorists",
                    "characters",
                    "character-sets",
                    "config",
                    "research",
                    "shared",
                    ".",
                    "..");

    /** Supabase's own keys are valid tokens of these roles, and belong to nobody. */
    private static final Set<String> NOBODY = Set.of("anon", "service_role");

    /** Where Supabase and Better Auth say that a user is anonymous. */
    private static final List<String> ANONYMOUS = List.of("is_anonymous", "isAnonymous");

    /** Where issuers name the session: Supabase and we ourselves, then OpenID Connect. */
    private static final List<String> SESSION_CLAIMS = List.of("session_id", "sid");

    /** What can be kept as an id; another one is as good as none. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;
    private static final long LEEWAY_SECONDS = 5;

    private record Verified(Caller caller, Instant until) {}

    private final TrustedIssuer issuer;
    private final Revocations revocations;
    private final Clock clock;
    private final Map<String, Verified> remembered = new ConcurrentHashMap<>();

    public TokenVerifier(TrustedIssuer issuer, Revocations revocations, Clock clock) {
        this.issuer = issuer;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * @throws Failure.Unauthenticated for a token that does not count
     * @throws Failure.Unavailable where the issuer's keys cannot be had
     */
    public Caller verify(String token) {
        Instant now = clock.instant();
        Verified known = remembered.get(token);
        boolean fresh = known == null || !now.isBefore(known.until());
        Caller caller = known == null || fresh ? check(token) : known.caller();
        if (!now.isBefore(caller.expiresAt())) throw refused("The token has expired.");
        recheck(caller);
        if (fresh) remember(token, new Verified(caller, now.plus(REMEMBERED_FOR)));
        return caller;
    }

    /**
     * @throws Failure.Unauthenticated where the caller was logged out since
     */
    public void recheck(Caller caller) {
        if (revocations.refuses(caller)) throw refused("The token was logged out.");
    }

    private Caller check(String token) {
        ParsedToken parsed = ParsedToken.of(token);
        Algorithm algorithm =
                algorithm(parsed)
                        .orElseThrow(() -> refused("The token is signed with an unknown key."));
        try {
            DecodedJWT verified = verification(algorithm).build(clock).verify(token);
            return caller(verified, parsed.payload());
        } catch (JWTVerificationException rejected) {
            throw refused(
                    "The token is not valid: it is malformed, expired, or from somebody else.");
        }
    }

    private JWTVerifier.BaseVerification verification(Algorithm algorithm) {
        return (JWTVerifier.BaseVerification)
                JWT.require(algorithm)
                        .withIssuer(issuer.name())
                        .withAudience(issuer.audience())
                        .acceptLeeway(LEEWAY_SECONDS);
    }

    /** The shared secret's where the token names no published key. */
    private Optional<Algorithm> algorithm(ParsedToken token) {
        Optional<Algorithm> secret = issuer.sharedSecret();
        if (token.keyId().isEmpty()) return secret.or(issuer.keys()::sole);
        try {
            return issuer.keys().find(token.keyId().get()).or(() -> secret);
        } catch (Failure.Unavailable away) {
            if (secret.isPresent()) return secret; // no reason to give up
            throw away;
        }
    }

    private Caller caller(DecodedJWT token, JsonNode claims) {
        String userId = token.getSubject();
        if (!USER_ID.matcher(userId).matches() || RESERVED.contains(userId))
            throw refused("The token names no usable user.");
        if (isNobody(claims.path("role")) || isNobody(claims.at("/app_metadata/role")))
            throw refused("This is a project's key, not a user's token.");
        boolean anonymous = ANONYMOUS.stream().anyMatch(name -> isSet(claims.path(name)));
        if (anonymous && !issuer.guests())
            throw refused("Guests are not let in here. Please sign in with an account.");
        return new Caller(
                userId,
                text(claims.path("email")),
                anonymous,
                text(claims.at("/app_metadata/role")).orElse("user"),
                tokenKey(token, claims),
                Optional.ofNullable(token.getIssuedAtAsInstant()),
                token.getExpiresAtAsInstant());
    }

    /** Also as one of several, in whatever form. */
    private static boolean isNobody(JsonNode role) {
        if (NOBODY.contains(role.asText().strip().toLowerCase(Locale.ROOT))) return true;
        for (JsonNode each : role) if (isNobody(each)) return true;
        return false;
    }

    /** Anything but a plain no: who may be a guest is treated as one. */
    private static boolean isSet(JsonNode flag) {
        boolean no = flag.isMissingNode() || flag.isNull() || flag.equals(BooleanNode.FALSE);
        return !no;
    }

    /**
     * What is signed is hashed, not the token: of one signature, another that is valid as well can
     * be made.
     */
    private static String tokenKey(DecodedJWT token, JsonNode claims) {
        for (String name : SESSION_CLAIMS) {
            Optional<String> session = id(claims.path(name));
            if (session.isPresent()) return Caller.SESSION + session.get();
        }
        return id(claims.path("jti"))
                .map(id -> "id:" + id)
                .orElseGet(
                        () -> "hash:" + Sha256.hex(token.getHeader() + "." + token.getPayload()));
    }

    private static Optional<String> id(JsonNode claim) {
        return text(claim).filter(text -> ID.matcher(text).matches());
    }

    private static Optional<String> text(JsonNode claim) {
        return claim.isTextual() && !claim.asText().isEmpty()
                ? Optional.of(claim.asText())
                : Optional.empty();
    }

    private void remember(String token, Verified verified) {
        if (remembered.size() >= REMEMBERED) remembered.clear();
        remembered.put(token, verified);
    }

    private static Failure.Unauthenticated refused(String why) {
        return new Failure.Unauthenticated(why);
    }
}
