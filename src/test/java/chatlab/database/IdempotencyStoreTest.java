package chatlab.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatlab.failure.Failure;
import chatlab.testing.Locks;
import chatlab.testing.TestDatabases;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IdempotencyStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-20T11:35:00.123Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final IdempotencyStore.Key KEY =
            new IdempotencyStore.Key("ada", "launch-5b", "print");
    private static final JsonNode OUTCOME = Json.MAPPER.createObjectNode().put("message_id", "m-1");

    private final TestDatabases kind;
    private Database database;

    IdempotencyStoreTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        database = kind.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void knowsNothingOfANewKey() {
        assertEquals(Optional.empty(), earlier(KEY, NOW));
    }

    @Test
    void givesARepeatWhatTheFirstOneDid() {
        save(KEY, OUTCOME, true, NOW);

        assertEquals(Optional.of(new IdempotencyStore.Earlier(OUTCOME, true)), earlier(KEY, NOW));
    }

    @Test
    void tellsWhatBeganFromWhatWasAnswered() {
        JsonNode answer = Json.MAPPER.createObjectNode().put("status", 201);

        save(KEY, OUTCOME, false, NOW);
        assertEquals(Optional.of(new IdempotencyStore.Earlier(OUTCOME, false)), earlier(KEY, NOW));
        save(KEY, answer, true, NOW);
        assertEquals(Optional.of(new IdempotencyStore.Earlier(answer, true)), earlier(KEY, NOW));
    }

    @Test
    void refusesTheKeyForAnotherRequest() {
        save(KEY, OUTCOME, true, NOW);
        var other = new IdempotencyStore.Key("ada", "launch-5b", "another print");

        assertThrows(Failure.Conflict.class, () -> earlier(other, NOW));
    }

    @Test
    void keepsEverybodysKeysApart() {
        save(KEY, OUTCOME, true, NOW);

        assertEquals(
                Optional.empty(),
                earlier(new IdempotencyStore.Key("bert", "launch-5b", "other"), NOW));
        assertEquals(
                Optional.empty(),
                earlier(new IdempotencyStore.Key("ada", "launch-5c", "other"), NOW));
    }

    @Test
    void forgetsAfterADayAndThenTakesTheKeyForAnotherRequest() {
        save(KEY, OUTCOME, true, NOW);
        var other = new IdempotencyStore.Key("ada", "launch-5b", "another print");

        assertEquals(true, earlier(KEY, NOW.plus(DAY).minusMillis(1)).isPresent());
        assertEquals(Optional.empty(), earlier(other, NOW.plus(DAY)));
        save(other, OUTCOME, false, NOW.plus(DAY));
        assertEquals(
                Optional.of(new IdempotencyStore.Earlier(OUTCOME, false)),
                earlier(other, NOW.plus(DAY)));
    }

    @Test
    void sweepsAwayOnlyWhatHasExpired() {
        save(KEY, OUTCOME, true, NOW);
        var later = new IdempotencyStore.Key("ada", "later", "print");
        save(later, OUTCOME, true, NOW.plusSeconds(1));

        database.write(
                sql -> {
                    IdempotencyStore.sweep(sql, NOW.plus(DAY));
                    return "done";
                });

        assertEquals(
                Optional.empty(),
                earlier(KEY, NOW),
                "swept, so unknown even at a time when it still counted");
        assertEquals(true, earlier(later, NOW).isPresent());
    }

    /**
     * SQLite has one writer, so there a second transaction cannot begin before the first has ended.
     */
    @Test
    void doesTheWorkOnceWhereTwoCopiesGetTheSameRequestAtOnce() throws Exception {
        assumeTrue(kind == TestDatabases.POSTGRESQL);
        CountDownLatch saved = new CountDownLatch(1);
        CountDownLatch secondLooked = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first =
                    threads.submit(
                            () ->
                                    database.write(
                                            sql -> {
                                                boolean work = doOnce(sql);
                                                saved.countDown();
                                                awaitLookOrLock(secondLooked);
                                                return work;
                                            }));
            Future<Boolean> second =
                    threads.submit(
                            () -> {
                                saved.await();
                                return database.write(
                                        sql -> {
                                            boolean work =
                                                    IdempotencyStore.earlier(sql, KEY, NOW)
                                                            .isEmpty();
                                            secondLooked.countDown();
                                            return work;
                                        });
                            });

            assertEquals(true, first.get());
            assertEquals(false, second.get(), "the second one was told that nothing had been done");
        }
    }

    private static boolean doOnce(DSLContext sql) {
        boolean work = IdempotencyStore.earlier(sql, KEY, NOW).isEmpty();
        IdempotencyStore.save(sql, KEY, OUTCOME, false, NOW);
        return work;
    }

    /** Until the second transaction has looked for the key, or is waiting for this one to end. */
    private void awaitLookOrLock(CountDownLatch looked) {
        while (looked.getCount() > 0 && Locks.waiting(database) == 0) Thread.onSpinWait();
    }

    private Optional<IdempotencyStore.Earlier> earlier(IdempotencyStore.Key key, Instant now) {
        return database.read(sql -> IdempotencyStore.earlier(sql, key, now));
    }

    private void save(IdempotencyStore.Key key, JsonNode outcome, boolean answered, Instant now) {
        database.write(
                sql -> {
                    IdempotencyStore.save(sql, key, outcome, answered, now);
                    return key;
                });
    }
}
