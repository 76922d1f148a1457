package chatlab.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.database.generated.DefaultSchema;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Named;
import org.junit.jupiter.api.Test;

class UserDataStoreTest {
    /** Whose rows are nobody's, or of whom nobody can tell whose they are; each with its reason. */
    private static final Set<String> NOT_IN_SHARES =
            Set.of(
                    "signing_keys", // the server's own
                    "revocations", // ids of sessions, random, until their tokens expire
                    "ended_users", // hashes of users who are gone
                    "login_failures", // hashes; the e-mail's is deleted with the account
                    "persona_snapshots"); // shared; those of own characters are deleted

    @Test
    void everyTableIsSomebodysOrSaysWhyNot() {
        Set<String> known =
                UserDataStore.shares("ada").stream()
                        .map(share -> share.table().getName())
                        .collect(Collectors.toSet());
        known.addAll(NOT_IN_SHARES);
        Set<String> all =
                DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                        .map(Named::getName)
                        .collect(Collectors.toSet());
        assertEquals(all, known);
    }

    @Test
    void hashesOfSecretsAreNotHandedOut() {
        Set<String> shown =
                UserDataStore.shares("ada").stream()
                        .flatMap(share -> share.shown().stream())
                        .map(Named::getName)
                        .collect(Collectors.toSet());
        assertEquals(
                Set.of(),
                shown.stream().filter(UserDataStoreTest::isSecret).collect(Collectors.toSet()));
    }

    private static boolean isSecret(String field) {
        return field.contains("password") || field.contains("token_hash");
    }
}
