package chatlab.http;

import chatlab.failure.Failure;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What pages of other origins may do: those of {@code CORS_ORIGINS} everything, all others nothing
 * that has an effect. A page's origin is known from {@code Sec-Fetch-Site}, or where a browser does
 * not say that, from {@code Origin} and {@code Host}.
 */
final class CrossOrigin {
    private static final Set<HandlerType> HARMLESS =
            Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Accept, Idempotency-Key, If-None-Match, X-Request-Id";
    private static final String ANSWER_HEADERS =
            "X-Request-Id, ETag, Retry-After, RateLimit-Limit, RateLimit-Remaining,"
                    + " RateLimit-Reset, Content-Disposition, Allow";
    private static final String PREFLIGHT_SECONDS = "600";

    private final Set<String> origins;

    CrossOrigin(Set<String> origins) {
        this.origins = origins;
    }

    /**
     * Lets the request pass, with what its page's browser needs to know.
     *
     * @throws Failure.Forbidden where another origin's page wants an effect
     */
    void check(Context context) {
        if (!origins.isEmpty()) context.res().addHeader("Vary", "Origin");
        String origin = context.header("Origin");
        if (origin != null && origins.contains(origin)) {
            allow(context, origin);
        } else if (!HARMLESS.contains(context.method()) && isForeign(context, origin)) {
            throw new Failure.Forbidden("Pages of this origin may not call this server.");
        }
    }

    private static void allow(Context context, String origin) {
        context.header("Access-Control-Allow-Origin", origin);
        context.header("Access-Control-Expose-Headers", ANSWER_HEADERS);
        boolean preflight =
                context.method() == HandlerType.OPTIONS
                        && context.header("Access-Control-Request-Method") != null;
        if (!preflight) return;
        context.header("Access-Control-Allow-Methods", METHODS);
        context.header("Access-Control-Allow-Headers", REQUEST_HEADERS);
        context.header("Access-Control-Max-Age", PREFLIGHT_SECONDS);
        context.status(204);
        context.skipRemainingHandlers();
    }

    /** A program that is no browser says neither. */
    private static boolean isForeign(Context context, @Nullable String origin) {
        String site = context.header("Sec-Fetch-Site");
        if (site != null) return !site.equals("same-origin") && !site.equals("none");
        return origin != null && !authority(origin).equals(host(context));
    }

    private static String host(Context context) {
        String host = context.header("Host");
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "-" : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            return "-";
        }
    }
}
