package chatlab.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** The migrations of {@code db/}: one set of SQL, with each vendor's column types filled in. */
final class Migrations {
    private Migrations() {}

    /** Applies what is missing; gives the version reached. */
    static String apply(DataSource dataSource, String vendor) {
        Flyway flyway =
                Flyway.configure()
                        .dataSource(dataSource)
                        .locations("classpath:db/common", "classpath:db/" + vendor)
                        .placeholders(types(vendor))
                        .load();
        flyway.migrate();
        MigrationInfo current = flyway.info().current();
        return Objects.requireNonNull(current, "no migration applied").getVersion().getVersion();
    }

    private static Map<String, String> types(String vendor) {
        Properties properties = new Properties();
        try (InputStream in =
                Migrations.class.getResourceAsStream("/db/" + vendor + "/types.properties")) {
            properties.load(Objects.requireNonNull(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> types = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> types.put(name, properties.getProperty(name)));
        return types;
    }
}
