package chatlab.testing;

import chatlab.config.DatabaseUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL: one server for the whole test run, started when first asked for. */
public final class TestPostgres {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
            } catch (IOException cannotStart) {
                throw new UncheckedIOException(cannotStart);
            }
        }
    }

    /** A new, empty schema: as good as a database of its own, and made in no time. */
    public static DatabaseUrl.PostgreSql fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + name);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        String url =
                "jdbc:postgresql://localhost:%d/postgres?currentSchema=%s"
                        .formatted(Server.RUNNING.getPort(), name);
        return new DatabaseUrl.PostgreSql(url, "postgres", "postgres");
    }
}
