package chatlab.database;

import static chatlab.database.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.DatabaseUrl;
import chatlab.failure.Failure;
import chatlab.testing.Users;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteDatabaseTest extends DatabaseContract {
    @Override
    DatabaseUrl fresh(Path folder) {
        return new DatabaseUrl.Sqlite(
                folder.resolve("in/a/new folder").resolve(UUID.randomUUID() + ".db"));
    }

    @Override
    String kind() {
        return "sqlite";
    }

    @ParameterizedTest
    @CsvSource({"journal_mode, wal", "synchronous, 2", "foreign_keys, 1", "busy_timeout, 5000"})
    void writesWith(String pragma, String value) {
        assertEquals(value, database.write(sql -> sql.fetchValue("PRAGMA " + pragma)).toString());
    }

    @Test
    void readsWithoutBeingAbleToWrite() {
        assertEquals("1", database.read(sql -> sql.fetchValue("PRAGMA query_only")).toString());
        assertThrows(
                RuntimeException.class,
                () ->
                        database.read(
                                sql -> {
                                    Users.add(sql, "ada");
                                    return "done";
                                }));
        assertFalse(Users.exists(database, "ada"));
    }

    @Test
    void readsOneSnapshotHoweverMuchIsWrittenMeanwhile() {
        int difference =
                database.read(
                        sql -> {
                            int before = sql.fetchCount(USERS);
                            Users.add(database, "ada");
                            return sql.fetchCount(USERS) - before;
                        });

        assertEquals(0, difference);
        assertTrue(Users.exists(database, "ada"));
    }

    @Test
    void saysThatStorageIsAwayWhileTheDiskIsFullAndGoesOnAfterwards() {
        String tooLong = "x".repeat(1_000_000);
        Users.add(database, "before");

        assertThrows(
                Failure.Unavailable.class,
                () ->
                        database.write(
                                sql -> {
                                    sql.fetch("PRAGMA max_page_count = 1"); // that is: no more than
                                    // there are
                                    return sql.insertInto(USERS)
                                            .set(USERS.ID, tooLong)
                                            .set(USERS.CREATED_AT, Instant.EPOCH)
                                            .execute();
                                }));

        database.write(sql -> sql.fetch("PRAGMA max_page_count = 1073741823").size());
        Users.add(database, "after");
        assertTrue(Users.exists(database, "before"));
        assertTrue(Users.exists(database, "after"));
    }

    @Test
    void saysThatStorageIsAwayAfterItWasClosed() {
        database.close();

        assertThrows(Failure.Unavailable.class, () -> Users.add(database, "ada"));
        assertThrows(Failure.Unavailable.class, () -> Users.exists(database, "ada"));
    }

    @Test
    void losesNothingThatWasAcknowledgedWhenItsProcessIsKilled(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("killed.db");
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-DLOG_LEVEL=warn",
                                KilledWriter.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader lines = child.inputReader()) {
            for (String id = lines.readLine(); id != null; id = lines.readLine()) {
                if (id.length() == 36) acknowledged.add(id); // the last line may be half an id
                // Process.destroyForcibly would close what is still to be read
                if (acknowledged.size() == 500) child.toHandle().destroyForcibly();
            }
        } finally {
            child.destroyForcibly().waitFor();
        }

        assertTrue(acknowledged.size() >= 500, "the child wrote only " + acknowledged.size());
        try (Database reopened = Database.open(new DatabaseUrl.Sqlite(file))) {
            var stored = reopened.read(sql -> sql.select(USERS.ID).from(USERS).fetchSet(USERS.ID));
            acknowledged.removeAll(stored);
        }
        assertEquals(List.of(), acknowledged, "acknowledged, and lost");
    }
}
