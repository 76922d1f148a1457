package chatlab.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.failure.Failure;
import chatlab.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Links for those who forgot their password. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class PasswordLinksTest {
    private static final String ADA = "ada@example.org";
    private static final String OLD = "correct horse battery";
    private static final String NEW = "a staple of another kind";

    private final TestDatabases kind;
    private Office office;
    private PasswordLinks links;

    PasswordLinksTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        office = new Office(kind.open(folder));
        links = new PasswordLinks(office.database, office.clock);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void onceItSetsAPasswordAndEndsEveryLogin() {
        Tokens before = office.accounts.register(ADA, OLD, null);
        String token = links.make(" Ada@Example.org ").orElseThrow();

        Tokens after = office.accounts.resetPassword(token, NEW);

        assertEquals(before.user(), after.user());
        assertEquals(before.user().id(), office.verify(after).userId());
        assertThrows(Failure.Unauthenticated.class, () -> office.verify(before));
        assertThrows(
                Failure.Unauthenticated.class,
                () -> office.accounts.logins().refresh(before.refreshToken()));
        assertThrows(
                Failure.Unauthenticated.class,
                () -> office.accounts.login(ADA, OLD, Office.ADDRESS));
        office.accounts.login(ADA, NEW, Office.ADDRESS);
        ended(token);
    }

    @Test
    void itEndsAfterADay() {
        office.accounts.register(ADA, OLD, null);
        String token = links.make(ADA).orElseThrow();
        String swept = links.make(ADA).orElseThrow();
        office.clock.advance(Duration.ofHours(24));
        ended(token);
        office.database.write(
                sql -> {
                    links.sweep(sql);
                    return sql;
                });
        ended(swept);
        office.accounts.login(ADA, OLD, Office.ADDRESS);
    }

    @Test
    void aNewerOneEndsIt() {
        office.accounts.register(ADA, OLD, null);
        String first = links.make(ADA).orElseThrow();
        String second = links.make(ADA).orElseThrow();
        ended(first);
        office.accounts.resetPassword(second, NEW);
    }

    @Test
    void aChangedPasswordEndsIt() {
        Tokens ada = office.accounts.register(ADA, OLD, null);
        String token = links.make(ADA).orElseThrow();
        office.accounts.changePassword(office.verify(ada), OLD, NEW);
        ended(token);
    }

    @Test
    void whoHadToWaitNeedsNotAnyLonger() {
        office.accounts.register(ADA, OLD, null);
        for (int i = 0; i < 5; i++)
            assertThrows(
                    Failure.Unauthenticated.class,
                    () -> office.accounts.login(ADA, "a wrong password", Office.ADDRESS));
        office.accounts.resetPassword(links.make(ADA).orElseThrow(), NEW);
        office.accounts.login(ADA, NEW, Office.ADDRESS);
    }

    @Test
    void thereIsNoneForNobodyAndNoneIsGuessed() {
        office.accounts.register(ADA, OLD, null);
        assertEquals(Optional.empty(), links.make("eve@example.org"));
        ended("");
        ended("0vJ3mF5qXg1cYh8nB2kLr7tWz4sPd6aE9uQiOxMvGfA");
        String token = links.make(ADA).orElseThrow();
        assertTrue(token.matches("[A-Za-z0-9_-]{43}"), token);
        ended(token.toLowerCase(Locale.ROOT));
    }

    private void ended(String token) {
        assertThrows(
                Failure.Unauthenticated.class, () -> office.accounts.resetPassword(token, NEW));
    }
}
