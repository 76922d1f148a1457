package chatlab.database;

import chatlab.failure.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Writes that are waiting share a commit (one fsync for all), each in a
 * savepoint of its own, so that one that fails takes nobody along. A caller hears of its result
 * only after COMMIT; a failed COMMIT fails all of them.
 */
final class SqliteWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);
    private static final int MAX_WAITING = 4_096;
    private static final int MAX_TOGETHER = 64;

    /** A write, and who waits for it. */
    private static final class Job<T> {
        final Database.Work<T> work;
        final CompletableFuture<T> answer = new CompletableFuture<>();
        private Runnable deliver = () -> {};

        Job(Database.Work<T> work) {
            this.work = work;
        }

        /**
         * False where the work threw; whatever it threw belongs to its caller, not to the writer.
         */
        @SuppressWarnings("CatchingUnchecked")
        boolean run(DSLContext sql) {
            try {
                T result = work.in(sql);
                deliver = () -> answer.complete(result);
                return true;
            } catch (Throwable fault) {
                fail(fault);
                return false;
            }
        }

        void fail(Throwable fault) {
            deliver = () -> answer.completeExceptionally(fault);
        }

        void deliver() {
            deliver.run();
        }
    }

    private final DataSource source;
    private final BlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread thread;
    private volatile boolean closed;

    SqliteWriter(DataSource source) {
        this.source = source;
        this.thread = Thread.ofPlatform().name("sqlite-writer").start(this::run);
    }

    <T> CompletableFuture<T> submit(Database.Work<T> work) {
        Job<T> job = new Job<>(work);
        boolean taken = !closed && waiting.offer(job);
        boolean tooLate = taken && closed && waiting.remove(job); // nobody looks there any more
        if (!taken || tooLate) {
            job.answer.completeExceptionally(
                    new Failure.Unavailable(
                            "Too much is waiting to be saved just now. Nothing was changed."));
        }
        return job.answer;
    }

    /** Writes what is waiting, then ends. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!(closed && waiting.isEmpty())) {
            try (Connection connection = source.getConnection();
                    Statement control = connection.createStatement()) {
                writeUntilBroken(connection, control);
            } catch (SQLException | RuntimeException fault) {
                failNext(fault);
            }
        }
    }

    /** Returns when the connection is no longer to be trusted, or when all is done. */
    private void writeUntilBroken(Connection connection, Statement control) {
        DSLContext sql = DSL.using(connection, SQLDialect.SQLITE, Database.settings());
        boolean sound = true;
        while (sound) {
            List<Job<?>> together = next();
            if (together.isEmpty()) return;
            sound = writeTogether(sql, control, together);
            if (!sound) rollBack(control);
            together.forEach(Job::deliver);
        }
    }

    private List<Job<?>> next() {
        List<Job<?>> together = new ArrayList<>();
        try {
            if (!closed) together.add(waiting.take());
        } catch (InterruptedException closing) {
            // what is still waiting is written below
        }
        waiting.drainTo(together, MAX_TOGETHER - together.size());
        return together;
    }

    private static boolean writeTogether(DSLContext sql, Statement control, List<Job<?>> jobs) {
        try {
            control.execute("BEGIN IMMEDIATE");
            if (jobs.size() == 1) writeAlone(sql, control, jobs.getFirst());
            else writeEach(sql, control, jobs);
            return true;
        } catch (SQLException | RuntimeException fault) {
            LOG.error("A commit of {} writes failed", jobs.size(), fault);
            jobs.forEach(job -> job.fail(Database.unavailable(fault)));
            return false;
        }
    }

    private static void writeAlone(DSLContext sql, Statement control, Job<?> job)
            throws SQLException {
        if (job.run(sql)) control.execute("COMMIT");
        else control.execute("ROLLBACK");
    }

    private static void writeEach(DSLContext sql, Statement control, List<Job<?>> jobs)
            throws SQLException {
        for (Job<?> job : jobs) {
            control.execute("SAVEPOINT one");
            if (!job.run(sql)) control.execute("ROLLBACK TO one");
            control.execute("RELEASE one");
        }
        control.execute("COMMIT");
    }

    /** A transaction that is left open would keep the next connection from writing. */
    private static void rollBack(Statement control) {
        try {
            control.execute("ROLLBACK");
        } catch (SQLException none) {
            LOG.debug("Nothing to roll back: {}", none.getMessage());
        }
    }

    /** While the file cannot be opened, whoever wants to write hears so. */
    private void failNext(Exception fault) {
        LOG.error("The database file cannot be opened", fault);
        List<Job<?>> together = next();
        together.forEach(job -> job.fail(Database.unavailable(fault)));
        together.forEach(Job::deliver);
    }
}
