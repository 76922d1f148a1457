package chatlab.http;

import chatlab.config.Config;
import chatlab.failure.Failure;
import chatlab.identity.Caller;
import chatlab.identity.TokenVerifier;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who may pass, and how often. */
final class Guard {
    private static final String CALLER = "caller";
    private static final String BEARER = "bearer ";

    private final TokenVerifier tokens;
    private final List<String> trustedProxies;
    private final RateLimits messages;
    private final RateLimits auth;

    Guard(TokenVerifier tokens, Config config) {
        this.tokens = tokens;
        this.trustedProxies = config.trustedProxies();
        this.messages = new RateLimits(config.rateMessages());
        this.auth = new RateLimits(config.rateAuth());
    }

    Caller caller(Context context) {
        Caller known = context.attribute(CALLER);
        if (known != null) return known;
        Caller caller = tokens.verify(token(context));
        context.attribute(CALLER, caller);
        return caller;
    }

    /** The path's user must be the caller. */
    void requireOwner(Context context) {
        if (!caller(context).userId().equals(context.pathParam("user_id"))) {
            throw new Failure.Forbidden(
                    "This belongs to somebody else: the path names another user than your token.");
        }
    }

    void takeReplies(Context context, String userId, int replies) {
        tell(context, messages.take(userId, replies));
    }

    void takeAuthCall(Context context) {
        tell(context, auth.take(address(context), 1));
    }

    void sweep() {
        messages.sweep();
        auth.sweep();
    }

    private static String token(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw new Failure.Unauthenticated(
                    "Please send your token, with the header Authorization: Bearer TOKEN.");
        }
        return header.substring(BEARER.length()).strip();
    }

    private static void tell(Context context, Optional<RateLimits.Standing> standing) {
        if (standing.isEmpty()) return;
        RateLimits.Standing now = standing.get();
        context.header("RateLimit-Limit", String.valueOf(now.limit()));
        context.header("RateLimit-Remaining", String.valueOf(now.remaining()));
        context.header("RateLimit-Reset", String.valueOf(RateLimits.seconds(now.resets())));
        if (now.refused().isPresent()) throw now.refused().get();
    }

    /**
     * A forwarded address counts only where a trusted proxy says so; the last hop that is none of
     * ours is the client.
     */
    private String address(Context context) {
        String peer = context.req().getRemoteAddr();
        if (!trustedProxies.contains(peer)) return peer;
        String fly = context.header("Fly-Client-IP");
        if (fly != null) return fly.strip();
        String forwarded = context.header("X-Forwarded-For");
        if (forwarded == null) return peer;
        String[] hops = forwarded.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            if (!trustedProxies.contains(hops[i].strip())) return hops[i].strip();
        }
        return peer;
    }
}
