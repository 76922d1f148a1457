package chatlab.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Database;
import chatlab.failure.Failure;
import chatlab.identity.Caller;
import chatlab.testing.Locks;
import chatlab.testing.TestPostgres;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two copies of the server do the same at once on one PostgreSQL. A lock on the table lets both
 * read what there is and holds them at their first write; SQLite, with its one writer, has no such
 * moment.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AccountRacesTest {
    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(TestPostgres.fresh());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void makesOneKeyForTwoCopiesThatStartTogether() throws Exception {
        Callable<SigningKeys> start = () -> SigningKeys.stored(database, Clock.systemUTC());

        List<Future<SigningKeys>> copies = atOnce("signing_keys", start, start);

        SigningKeys one = copies.get(0).get();
        SigningKeys other = copies.get(1).get();
        assertTrue(one.find(other.signingId()).isPresent(), "one copy refuses the other's tokens");
        assertTrue(other.find(one.signingId()).isPresent(), "one copy refuses the other's tokens");
    }

    @Test
    void givesAnEMailToOneOfTwoGuestsWhoAskForItTogether() throws Exception {
        Office office = new Office(database);
        Caller one = office.verify(office.accounts.guest());
        Caller other = office.verify(office.accounts.guest());

        List<Future<Tokens>> upgrades =
                atOnce(
                        "accounts",
                        () ->
                                office.accounts.upgrade(
                                        one, "ada@example.org", "correct horse battery", null),
                        () ->
                                office.accounts.upgrade(
                                        other, "ada@example.org", "correct horse battery", null));

        List<Throwable> failures = failures(upgrades);
        assertEquals(1, failures.size());
        assertInstanceOf(Failure.Conflict.class, failures.getFirst());
    }

    @Test
    void givesAnEMailToOneOfTwoWhoRegisterItTogether() throws Exception {
        Office office = new Office(database);
        Callable<Tokens> register =
                () -> office.accounts.register("ada@example.org", "correct horse battery", null);

        List<Throwable> failures = failures(atOnce("accounts", register, register));

        assertEquals(1, failures.size());
        assertInstanceOf(Failure.Conflict.class, failures.getFirst());
    }

    @Test
    void countsEveryWrongPasswordOfManyAtOnce() throws Exception {
        Office office = new Office(database);
        office.accounts.register("ada@example.org", "correct horse battery", null);
        for (int i = 0; i < 3; i++)
            assertThrows(Failure.Unauthenticated.class, () -> guess(office));

        failures(atOnce("login_failures", () -> guess(office), () -> guess(office)));

        assertThrows(Failure.TooMany.class, () -> guess(office), "five wrong ones make a wait");
    }

    private static Tokens guess(Office office) {
        return office.accounts.login("ada@example.org", "a wrong password", Office.ADDRESS);
    }

    /** Both have read, and both are about to write, when either goes on. */
    private <T> List<Future<T>> atOnce(String table, Callable<T> one, Callable<T> other)
            throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> both = new ArrayList<>();
            Future<String> holder =
                    threads.submit(
                            () ->
                                    database.write(
                                            sql -> {
                                                sql.execute(
                                                        "LOCK TABLE " + table + " IN SHARE MODE");
                                                locked.countDown();
                                                while (Locks.waiting(database) < 2)
                                                    Thread.onSpinWait();
                                                return "released";
                                            }));
            locked.await();
            both.add(threads.submit(one));
            both.add(threads.submit(other));
            holder.get();
            return both;
        }
    }

    private static List<Throwable> failures(List<? extends Future<?>> all)
            throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        for (Future<?> each : all) {
            try {
                each.get();
            } catch (ExecutionException failed) {
                failures.add(Optional.ofNullable(failed.getCause()).orElse(failed));
            }
        }
        return failures;
    }
}
