package chatlab.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.DatabaseUrl;
import chatlab.failure.Failure;
import chatlab.testing.TestPostgres;
import chatlab.testing.Users;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class PostgreSqlDatabaseTest extends DatabaseContract {
    @Override
    DatabaseUrl fresh(Path folder) {
        return TestPostgres.fresh();
    }

    @Override
    String kind() {
        return "postgresql";
    }

    @Test
    void runsWorkAgainThatTheServerUndid() {
        AtomicInteger tries = new AtomicInteger();

        database.write(
                sql -> {
                    Users.add(sql, "ada");
                    if (tries.incrementAndGet() == 1) raise(sql, "40001");
                    return "done";
                });

        assertEquals(2, tries.get());
        assertTrue(Users.exists(database, "ada"));
    }

    @Test
    void givesUpWorkThatIsUndoneThreeTimes() {
        AtomicInteger tries = new AtomicInteger();

        assertThrows(
                DataAccessException.class,
                () ->
                        database.write(
                                sql -> {
                                    tries.incrementAndGet();
                                    return raise(sql, "40P01");
                                }));

        assertEquals(3, tries.get());
    }

    @Test
    void saysThatStorageIsAwayWhenTheConnectionIsCutAndGoesOnWithAnother() {
        assertThrows(
                Failure.Unavailable.class,
                () ->
                        database.write(
                                sql ->
                                        sql.execute(
                                                "SELECT pg_terminate_backend(pg_backend_pid())")));

        Users.add(database, "ada");
        assertTrue(Users.exists(database, "ada"));
    }

    @Test
    void saysThatStorageIsAwayWhenItOnlyReads() {
        assertThrows(
                Failure.Unavailable.class,
                () ->
                        database.write(
                                sql -> {
                                    sql.execute("SET TRANSACTION READ ONLY");
                                    Users.add(sql, "ada");
                                    return "done";
                                }));
    }

    private static int raise(DSLContext sql, String state) {
        return sql.execute(
                "DO $$ BEGIN RAISE EXCEPTION 'undone' USING ERRCODE = '" + state + "'; END $$");
    }
}
