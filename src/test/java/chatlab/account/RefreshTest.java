package chatlab.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.failure.Failure;
import chatlab.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refresh tokens: each counts once, with ten seconds' grace. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class RefreshTest {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final TestDatabases kind;
    private Office office;
    private Accounts accounts;

    RefreshTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        office = new Office(kind.open(folder));
        accounts = office.accounts;
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void givesANewPairOfTheSameLogin() {
        Tokens first = accounts.guest();
        Tokens second = accounts.logins().refresh(first.refreshToken());
        Tokens third = accounts.logins().refresh(second.refreshToken());

        assertNotEquals(first.refreshToken(), second.refreshToken());
        assertNotEquals(first.accessToken(), second.accessToken());
        assertEquals(first.user(), third.user());
        assertEquals(office.verify(first).tokenKey(), office.verify(third).tokenKey());
    }

    @Test
    void givesASecondTabAWorkingPairWithinTheGrace() {
        Tokens first = accounts.guest();
        Tokens tab1 = accounts.logins().refresh(first.refreshToken());
        office.clock.advance(GRACE);

        Tokens tab2 = accounts.logins().refresh(first.refreshToken());

        assertEquals(first.user().id(), office.verify(tab2).userId());
        assertEquals(first.user().id(), accounts.logins().refresh(tab1.refreshToken()).user().id());
        assertEquals(first.user().id(), accounts.logins().refresh(tab2.refreshToken()).user().id());
    }

    @Test
    void endsTheWholeLoginWhenATokenComesBackAfterTheGrace() {
        Tokens first = accounts.guest();
        Tokens second = accounts.logins().refresh(first.refreshToken());
        Tokens third = accounts.logins().refresh(second.refreshToken());
        office.clock.advance(GRACE.plusMillis(1));

        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.logins().refresh(first.refreshToken()));
        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.logins().refresh(second.refreshToken()));
        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.logins().refresh(third.refreshToken()));
    }

    @Test
    void refusesTheAccessTokensOfALoginWhoseTokenWasStolen() {
        Tokens first = accounts.guest();
        Tokens second = accounts.logins().refresh(first.refreshToken());
        office.clock.advance(GRACE.plusMillis(1));
        assertEquals(first.user().id(), office.verify(second).userId());

        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.logins().refresh(first.refreshToken()));

        assertThrows(Failure.Unauthenticated.class, () -> office.verify(second));
    }

    @Test
    void countsTheGraceFromTheFirstUse() {
        Tokens first = accounts.guest();
        accounts.logins().refresh(first.refreshToken());
        office.clock.advance(Duration.ofSeconds(6));
        accounts.logins().refresh(first.refreshToken());
        office.clock.advance(Duration.ofSeconds(6));

        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.logins().refresh(first.refreshToken()));
    }

    @Test
    void leavesOtherLoginsAloneWhenOneEnds() {
        Tokens one = accounts.register("ada@example.org", "correct horse battery", null);
        Tokens other = accounts.login("ada@example.org", "correct horse battery", Office.ADDRESS);
        accounts.logins().refresh(one.refreshToken());
        office.clock.advance(GRACE.plusMillis(1));
        assertThrows(
                Failure.Unauthenticated.class, () -> accounts.logins().refresh(one.refreshToken()));

        assertEquals(other.user(), accounts.logins().refresh(other.refreshToken()).user());
    }

    @Test
    void refusesAnyRefreshAfterLogout() {
        Tokens first = accounts.guest();
        Tokens second = accounts.logins().refresh(first.refreshToken());

        accounts.logins().endLogin(office.verify(second));

        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.logins().refresh(second.refreshToken()));
        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.logins().refresh(first.refreshToken()));
    }

    @Test
    void refusesATokenAfterThirtyDays() {
        Tokens tokens = accounts.guest();
        office.clock.advance(Duration.ofDays(30));

        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.logins().refresh(tokens.refreshToken()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\u0000", "🦉", "' OR 1=1 --"})
    void refusesWhatWasNeverGivenOut(String token) {
        assertThrows(Failure.Unauthenticated.class, () -> accounts.logins().refresh(token));
    }

    @Test
    void sweepsAwayOnlyWhatHasExpired() {
        Tokens old = accounts.guest();
        office.clock.advance(Duration.ofDays(20));
        Tokens recent = accounts.guest();
        office.clock.advance(Duration.ofDays(10));

        office.database.write(
                sql -> {
                    accounts.sweep(sql);
                    return "done";
                });

        assertThrows(
                Failure.Unauthenticated.class, () -> accounts.logins().refresh(old.refreshToken()));
        assertEquals(recent.user(), accounts.logins().refresh(recent.refreshToken()).user());
    }
}
