package chatlab.http;

import chatlab.config.HttpConfig;
import chatlab.failure.Failure;
import chatlab.identity.Caller;
import chatlab.identity.TokenVerifier;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/** Who may pass, and how often. */
final class Guard {
    private static final String CALLER = "caller";
    private static final String STREAMING = "streaming";
    private static final String BEARER = "bearer ";

    private final TokenVerifier tokens;
    private final Addresses addresses;
    private final RateLimits messages;
    private final RateLimits auth;
    private final RateLimits uploads;
    private final RateLimits summaries;
    private final OpenStreams streams;

    Guard(TokenVerifier tokens, Addresses addresses, HttpConfig.Limits limits) {
        this.tokens = tokens;
        this.addresses = addresses;
        this.messages = new RateLimits(limits.messages());
        this.auth = new RateLimits(limits.auth());
        this.uploads = new RateLimits(limits.uploads());
        this.summaries = new RateLimits(limits.summaries());
        this.streams = new OpenStreams(limits.streams());
    }

    Caller caller(Context context) {
        Caller known = context.attribute(CALLER);
        if (known != null) return known;
        Caller caller = tokens.verify(token(context));
        context.attribute(CALLER, caller);
        return caller;
    }

    /**
     * The caller still counts: what takes long asks again.
     *
     * @throws Failure.Unauthenticated where they were logged out meanwhile
     */
    void recheck(Caller caller) {
        tokens.recheck(caller);
    }

    /** The path's user must be the caller. */
    void requireOwner(Context context) {
        if (!caller(context).userId().equals(context.pathParam("user_id"))) {
            throw new Failure.Forbidden(
                    "This belongs to somebody else: the path names another user than your token.");
        }
    }

    void takeReplies(Context context, int replies) {
        tell(context, messages.take(caller(context).userId(), replies));
    }

    void takeUpload(Context context) {
        tell(context, uploads.take(caller(context).userId(), 1));
    }

    void takeSummary(Context context) {
        tell(context, summaries.take(caller(context).userId(), 1));
    }

    void takeAuthCall(Context context) {
        tell(context, auth.take(addresses.of(context), 1));
    }

    /** Room for one more stream, until {@link #release}. */
    void takeStream(Context context) {
        String userId = caller(context).userId();
        RateLimits.Standing standing = streams.open(userId);
        if (standing.refused().isEmpty()) context.attribute(STREAMING, userId);
        else tell(context, Optional.of(standing));
    }

    /** The request is over. */
    void release(Context context) {
        String userId = context.attribute(STREAMING);
        if (userId != null) streams.close(userId);
    }

    /** Where the request comes from. */
    String address(Context context) {
        return addresses.of(context);
    }

    void sweep() {
        messages.sweep();
        auth.sweep();
        uploads.sweep();
        summaries.sweep();
    }

    private static String token(Context context) {
        String header = context.header("Authorization");
        if (Collections.list(context.req().getHeaders("Authorization")).size() > 1)
            throw new Failure.Unauthenticated("Please send one token, not several.");
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
}
