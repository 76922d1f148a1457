package chatlab.database;

import static chatlab.database.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.DatabaseUrl;
import chatlab.failure.Failure;
import chatlab.testing.Users;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Writes that share a commit. The first one waits behind a latch until the others are in the queue.
 */
@Timeout(60) // so that a writer that has died is a failure, and no standstill
class SqliteWriterTest {
    private Database database;
    private SqliteWriter writer;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    @BeforeEach
    void openFresh(@TempDir Path folder) {
        Path file = folder.resolve("chatlab.db");
        database = Database.open(new DatabaseUrl.Sqlite(file));
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        writer = new SqliteWriter(source);
    }

    @AfterEach
    void close() {
        open.countDown();
        writer.close();
        database.close();
    }

    @Test
    void keepsTheWritesThatShareACommitWithOneThatFails() throws Exception {
        IllegalStateException thrown = new IllegalStateException("second thoughts");
        writer.submit(this::addFirstOnceOpen);
        started.await();
        var before = writer.submit(sql -> add(sql, "before"));
        var bad = writer.submit(sql -> addThenThrow(sql, thrown));
        var broken = writer.submit(sql -> add(sql, "broken") + add(sql, "broken"));
        var after = writer.submit(sql -> add(sql, "after"));
        open.countDown();

        assertEquals("before", before.get());
        assertEquals("after", after.get());
        assertSame(thrown, failure(bad));
        assertInstanceOf(DataAccessException.class, failure(broken));
        assertEquals(List.of("after", "before", "first"), users());
    }

    @Test
    void failsAllWritesOfACommitThatFailsAndGoesOn() throws Exception {
        writer.submit(this::addFirstOnceOpen);
        started.await();
        var innocent = writer.submit(sql -> add(sql, "innocent"));
        var guilty =
                writer.submit(
                        sql -> {
                            sql.execute("PRAGMA defer_foreign_keys = ON"); // looked at by COMMIT
                            return sql.execute(
                                    "INSERT INTO accounts (user_id, created_at) VALUES ('nobody', 0)");
                        });
        open.countDown();

        assertInstanceOf(Failure.Unavailable.class, failure(innocent));
        assertInstanceOf(Failure.Unavailable.class, failure(guilty));
        assertEquals("later", writer.submit(sql -> add(sql, "later")).get(20, TimeUnit.SECONDS));
        assertEquals(List.of("first", "later"), users());
    }

    @Test
    void answersNobodyBeforeTheCommit() throws Exception {
        writer.submit(this::addFirstOnceOpen);
        started.await();
        var early = writer.submit(sql -> add(sql, "early"));
        var witness = writer.submit(_ -> early.isDone() || users().contains("early"));
        open.countDown();

        assertEquals(false, witness.get(), "answered, or to be seen, before its commit");
        assertEquals("early", early.get());
    }

    @Test
    void writesWhatIsWaitingBeforeItCloses() throws Exception {
        writer.submit(this::addFirstOnceOpen); // goes on when close() interrupts it
        started.await();
        var waiting = writer.submit(sql -> add(sql, "waiting"));

        writer.close();

        assertTrue(waiting.isDone());
        assertEquals(List.of("first", "waiting"), users());
    }

    @Test
    void turnsWritesAwayWhenItWasClosed() {
        writer.close();

        assertInstanceOf(
                Failure.Unavailable.class, failure(writer.submit(sql -> add(sql, "late"))));
    }

    @Test
    void turnsWritesAwayWhenTooManyAreWaiting() throws Exception {
        writer.submit(this::addFirstOnceOpen);
        started.await();
        for (int i = 0; i < 4_096; i++) {
            String id = "user-" + i;
            writer.submit(sql -> add(sql, id));
        }
        var oneTooMany = writer.submit(sql -> add(sql, "one too many"));

        assertInstanceOf(Failure.Unavailable.class, failure(oneTooMany));
        open.countDown();
        assertEquals("last", submitWhenThereIsRoom().get());
        assertEquals(4_098, users().size());
    }

    private CompletableFuture<String> submitWhenThereIsRoom() {
        while (true) {
            var last = writer.submit(sql -> add(sql, "last"));
            if (!last.isCompletedExceptionally()) return last;
            Thread.onSpinWait();
        }
    }

    private String addFirstOnceOpen(DSLContext sql) {
        add(sql, "first");
        started.countDown();
        try {
            open.await();
        } catch (InterruptedException closing) {
            // the write goes on
        }
        return "first";
    }

    private static String addThenThrow(DSLContext sql, RuntimeException thrown) {
        add(sql, "bad");
        throw thrown;
    }

    private static String add(DSLContext sql, String id) {
        Users.add(sql, id);
        return id;
    }

    private List<String> users() {
        return database.read(
                sql -> sql.select(USERS.ID).from(USERS).orderBy(USERS.ID).fetch(USERS.ID));
    }

    private static Throwable failure(CompletableFuture<?> answer) {
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> answer.get(20, TimeUnit.SECONDS));
        return Objects.requireNonNull(failed.getCause());
    }
}
