package chatlab.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set, with its defaults; see {@code .env.example}.
 *
 * @param instanceId names this copy of the server; the same after a restart
 * @param maxBodyBytes the largest request body
 * @param maxUploadBytes the largest upload, such as a character card
 * @param rateMessages replies asked for, per user; empty where switched off
 * @param rateAuth calls of the account routes, per address; empty where switched off
 * @param trustedProxies addresses whose forwarded-for headers count
 * @param webFolder serve the page from this folder instead of the jar, for development
 */
public record Config(
        String host,
        int port,
        String instanceId,
        DatabaseUrl database,
        AuthConfig auth,
        AiConfig ai,
        int maxBodyBytes,
        int maxUploadBytes,
        Optional<Rate> rateMessages,
        Optional<Rate> rateAuth,
        List<String> trustedProxies,
        Optional<Path> webFolder) {

    /**
     * @throws ConfigError for a value that cannot be used
     */
    public static Config of(Environment env) {
        int port = env.number("PORT", 8000, 0, 65535);
        String machine = env.text("FLY_MACHINE_ID").orElse(env.text("HOSTNAME", "localhost"));
        String dataDir = env.text("DATA_DIR", "data");
        return new Config(
                env.text("HOST", "127.0.0.1"),
                port,
                machine + ":" + port,
                DatabaseUrl.parse(env.text("DATABASE_URL", "sqlite:" + dataDir + "/chatlab.db")),
                AuthConfig.of(env),
                AiConfig.of(env),
                env.number("MAX_BODY_BYTES", 262_144, 1_024, 100_000_000),
                env.number("MAX_UPLOAD_BYTES", 20_971_520, 1_024, 100_000_000),
                Rate.of(env, "RATE_LIMIT_MESSAGES", "30/minute"),
                Rate.of(env, "RATE_LIMIT_AUTH", "60/minute"),
                env.text("TRUSTED_PROXIES")
                        .map(list -> Arrays.asList(list.split("\\s*,\\s*")))
                        .orElse(List.of()),
                env.text("WEB_FOLDER").map(Path::of));
    }
}
