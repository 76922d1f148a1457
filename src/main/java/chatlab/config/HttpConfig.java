package chatlab.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the server takes from whom.
 *
 * @param maxBodyBytes the largest request body
 * @param maxUploadBytes the largest upload, such as a character card
 * @param corsOrigins pages hosted elsewhere that may call, such as {@code https://chat.example.org}
 * @param trustedProxies addresses, or networks as {@code 10.0.0.0/8}, whose forwarded headers count
 * @param onFly whether Fly.io's proxy, which says {@code Fly-Client-IP}, stands before us
 */
public record HttpConfig(
        int maxBodyBytes,
        int maxUploadBytes,
        Limits limits,
        Set<String> corsOrigins,
        List<Network> trustedProxies,
        boolean onFly) {

    /**
     * How much of what; each rate is empty where switched off.
     *
     * @param messages replies asked for, per user
     * @param auth calls of the account routes, per address
     * @param uploads cards and pictures brought, and copies of all data taken, per user
     * @param summaries reports and perspectives asked for, per user
     * @param streams open at once, per user
     */
    public record Limits(
            Optional<Rate> messages,
            Optional<Rate> auth,
            Optional<Rate> uploads,
            Optional<Rate> summaries,
            int streams) {}

    static HttpConfig of(Environment env) {
        return new HttpConfig(
                env.number("MAX_BODY_BYTES", 262_144, 1_024, 100_000_000),
                env.number("MAX_UPLOAD_BYTES", 20_971_520, 1_024, 100_000_000),
                new Limits(
                        Rate.of(env, "RATE_LIMIT_MESSAGES", "30/minute"),
                        Rate.of(env, "RATE_LIMIT_AUTH", "60/minute"),
                        Rate.of(env, "RATE_LIMIT_UPLOADS", "30/minute"),
                        Rate.of(env, "RATE_LIMIT_SUMMARIES", "30/minute"),
                        env.number("MAX_STREAMS", 8, 1, 1_000)),
                env.text("CORS_ORIGINS").map(HttpConfig::origins).orElse(Set.of()),
                env.text("TRUSTED_PROXIES").map(HttpConfig::networks).orElse(List.of()),
                env.text("FLY_MACHINE_ID").isPresent());
    }

    private static List<Network> networks(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(
                        text ->
                                Network.parse(text)
                                        .orElseThrow(
                                                () ->
                                                        new ConfigError(
                                                                "TRUSTED_PROXIES",
                                                                "takes IP addresses and networks"
                                                                        + " like 10.0.0.0/8, with"
                                                                        + " commas")))
                .toList();
    }

    private static Set<String> origins(String json) {
        try {
            Set<String> origins = new LinkedHashSet<>();
            for (String text : new ObjectMapper().readValue(json, String[].class))
                origins.add(origin(text));
            return Set.copyOf(origins);
        } catch (JsonProcessingException | URISyntaxException | NullPointerException unusable) {
            throw new ConfigError(
                    "CORS_ORIGINS",
                    "takes a JSON list of origins, like [\"https://chat.example.org\"]");
        }
    }

    /** As a browser writes it: no path, no port that goes without saying, in lower case. */
    private static String origin(String text) throws URISyntaxException {
        URI uri = new URI(text.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", ""));
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
        if (!web || !bare || uri.getHost() == null || uri.getRawUserInfo() != null)
            throw new URISyntaxException(text, "no origin");
        int usual = uri.getScheme().equals("https") ? 443 : 80;
        String port = uri.getPort() == -1 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }
}
