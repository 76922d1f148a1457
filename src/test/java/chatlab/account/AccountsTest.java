package chatlab.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.failure.Failure;
import chatlab.identity.Caller;
import chatlab.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class AccountsTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String WRONG = "wrong horse battery";

    private final TestDatabases kind;
    private Office office;
    private Accounts accounts;

    AccountsTest(TestDatabases kind) {
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
    void takesAGuest() {
        Tokens tokens = accounts.guest();
        Caller caller = office.verify(tokens);

        assertEquals("bearer", tokens.tokenType());
        assertEquals(3600, tokens.expiresIn());
        assertEquals(new Tokens.User(caller.userId(), null, null, true, "user"), tokens.user());
        assertTrue(caller.anonymous());
        assertNotEquals(accounts.guest().user().id(), tokens.user().id());
    }

    @Test
    void takesNoGuestsWhereTheyAreSwitchedOff() {
        Accounts closed = office.accounts(false);

        assertThrows(Failure.NotFound.class, closed::guest);
    }

    @Test
    void registersAndSignsIn() {
        Tokens registered = accounts.register(" Ada@Example.org ", PASSWORD, "Ada Lovelace");
        Tokens signedIn = accounts.login("ada@example.org", PASSWORD, Office.ADDRESS);

        assertEquals("ada@example.org", registered.user().email());
        assertEquals("Ada Lovelace", registered.user().fullName());
        assertFalse(registered.user().isAnonymous());
        assertEquals(registered.user(), signedIn.user());
        assertEquals(registered.user().id(), office.verify(signedIn).userId());
        assertNotEquals(office.verify(registered).tokenKey(), office.verify(signedIn).tokenKey());
    }

    @Test
    void signsInWithoutRegardToCaseInTheEMail() {
        Tokens registered = accounts.register("ADA@example.ORG", PASSWORD, null);

        assertEquals(
                registered.user().id(),
                accounts.login("ada@EXAMPLE.org", PASSWORD, Office.ADDRESS).user().id());
        assertNull(registered.user().fullName());
    }

    @Test
    void refusesAnEMailThatIsTakenAndChangesNothing() {
        accounts.register("ada@example.org", PASSWORD, "Ada");

        assertThrows(
                Failure.Conflict.class,
                () -> accounts.register("ADA@example.org", "another password", "Eve"));
        assertEquals(
                "Ada",
                accounts.login("ada@example.org", PASSWORD, Office.ADDRESS).user().fullName());
        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.login("ada@example.org", "another password", Office.ADDRESS));
    }

    @Test
    void saysTheSameOfAWrongPasswordAndAnUnknownEMail() {
        accounts.register("ada@example.org", PASSWORD, null);

        Failure wrong =
                assertThrows(
                        Failure.Unauthenticated.class,
                        () -> accounts.login("ada@example.org", WRONG, Office.ADDRESS));
        Failure unknown =
                assertThrows(
                        Failure.Unauthenticated.class,
                        () -> accounts.login("eve@example.org", WRONG, Office.ADDRESS));

        assertEquals(wrong.getMessage(), unknown.getMessage());
    }

    @Test
    void tellsApartPasswordsThatDifferOnlyAfterByte72() {
        String one = "x".repeat(100) + "1";
        String other = "x".repeat(100) + "2";
        accounts.register("ada@example.org", one, null);

        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.login("ada@example.org", other, Office.ADDRESS));
        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.login("ada@example.org", "x".repeat(72), Office.ADDRESS));
        assertEquals(
                "ada@example.org",
                accounts.login("ada@example.org", one, Office.ADDRESS).user().email());
    }

    @Test
    void takesAPasswordOfAnyCharacters() {
        String password = "pässwörd 🦉 日本\u0000end";
        accounts.register("ada@example.org", password, null);

        assertEquals(
                "ada@example.org",
                accounts.login("ada@example.org", password, Office.ADDRESS).user().email());
        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.login("ada@example.org", "pässwörd 🦉 日本", Office.ADDRESS));
    }

    @Test
    void makesEverLongerWaitsOfWrongPasswordsAndEndsThem() {
        accounts.register("ada@example.org", PASSWORD, null);
        for (int i = 0; i < 5; i++) wrong();

        assertEquals(Duration.ofSeconds(1), blocked(PASSWORD));
        office.clock.advance(Duration.ofSeconds(1));
        wrong();
        assertEquals(Duration.ofSeconds(2), blocked(WRONG));
        office.clock.advance(Duration.ofSeconds(2));
        wrong();
        assertEquals(Duration.ofSeconds(4), blocked(PASSWORD));
        office.clock.advance(Duration.ofMillis(3_999));
        assertEquals(Duration.ofMillis(1), blocked(PASSWORD));
        office.clock.advance(Duration.ofMillis(1));

        assertEquals(
                "ada@example.org",
                accounts.login("ada@example.org", PASSWORD, Office.ADDRESS).user().email());
        for (int i = 0; i < 4; i++) wrong(); // counted from the start again
        assertEquals(
                "ada@example.org",
                accounts.login("ada@example.org", PASSWORD, Office.ADDRESS).user().email());
    }

    @Test
    void makesNobodyWaitLongerThanAQuarterOfAnHour() {
        accounts.register("ada@example.org", PASSWORD, null);
        for (int i = 0; i < 5; i++) wrong();
        for (int i = 0; i < 11; i++) {
            office.clock.advance(blocked(PASSWORD));
            wrong();
        }

        assertEquals(Duration.ofMinutes(15), blocked(PASSWORD));
    }

    @Test
    void makesNobodyElseWait() {
        accounts.register("ada@example.org", PASSWORD, null);
        accounts.register("bert@example.org", PASSWORD, null);
        for (int i = 0; i < 5; i++) wrong();

        assertEquals(
                "bert@example.org",
                accounts.login("bert@example.org", PASSWORD, Office.ADDRESS).user().email());
    }

    @Test
    void turnsAGuestIntoAnAccountOfTheSameId() {
        Tokens guest = accounts.guest();

        Tokens upgraded =
                accounts.upgrade(office.verify(guest), "Ada@example.org", PASSWORD, "Ada");

        assertEquals(
                new Tokens.User(guest.user().id(), "ada@example.org", "Ada", false, "user"),
                upgraded.user());
        assertFalse(office.verify(upgraded).anonymous());
        assertEquals(
                guest.user().id(),
                accounts.login("ada@example.org", PASSWORD, Office.ADDRESS).user().id());
        assertEquals(
                guest.user().id(), accounts.logins().refresh(guest.refreshToken()).user().id());
    }

    @Test
    void upgradesNeitherToATakenEMailNorTwice() {
        accounts.register("ada@example.org", PASSWORD, null);
        Caller guest = office.verify(accounts.guest());

        assertThrows(
                Failure.Conflict.class,
                () -> accounts.upgrade(guest, "ADA@example.org", PASSWORD, null));
        accounts.upgrade(guest, "bert@example.org", PASSWORD, null);
        assertThrows(
                Failure.Conflict.class,
                () -> accounts.upgrade(guest, "carl@example.org", PASSWORD, null));
    }

    @Test
    void endsEveryOtherLoginWhenThePasswordIsChanged() {
        Tokens other = accounts.register("ada@example.org", PASSWORD, null);
        Tokens own = accounts.login("ada@example.org", PASSWORD, Office.ADDRESS);

        accounts.changePassword(office.verify(own), PASSWORD, "a new password");

        assertThrows(Failure.Unauthenticated.class, () -> office.verify(other));
        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.logins().refresh(other.refreshToken()));
        assertEquals(own.user().id(), office.verify(own).userId());
        assertEquals(own.user().id(), accounts.logins().refresh(own.refreshToken()).user().id());
        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.login("ada@example.org", PASSWORD, Office.ADDRESS));
        assertEquals(
                own.user().id(),
                accounts.login("ada@example.org", "a new password", Office.ADDRESS).user().id());
    }

    @Test
    void changesNoPasswordWithoutTheCurrentOneAndCountsTheGuesses() {
        Caller ada = office.verify(accounts.register("ada@example.org", PASSWORD, null));

        for (int i = 0; i < 5; i++) {
            assertThrows(
                    Failure.Forbidden.class,
                    () -> accounts.changePassword(ada, WRONG, "a new password"));
        }

        assertThrows(
                Failure.TooMany.class,
                () -> accounts.changePassword(ada, PASSWORD, "a new password"));
        office.clock.advance(Duration.ofSeconds(1));
        assertEquals(
                ada.userId(),
                accounts.login("ada@example.org", PASSWORD, Office.ADDRESS).user().id());
    }

    @Test
    void changesNoPasswordOfAGuest() {
        Caller guest = office.verify(accounts.guest());

        assertThrows(
                Failure.Forbidden.class,
                () -> accounts.changePassword(guest, "", "a new password"));
    }

    private void wrong() {
        assertThrows(
                Failure.Unauthenticated.class,
                () -> accounts.login("ada@example.org", WRONG, Office.ADDRESS));
    }

    private Duration blocked(String password) {
        return assertThrows(
                        Failure.TooMany.class,
                        () -> accounts.login("ada@example.org", password, Office.ADDRESS))
                .retryAfter();
    }
}
