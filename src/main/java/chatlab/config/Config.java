package chatlab.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything that can be set, with its defaults; see {@code .env.example}.
 *
 * @param instanceId names this copy of the server; the same after a restart
 * @param webFolder serve the page from this folder instead of the jar, for development
 */
public record Config(
        String host,
        int port,
        String instanceId,
        DatabaseUrl database,
        AuthConfig auth,
        AiConfig ai,
        HttpConfig http,
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
                HttpConfig.of(env),
                env.text("WEB_FOLDER").map(Path::of));
    }
}
