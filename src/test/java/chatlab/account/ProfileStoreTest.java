package chatlab.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.DatabaseUrl;
import chatlab.database.Database;
import chatlab.database.Json;
import chatlab.identity.Caller;
import chatlab.testing.TestDatabases;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class ProfileStoreTest {
    private static final Instant START = Instant.parse("2026-11-20T11:35:00.123Z");
    private static final JsonNode NIGHT = Json.MAPPER.createObjectNode().put("theme", "night");

    private final TestDatabases kind;

    ProfileStoreTest(TestDatabases kind) {
        this.kind = kind;
    }

    @Test
    void nameAndPreferencesAreKeptApart(@TempDir Path folder) {
        try (Database database = kind.open(folder)) {
            assertEquals(Optional.empty(), find(database, "ada"));
            meet(database, "ada", START);
            meet(database, "ada", START.plusSeconds(5));
            set(database, "ada", "Ada 🦉", NIGHT);
            set(database, "ada", null, NIGHT);
            Profile ada = find(database, "ada").orElseThrow();
            assertNull(ada.fullName());
            assertEquals(NIGHT, ada.preferences());
            assertEquals(START, ada.createdAt());
            assertEquals("ada@example.org", ada.email());
            meet(database, "bert", START);
            assertTrue(find(database, "bert").orElseThrow().preferences().isEmpty());
        }
    }

    @Test
    void itGoesWithItsUser(@TempDir Path folder) {
        try (Database database = kind.open(folder)) {
            meet(database, "ada", START);
            set(database, "ada", "Ada", NIGHT);
            database.write(sql -> sql.execute("DELETE FROM users WHERE id = 'ada'"));
            meet(database, "ada", START);
            assertNull(find(database, "ada").orElseThrow().fullName());
        }
    }

    @Test
    void aNameThatAnAccountHadIsTheProfiles(@TempDir Path folder) throws SQLException {
        DatabaseUrl url = kind.fresh(folder);
        beforeProfiles(
                url,
                "INSERT INTO users VALUES ('ada', 1), ('bert', 1)",
                "INSERT INTO accounts (user_id, full_name, created_at)"
                        + " VALUES ('ada', 'Ada Lovelace', 1), ('bert', NULL, 1)");
        try (Database database = Database.open(url)) {
            assertEquals("Ada Lovelace", find(database, "ada").orElseThrow().fullName());
            assertTrue(find(database, "ada").orElseThrow().preferences().isEmpty());
            assertNull(find(database, "bert").orElseThrow().fullName());
        }
    }

    private static void beforeProfiles(DatabaseUrl url, String... statements) throws SQLException {
        boolean sqlite = url instanceof DatabaseUrl.Sqlite;
        String jdbc =
                switch (url) {
                    case DatabaseUrl.Sqlite(Path file) -> "jdbc:sqlite:" + file;
                    case DatabaseUrl.PostgreSql(String address, _, _) -> address;
                };
        Flyway.configure()
                .dataSource(jdbc, "postgres", "postgres")
                .locations("classpath:db/common")
                .placeholders(
                        Map.of(
                                "uuid", sqlite ? "TEXT" : "UUID",
                                "json", "JSON",
                                "bytes", sqlite ? "BLOB" : "BYTEA"))
                .target("22")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(jdbc, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            for (String each : statements) statement.execute(each);
        }
    }

    private static void meet(Database database, String userId, Instant now) {
        database.write(
                sql -> {
                    ProfileStore.meet(sql, userId, now);
                    return now;
                });
    }

    private static void set(
            Database database, String userId, @Nullable String name, JsonNode preferences) {
        database.write(
                sql -> {
                    ProfileStore.setName(sql, userId, name);
                    ProfileStore.setPreferences(sql, userId, preferences);
                    return userId;
                });
    }

    private static Optional<Profile> find(Database database, String userId) {
        Optional<String> email = Optional.of(userId + "@example.org");
        Caller caller =
                new Caller(userId, email, false, "user", "key", Optional.empty(), Instant.MAX);
        return database.read(sql -> ProfileStore.find(sql, caller));
    }
}
