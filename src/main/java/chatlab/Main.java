package chatlab;

import chatlab.config.Config;
import chatlab.config.ConfigError;
import chatlab.config.Environment;
import chatlab.database.Database;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code java -jar chatlab.jar} serves; {@code … migrate} brings the database up to date and ends.
 */
public final class Main {
    private static final int UNUSABLE_CONFIG = 2;

    private Main() {}

    public static void main(String[] args) {
        Environment environment = Environment.ofProcess();
        System.setProperty(
                "LOG_FORMAT",
                environment.text("LOG_FORMAT", System.console() == null ? "json" : "text"));
        System.setProperty("LOG_LEVEL", environment.text("LOG_LEVEL", "info"));
        try {
            Config config = Config.of(environment);
            if (args.length > 0 && args[0].equals("migrate")) migrate(config);
            else serve(config);
        } catch (ConfigError unusable) {
            System.err.println(unusable.getMessage());
            System.exit(UNUSABLE_CONFIG);
        }
    }

    private static void serve(Config config) {
        Logger log = LoggerFactory.getLogger(Main.class);
        App app = new App(config, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "shutdown"));
        int port = app.start();
        log.info("ChatLab {} is at http://{}:{}", App.version(), config.host(), port);
    }

    private static void migrate(Config config) {
        try (Database database = Database.open(config.database())) {
            System.out.println("The database is at migration " + database.migration() + ".");
        }
    }
}
