package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import chatlab.testing.Answer;
import chatlab.testing.TestServer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What the server decides is nobody's to send: whatever else a body holds, in each object of it,
 * leaves no trace in an answer or in any column of any table.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MassAssignmentTest {
    private static final String WORD = "smuggled";
    private static final String ID = "01a1f8bc-dead-7a05-b3f1-6d2c48e97a10";
    private static final String TIME = "1999-12-31T23:59:59.999Z";
    private static final long MILLIS = 946_684_799_999L;
    private static final int NUMBER = 424_243;

    static final List<Door> WRITING =
            Door.all().stream()
                    .filter(door -> door.row().path("body").isObject() && door.answers() < 300)
                    .filter(door -> !door.operation().endsWith("/import")) // a card keeps all of it
                    .toList();

    private TestServer server;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path place) {
        folder = place;
        server = TestServer.start(place);
    }

    @AfterAll
    void nothingOfItIsKept() {
        server.close();
        assertEquals(Set.of(), traces());
    }

    @ParameterizedTest
    @FieldSource("WRITING")
    void whatIsNobodysToSayChangesNothing(Door door) {
        Belongings resident = door.resident(server.client());
        ObjectNode plain = (ObjectNode) door.row().path("body");
        for (ObjectNode body : bodies(door, plain)) {
            Answer answer = door.with(body).knock(resident);
            boolean unknownFields = answer.status() == 422;
            assertTrue(answer.status() < 300 || unknownFields, answer::text);
            if (!unknownFields) assertUntouched(answer.text());
        }
        assertUntouched(resident.user().get("/profile").text());
        assertUntouched(resident.user().get("/conversations").text());
        assertUntouched(resident.user().get("/characters").text());
    }

    @Test
    void nobodyRisesByAskingForIt() {
        String body =
                "{\"is_anonymous\":false,\"role\":\"admin\",\"app_metadata\":{\"role\":\"admin\"}}";
        Answer guest = server.client().post("/auth/guest", body).expect(200);
        assertTrue(guest.json().at("/user/is_anonymous").asBoolean(), guest::text);
        String claims = guest.at("/access_token").split("\\.")[1];
        String decoded = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
        assertFalse(decoded.contains("admin"), decoded);
    }

    @Test
    void theSearchFindsWhatIsThere() throws SQLException {
        try (Connection database = database();
                Statement sql = database.createStatement()) {
            sql.execute("CREATE TABLE searched (at BIGINT, id TEXT)");
            sql.execute("INSERT INTO searched VALUES (" + MILLIS + ", 'x" + WORD + "')");
            assertEquals(2, traces().size());
            sql.execute("DROP TABLE searched");
        }
    }

    private static ObjectNode laden(ObjectNode plain) {
        ObjectNode body = plain.deepCopy();
        for (String name :
                List.of(
                        "id user_id owner owner_id account_id message_id sub email_verified stance"
                                .split(" "))) body.put(name, ID);
        for (String name :
                List.of("created_at updated_at edited_at deleted_at expires_at at".split(" ")))
            body.put(name, TIME);
        for (String name :
                List.of("createdAt deletedAt iat exp last_seq lastSeq createdAtMillis".split(" ")))
            body.put(name, MILLIS);
        for (String name :
                List.of(
                        "message_count seq tokens_in tokens_out cost_usd turns_done words"
                                .split(" "))) body.put(name, NUMBER);
        for (String name :
                List.of(
                        "role status finish finish_reason password_hash from_card avatar avatar_url set"
                                .split(" "))) if (!body.has(name)) body.put(name, WORD);
        for (String name : List.of("built_in is_anonymous isAdmin from_card".split(" ")))
            body.put(name, true);
        for (String name :
                List.of(
                        "app_metadata user_metadata claims citations speaker own card __proto__ constructor prototype"
                                .split(" ")))
            body.putObject(name).put("role", WORD).put("id", ID).put("at", MILLIS);
        if (!body.has("version")) body.put("version", NUMBER);
        return body;
    }

    private static List<ObjectNode> bodies(Door door, ObjectNode plain) {
        ObjectNode below = ladenBelow(door, plain);
        return below.equals(plain) ? List.of(laden(plain)) : List.of(laden(plain), below);
    }

    /** The objects within the body are laden, and the fields that may hold objects are there. */
    private static ObjectNode ladenBelow(Door door, ObjectNode plain) {
        ObjectNode body = plain.deepCopy();
        ObjectNode junk = Json.MAPPER.createObjectNode();
        if (door.operation().contains("conversations")) body.set("settings", laden(junk));
        if (door.operation().equals("PATCH /api/{user_id}/conversations/{conversation_id}"))
            body.putArray("participants").add(laden(junk).put("character_id", "john-dewey"));
        if (door.operation().contains("/characters")) {
            ObjectNode idea = junk.deepCopy().put("title", "T").put("statement", "S");
            ObjectNode ladenIdea = laden(idea);
            ladenIdea.put("id", "an-idea");
            body.putArray("key_ideas").add(ladenIdea);
            body.set("voice", laden(junk));
            body.putArray("works").add(laden(junk).put("title", "W").put("year", 1900));
        }
        return body;
    }

    private static void assertUntouched(String answer) {
        for (String trace : List.of(WORD, ID, TIME, String.valueOf(NUMBER)))
            assertFalse(answer.contains(trace), () -> trace + " in " + answer);
    }

    /** Each column of the database that holds any of what was sent. */
    private Set<String> traces() {
        Set<String> traces = new TreeSet<>();
        try (Connection database = database();
                Statement sql = database.createStatement()) {
            for (String table : tables(sql)) collect(sql, table, traces);
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
        return traces;
    }

    private static void collect(Statement sql, String table, Set<String> traces)
            throws SQLException {
        ResultSet rows = sql.executeQuery("SELECT * FROM \"" + table + "\"");
        while (rows.next()) {
            for (int at = 1; at <= rows.getMetaData().getColumnCount(); at++) {
                if (isTrace(String.valueOf(rows.getString(at))))
                    traces.add(table + "." + rows.getMetaData().getColumnName(at));
            }
        }
    }

    private static boolean isTrace(String value) {
        boolean number = Set.of(String.valueOf(MILLIS), String.valueOf(NUMBER)).contains(value);
        return number || List.of(WORD, ID, "1999-12-31").stream().anyMatch(value::contains);
    }

    private static List<String> tables(Statement sql) throws SQLException {
        List<String> tables = new ArrayList<>();
        ResultSet all =
                sql.executeQuery(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%'");
        while (all.next()) tables.add(all.getString(1));
        return tables;
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chatlab.db"));
    }
}
