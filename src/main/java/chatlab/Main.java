package chatlab;

import chatlab.account.PasswordLinks;
import chatlab.config.AuthConfig;
import chatlab.config.Config;
import chatlab.config.ConfigError;
import chatlab.config.Environment;
import chatlab.database.Database;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code java -jar chatlab.jar} serves; {@code … migrate} brings the database up to date and ends;
 * {@code … password-link EMAIL [ADDRESS]} prints where somebody sets a new password.
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
            run(args, config);
        } catch (ConfigError unusable) {
            System.err.println(unusable.getMessage());
            System.exit(UNUSABLE_CONFIG);
        }
    }

    private static void run(String[] args, Config config) {
        switch (args.length == 0 ? "serve" : args[0]) {
            case "serve" -> serve(config);
            case "migrate" -> migrate(config);
            case "password-link" -> passwordLink(args, config);
            default -> refuse("There is migrate and password-link, or nothing to serve.");
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

    /** One time, within a day, whoever has the link sets a new password for the account. */
    private static void passwordLink(String[] args, Config config) {
        if (args.length < 2 || args.length > 3)
            refuse("Please name the account's e-mail, and if you like the page's address.");
        if (!(config.auth() instanceof AuthConfig.Local))
            refuse("Passwords are kept by the identity server here.");
        String page = args.length == 3 ? args[2] : "http://" + config.host() + ":" + config.port();
        try (Database database = Database.open(config.database())) {
            Optional<String> token = new PasswordLinks(database, Clock.systemUTC()).make(args[1]);
            if (token.isEmpty()) refuse("There is no account with this e-mail.");
            token.ifPresent(
                    each -> System.out.println(page.replaceFirst("/+$", "") + "/reset#" + each));
        }
    }

    private static void refuse(String why) {
        System.err.println(why);
        System.exit(UNUSABLE_CONFIG);
    }
}
