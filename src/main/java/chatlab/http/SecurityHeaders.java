package chatlab.http;

import io.javalin.http.Context;

/** What a browser may do with our answers. */
final class SecurityHeaders {
    private static final String PAGE =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** The API's rendered description writes style attributes and data images of its own. */
    private static final String DOCS =
            PAGE + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

    private SecurityHeaders() {}

    static void add(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Content-Security-Policy", context.path().startsWith("/docs") ? DOCS : PAGE);
        if (context.path().startsWith("/api/") || context.path().startsWith("/auth/")) {
            context.header("Cache-Control", "no-cache");
        }
    }
}
