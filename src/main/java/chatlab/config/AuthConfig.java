package chatlab.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Whose tokens are accepted. */
public sealed interface AuthConfig {
    /**
     * Accounts of our own. {@code signingKey}: an EC P-256 key in PEM, private (PKCS#8) then
     * public; made and kept in the database where absent.
     */
    record Local(boolean guests, Optional<String> signingKey) implements AuthConfig {
        /** Never the key. */
        @Override
        public String toString() {
            return guests ? "local, with guests" : "local";
        }
    }

    /**
     * A Supabase project. {@code key} is the public one, for the page; {@code jwtSecret} the legacy
     * HS256 secret.
     */
    record Supabase(String url, Optional<String> key, Optional<String> jwtSecret, boolean guests)
            implements AuthConfig {
        /** Never the secret. */
        @Override
        public String toString() {
            return url;
        }

        public String issuer() {
            return url + "/auth/v1";
        }

        public String jwksUrl() {
            return issuer() + "/.well-known/jwks.json";
        }
    }

    /**
     * Any other issuer that publishes its keys. {@code issuer} is to the letter what tokens say.
     */
    record Jwks(String issuer, String audience, String jwksUrl, boolean guests)
            implements AuthConfig {}

    /** A shared secret for HS256 must be as long as what it makes (RFC 7518, section 3.2). */
    int SECRET_BYTES = 32;

    /** Whether tokens of anonymous users count. */
    boolean guests();

    /** As {@code AUTH_MODE} writes it. */
    default String mode() {
        return switch (this) {
            case Local _ -> "local";
            case Supabase _ -> "supabase";
            case Jwks _ -> "jwks";
        };
    }

    static AuthConfig of(Environment env) {
        String implied = env.text("SUPABASE_URL").isPresent() ? "supabase" : "local";
        return switch (env.text("AUTH_MODE", implied)) {
            case "local" -> new Local(env.flag("GUESTS", true), env.text("AUTH_SIGNING_KEY"));
            case "supabase" -> supabase(env);
            case "jwks" -> jwks(env);
            default -> throw new ConfigError("AUTH_MODE", "takes local, supabase or jwks");
        };
    }

    private static Supabase supabase(Environment env) {
        Optional<String> key = env.text("SUPABASE_KEY");
        if (key.isPresent() && isSecret(key.get())) {
            throw new ConfigError(
                    "SUPABASE_KEY",
                    "is a secret key; the page needs the public (anon or publishable) one");
        }
        Optional<String> secret = env.text("SUPABASE_JWT_SECRET");
        if (secret.isPresent() && bytes(secret.get()) < SECRET_BYTES) {
            throw new ConfigError(
                    "SUPABASE_JWT_SECRET", "is too short for a secret: it takes 32 bytes or more");
        }
        String url = neededUrl(env, "SUPABASE_URL");
        return new Supabase(url, key, secret, env.flag("GUESTS", false));
    }

    /** Where nothing else is said, tokens are meant for the issuer itself, as Better Auth's are. */
    private static Jwks jwks(Environment env) {
        String issuer = needed(env, "AUTH_ISSUER");
        neededUrl(env, "AUTH_JWKS_URL");
        return new Jwks(
                issuer,
                env.text("AUTH_AUDIENCE", issuer),
                needed(env, "AUTH_JWKS_URL"), // with the slash at its end where it has one
                env.flag("GUESTS", false));
    }

    /**
     * A {@code service_role} or {@code sb_secret_} key opens the whole project: it must never reach
     * a page.
     */
    private static boolean isSecret(String key) {
        if (key.startsWith("sb_secret_")) return true;
        String[] parts = key.split("\\.");
        if (parts.length != 3) return false;
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
            return new String(payload, StandardCharsets.UTF_8).contains("service_role");
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String needed(Environment env, String name) {
        return env.text(name)
                .orElseThrow(() -> new ConfigError(name, "is needed in this AUTH_MODE"));
    }

    private static String neededUrl(Environment env, String name) {
        return env.url(name)
                .orElseThrow(() -> new ConfigError(name, "is needed in this AUTH_MODE"));
    }
}
