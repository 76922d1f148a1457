package chatlab.testing;

import chatlab.App;
import chatlab.config.Config;
import chatlab.config.DatabaseUrl;
import chatlab.config.Environment;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** A whole server on a free port of loopback. Rate limits are off unless a test sets them. */
public final class TestServer implements AutoCloseable {
    private final Config config;
    private final App app;
    private final Client client;

    private TestServer(Config config) {
        this.config = config;
        this.app = new App(config, Clock.systemUTC());
        this.client = new Client("http://127.0.0.1:" + app.start());
    }

    /** On a SQLite file in {@code folder}; settings are written {@code NAME=value}. */
    public static TestServer start(Path folder, String... settings) {
        return new TestServer(config(folder, settings));
    }

    /** On the database given. */
    public static TestServer start(DatabaseUrl database, String... settings) {
        Config plain = config(Path.of("unused"), settings);
        return new TestServer(
                new Config(
                        plain.host(),
                        plain.port(),
                        plain.instanceId(),
                        database,
                        plain.auth(),
                        plain.ai(),
                        plain.http(),
                        plain.webFolder()));
    }

    /** Another copy on the same database. */
    public TestServer copy(String... settings) {
        return start(config.database(), settings);
    }

    public Client client() {
        return client;
    }

    public User guest() {
        return User.guest(client);
    }

    public App app() {
        return app;
    }

    @Override
    public void close() {
        app.close();
    }

    private static Config config(Path folder, String... settings) {
        Map<String, String> values = new HashMap<>();
        values.put("PORT", "0");
        values.put("DATA_DIR", folder.toString());
        values.put("RATE_LIMIT_MESSAGES", "off");
        values.put("RATE_LIMIT_AUTH", "off");
        values.put("RATE_LIMIT_UPLOADS", "off");
        values.put("RATE_LIMIT_SUMMARIES", "off");
        values.put("AI_RETRIES", "0");
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            values.put(parts[0], parts[1]);
        }
        return Config.of(new Environment(values));
    }
}
