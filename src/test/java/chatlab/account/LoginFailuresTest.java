package chatlab.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.failure.Failure;
import chatlab.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How guesses are slowed down. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class LoginFailuresTest {
    private static final String ADA = "ada@example.org";
    private static final String HOME = "192.0.2.1";

    private final TestDatabases kind;
    private Office office;
    private LoginFailures failures;

    LoginFailuresTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        office = new Office(kind.open(folder));
        failures = new LoginFailures(office.database, office.clock);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void fiveAreFreeAndThenTheWaitDoublesUpToAQuarterOfAnHour() {
        for (int i = 0; i < 5; i++) fail(ADA, HOME);
        for (long seconds : List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L)) {
            assertEquals(Duration.ofSeconds(seconds), blocked(ADA, HOME));
            office.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertEquals(Duration.ofMillis(1), blocked(ADA, HOME));
            office.clock.advance(Duration.ofMillis(1));
            fail(ADA, HOME);
        }
    }

    @Test
    void itIsTheSameFromElsewhereAndForAnEMailThatNobodyHas() {
        office.accounts.register(ADA, "correct horse battery", null);
        for (String email : List.of(ADA, "nobody@example.org")) {
            for (int i = 0; i < 5; i++) {
                assertThrows(
                        Failure.Unauthenticated.class,
                        () -> office.accounts.login(email, "a wrong password", HOME));
            }
            Failure.TooMany wait =
                    assertThrows(
                            Failure.TooMany.class,
                            () -> office.accounts.login(email, "a wrong password", "192.0.2.9"));
            assertEquals(Duration.ofSeconds(1), wait.retryAfter());
        }
    }

    @Test
    void manyAccountsFromOneAddressMakeThatAddressWait() {
        for (int i = 0; i < 50; i++) fail("user" + i + "@example.org", HOME);
        assertEquals(Duration.ofSeconds(1), blocked("another@example.org", HOME));
        assertDoesNotThrow(() -> fail("another@example.org", "192.0.2.2"));
    }

    @Test
    void whoGetsInStartsAfreshAndTheAddressIsWhereItWas() {
        for (int i = 0; i < 49; i++) fail("user" + i + "@example.org", HOME);
        for (int i = 0; i < 10; i++) {
            fail(ADA, "192.0.2.7");
            succeed(ADA, "192.0.2.7");
        }
        fail(ADA, HOME);
        succeed(ADA, HOME);
        fail("last@example.org", HOME);
        assertEquals(Duration.ofSeconds(1), blocked("more@example.org", HOME));
    }

    @Test
    void theyAreForgottenAfterADay() {
        for (int i = 0; i < 4; i++) fail(ADA, HOME);
        office.clock.advance(Duration.ofHours(24));
        fail(ADA, HOME);
        office.database.write(
                sql -> {
                    failures.sweep(sql);
                    return sql;
                });
        for (int i = 0; i < 4; i++) fail(ADA, HOME);
        assertEquals(Duration.ofSeconds(1), blocked(ADA, HOME));
    }

    @Test
    void manyAtOnceAreNoMoreThanOneAfterTheOther() {
        long letThrough =
                IntStream.range(0, 40)
                        .parallel()
                        .filter(
                                _ -> {
                                    try {
                                        fail(ADA, HOME);
                                        return true;
                                    } catch (Failure.TooMany refused) {
                                        return false;
                                    }
                                })
                        .count();
        assertEquals(5, letThrough);
    }

    private void fail(String email, String address) {
        failures.begin(login(email, address));
    }

    private void succeed(String email, String address) {
        office.database.write(
                sql -> {
                    failures.succeeded(sql, login(email, address));
                    return sql;
                });
    }

    private Duration blocked(String email, String address) {
        return assertThrows(Failure.TooMany.class, () -> fail(email, address)).retryAfter();
    }

    private static LoginFailures.Try login(String email, String address) {
        return new LoginFailures.Try(email, Optional.of(address));
    }
}
