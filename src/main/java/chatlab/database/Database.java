package chatlab.database;

import chatlab.config.DatabaseUrl;
import chatlab.failure.Failure;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteException;

/**
 * The data, behind two doors. What {@link #write} returned is durable. Both throw {@link
 * Failure.Unavailable} when the storage cannot be had, and hand on whatever the work throws.
 */
public abstract sealed class Database implements AutoCloseable
        permits SqliteDatabase, PostgreSqlDatabase {
    /**
     * PostgreSQL's classes: connection, resources, operator intervention, system error; and a
     * read-only server.
     */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58", "25");

    /**
     * What SQLite says of a full, broken, read-only or locked file: BUSY, READONLY, IOERR, CORRUPT,
     * FULL, CANTOPEN, NOTADB.
     */
    private static final Set<Integer> SQLITE_AWAY = Set.of(5, 8, 10, 11, 13, 14, 26);

    /**
     * Something to do with the data, in one transaction. It may be run again, so it has no other
     * effects.
     */
    @FunctionalInterface
    public interface Work<T> {
        T in(DSLContext sql);
    }

    private final String migration;

    Database(String migration) {
        this.migration = migration;
    }

    /** Opens the database and brings its tables up to date. */
    public static Database open(DatabaseUrl url) {
        return switch (url) {
            case DatabaseUrl.Sqlite sqlite -> new SqliteDatabase(sqlite);
            case DatabaseUrl.PostgreSql postgreSql -> new PostgreSqlDatabase(postgreSql);
        };
    }

    public abstract <T> T read(Work<T> work);

    public abstract <T> T write(Work<T> work);

    /** {@code sqlite} or {@code postgresql}. */
    public abstract String kind();

    /** The newest migration that has been applied. */
    public String migration() {
        return migration;
    }

    @Override
    public abstract void close();

    static Settings settings() {
        return new Settings()
                .withRenderSchema(false)
                .withExecuteLogging(false)
                .withFetchWarnings(false);
    }

    /**
     * The failure to show for a fault of the storage itself; anything else is a bug and stays what
     * it is.
     */
    static RuntimeException translate(RuntimeException fault) {
        if (fault instanceof DataAccessException data
                && isAway(data.getCause(SQLException.class))) {
            return unavailable(fault);
        }
        return fault;
    }

    static RuntimeException unavailable(Throwable cause) {
        return new Failure.Unavailable(
                "The storage cannot be reached just now. Nothing was changed.", cause);
    }

    /**
     * Lets one transaction at a time pass with this name, until it ends. On SQLite writes are one
     * at a time anyway.
     */
    public static void lock(DSLContext sql, String name) {
        if (sql.family() == SQLDialect.POSTGRES) {
            sql.execute("SELECT pg_advisory_xact_lock(hashtextextended({0}, 0))", DSL.val(name));
        }
    }

    static boolean isAway(SQLException fault) {
        if (fault instanceof SQLiteException sqlite) {
            return SQLITE_AWAY.contains(sqlite.getResultCode().code & 0xff);
        }
        if (fault instanceof SQLTransientConnectionException) return true;
        String state = fault == null ? null : fault.getSQLState();
        return state != null && state.length() == 5 && AWAY.contains(state.substring(0, 2));
    }
}
