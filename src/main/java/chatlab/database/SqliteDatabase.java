package chatlab.database;

import chatlab.config.DatabaseUrl;
import chatlab.failure.Failure;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One file, one writer, a few readers. SQLite's native calls would pin virtual threads, so all of
 * them run on platform threads here and the callers wait.
 */
final class SqliteDatabase extends Database {
    private static final int READERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

    private final SqliteWriter writer;
    private final HikariDataSource readers;
    private final ExecutorService readerThreads;

    SqliteDatabase(DatabaseUrl.Sqlite url) {
        super(prepare(url.file()));
        this.writer = new SqliteWriter(dataSource(url.file()));
        this.readers = pool(dataSource(url.file()));
        this.readerThreads =
                Executors.newFixedThreadPool(
                        READERS, Thread.ofPlatform().name("sqlite-reader-", 0).factory());
    }

    @Override
    public <T> T read(Work<T> work) {
        try {
            return await(CompletableFuture.supplyAsync(reading(work), readerThreads));
        } catch (RejectedExecutionException closed) {
            throw unavailable(closed);
        }
    }

    /** One snapshot for all the queries of a read. */
    private <T> Supplier<T> reading(Work<T> work) {
        return () -> {
            try (Connection connection = readers.getConnection();
                    Statement control = connection.createStatement()) {
                control.execute("BEGIN");
                try {
                    return work.in(DSL.using(connection, SQLDialect.SQLITE, settings()));
                } finally {
                    control.execute("ROLLBACK");
                }
            } catch (SQLException fault) {
                throw new DataAccessException("A read failed", fault);
            }
        };
    }

    @Override
    public <T> T write(Work<T> work) {
        return await(writer.submit(work));
    }

    @Override
    public String kind() {
        return "sqlite";
    }

    @Override
    public void close() {
        writer.close();
        readerThreads.shutdown();
        readers.close();
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException wrapped) {
            Throwable cause = wrapped.getCause();
            if (cause instanceof RuntimeException fault)
                throw fault instanceof Failure ? fault : translate(fault);
            if (cause instanceof Error error) throw error;
            throw wrapped;
        }
    }

    private static String prepare(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
        } catch (IOException cannotCreate) {
            throw new UncheckedIOException(cannotCreate);
        }
        return Migrations.apply(dataSource(file), "sqlite");
    }

    private static DataSource dataSource(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(5_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static HikariDataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("sqlite-readers");
        config.setDataSource(source);
        config.setMaximumPoolSize(READERS);
        config.setConnectionInitSql(
                "PRAGMA query_only = ON"); // sqlite-jdbc ignores it as a property
        return new HikariDataSource(config);
    }
}
