package chatlab.database;

import static chatlab.database.generated.Tables.IDEMPOTENCY_KEYS;
import static chatlab.database.generated.Tables.REFRESH_TOKENS;
import static chatlab.database.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.DatabaseUrl;
import chatlab.failure.Failure;
import chatlab.testing.Users;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What both databases promise. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a standstill is a failure
abstract class DatabaseContract {
    private static final String JSON =
            """
            {"b":[1,2.5,true,null,{"ä":"“日本” 🦉 \\" \\\\ \\n"}],"a":"","huge":12345678901234567890}""";

    DatabaseUrl url;
    Database database;

    /** The address of an empty database. */
    abstract DatabaseUrl fresh(Path folder);

    abstract String kind();

    @BeforeEach
    void openFresh(@TempDir Path folder) {
        url = fresh(folder);
        database = Database.open(url);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsWhatWasWritten() {
        String returned =
                database.write(
                        sql -> {
                            Users.add(sql, "ada");
                            return "done";
                        });

        assertEquals("done", returned);
        assertTrue(Users.exists(database, "ada"));
    }

    @Test
    void leavesNothingOfAWriteThatThrowsAndHandsOnTheVeryException() {
        IllegalStateException thrown = new IllegalStateException("second thoughts");

        RuntimeException caught =
                assertThrows(RuntimeException.class, () -> addThenThrow("ada", thrown));

        assertSame(thrown, caught);
        assertFalse(Users.exists(database, "ada"));
    }

    @Test
    void handsOnAFailureUnchanged() {
        Failure conflict = new Failure.Conflict("taken");

        assertSame(conflict, assertThrows(Failure.class, () -> addThenThrow("ada", conflict)));
        assertFalse(Users.exists(database, "ada"));
        assertSame(
                conflict,
                assertThrows(
                        Failure.class,
                        () ->
                                database.read(
                                        _ -> {
                                            throw conflict;
                                        })));
    }

    @Test
    void handsOnABrokenConstraintAsABugAndNotAsAStorageFault() {
        Users.add(database, "ada");

        assertThrows(DataAccessException.class, () -> Users.add(database, "ada"));
    }

    @Test
    void handsOnAnErrorAndGoesOnWorking() {
        Error error = new AssertionError("a bug");

        Error caught =
                assertThrows(
                        Error.class,
                        () ->
                                database.write(
                                        sql -> {
                                            Users.add(sql, "ada");
                                            throw error;
                                        }));

        assertSame(error, caught);
        Users.add(database, "bert");
        assertFalse(Users.exists(database, "ada"));
        assertTrue(Users.exists(database, "bert"));
    }

    @Test
    void landsTheWritesOfManyAtOnce() throws Exception {
        List<Future<?>> writes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 300; i++) {
                String id = "user-" + i;
                writes.add(threads.submit(() -> Users.add(database, id)));
            }
        }

        for (Future<?> write : writes) write.get();
        int users = database.read(sql -> sql.fetchCount(USERS));
        assertEquals(300, users);
    }

    @Test
    void letsEverybodyReadTheirOwnWrites() throws Exception {
        List<Future<Boolean>> found = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String id = "user-" + i;
                found.add(
                        threads.submit(
                                () -> {
                                    Users.add(database, id);
                                    return Users.exists(database, id);
                                }));
            }
        }

        for (Future<Boolean> each : found) assertTrue(each.get());
    }

    @Test
    void keepsJsonUuidsTimesAndTruthValues() throws Exception {
        JsonNode json = Json.MAPPER.readTree(JSON);
        Instant time = Instant.parse("2026-11-20T11:35:00.123Z");
        UUID id = UUID.fromString("01a1f8bc-e310-7a05-b3f1-6d2c48e97a10");
        Users.add(database, "ada");
        database.write(sql -> addOneOfEachType(sql, json, time, id));

        var key = database.read(sql -> sql.fetchSingle(IDEMPOTENCY_KEYS));
        var token = database.read(sql -> sql.fetchSingle(REFRESH_TOKENS));

        assertEquals(json, key.getOutcomeJson());
        assertEquals(time, key.getExpiresAt());
        assertTrue(key.getAnswered());
        assertEquals(id, token.getFamilyId());
        assertNull(token.getReplacedAt());
        boolean found =
                database.read(
                        sql -> sql.fetchExists(REFRESH_TOKENS, REFRESH_TOKENS.FAMILY_ID.eq(id)));
        assertTrue(found, "a UUID can be searched for");
    }

    @Test
    void migratesAnExistingDatabaseWithoutHarm() throws Exception {
        Users.add(database, "ada");

        try (Database again = Database.open(url)) {
            assertTrue(Users.exists(again, "ada"));
            assertEquals(database.migration(), again.migration());
        }
        assertEquals(newestMigration(), database.migration());
        assertEquals(kind(), database.kind());
    }

    @Test
    void refusesWorkAfterItWasClosed() {
        database.close();

        assertThrows(RuntimeException.class, () -> Users.add(database, "ada"));
        assertThrows(RuntimeException.class, () -> Users.exists(database, "ada"));
    }

    private void addThenThrow(String id, RuntimeException thrown) {
        database.write(
                sql -> {
                    Users.add(sql, id);
                    throw thrown;
                });
    }

    private static int addOneOfEachType(DSLContext sql, JsonNode json, Instant time, UUID id) {
        sql.insertInto(REFRESH_TOKENS)
                .set(REFRESH_TOKENS.TOKEN_HASH, "hash")
                .set(REFRESH_TOKENS.FAMILY_ID, id)
                .set(REFRESH_TOKENS.USER_ID, "ada")
                .set(REFRESH_TOKENS.CREATED_AT, time)
                .set(REFRESH_TOKENS.EXPIRES_AT, time)
                .execute();
        return sql.insertInto(IDEMPOTENCY_KEYS)
                .set(IDEMPOTENCY_KEYS.USER_ID, "ada")
                .set(IDEMPOTENCY_KEYS.KEY, "key")
                .set(IDEMPOTENCY_KEYS.FINGERPRINT, "print")
                .set(IDEMPOTENCY_KEYS.OUTCOME_JSON, json)
                .set(IDEMPOTENCY_KEYS.ANSWERED, true)
                .set(IDEMPOTENCY_KEYS.EXPIRES_AT, time)
                .execute();
    }

    /** The number of the last file in {@code db/common}. */
    private String newestMigration() throws Exception {
        List<String> names = new ArrayList<>();
        for (String folder : List.of("common", kind())) {
            URI place = Database.class.getResource("/db/" + folder).toURI();
            try (var files = Files.list(Path.of(place))) {
                files.map(file -> file.getFileName().toString()).forEach(names::add);
            }
        }
        String last =
                names.stream().filter(name -> name.startsWith("V")).sorted().toList().getLast();
        return last.substring(1, last.indexOf("__"));
    }
}
