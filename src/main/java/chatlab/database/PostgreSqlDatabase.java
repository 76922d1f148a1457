package chatlab.database;

import chatlab.config.DatabaseUrl;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** PostgreSQL through a pool; works on the caller's thread. */
final class PostgreSqlDatabase extends Database {
    private static final int CONNECTIONS = 16;
    private static final int TRIES = 3;

    private final HikariDataSource pool;
    private final DSLContext sql;

    PostgreSqlDatabase(DatabaseUrl.PostgreSql url) {
        this(pool(url));
    }

    private PostgreSqlDatabase(HikariDataSource pool) {
        super(Migrations.apply(pool, "postgresql"));
        this.pool = pool;
        this.sql = DSL.using(pool, SQLDialect.POSTGRES, settings());
    }

    @Override
    public <T> T read(Work<T> work) {
        return inTransaction(work);
    }

    @Override
    public <T> T write(Work<T> work) {
        return inTransaction(work);
    }

    @Override
    public String kind() {
        return "postgresql";
    }

    @Override
    public void close() {
        pool.close();
    }

    /** A deadlock or a serialization failure undid the work; it is run again. */
    private <T> T inTransaction(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return sql.transactionResult(transaction -> work.in(transaction.dsl()));
            } catch (DataAccessException fault) {
                SQLException cause = fault.getCause(SQLException.class);
                boolean undone =
                        cause != null && String.valueOf(cause.getSQLState()).startsWith("40");
                if (!undone || attempt == TRIES) throw translate(fault);
            }
        }
    }

    private static HikariDataSource pool(DatabaseUrl.PostgreSql url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("postgresql");
        config.setJdbcUrl(url.jdbcUrl());
        config.setUsername(url.user());
        config.setPassword(url.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }
}
