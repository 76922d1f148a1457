package chatlab.http;

import chatlab.config.AuthConfig;
import io.javalin.http.Context;
import java.net.URI;

/** What a browser may do with our answers. */
final class SecurityHeaders {
    private static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'%s; img-src 'self' data:;"
                    + " connect-src 'self'%s; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    /** The API's rendered description writes style attributes, and HTML, of its own. */
    private static final String DOCS = POLICY.formatted(" 'unsafe-inline'", "");

    private static final String A_YEAR = "max-age=31536000";

    private final Addresses addresses;
    private final String page;

    /** With accounts at Supabase, the page talks to that project. */
    SecurityHeaders(AuthConfig auth, Addresses addresses) {
        this.addresses = addresses;
        String elsewhere =
                auth instanceof AuthConfig.Supabase project ? " " + origin(project.url()) : "";
        this.page =
                POLICY.formatted("", elsewhere)
                        + "; require-trusted-types-for 'script'; trusted-types dompurify";
    }

    void add(Context context) {
        String path = context.path();
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        // What a document loads is held by the document's own headers: seventy files, a third of
        // their weight.
        if (path.startsWith("/~")) return;
        if (addresses.isSecure(context)) context.header("Strict-Transport-Security", A_YEAR);
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        context.header("Content-Security-Policy", path.startsWith("/docs") ? DOCS : page);
        if (path.startsWith("/api/") || path.startsWith("/auth/")) {
            context.header("Cache-Control", "no-cache");
        }
    }

    /** {@code https://project.supabase.co}, without the path. */
    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
