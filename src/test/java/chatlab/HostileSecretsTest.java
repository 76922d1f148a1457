package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import chatlab.testing.Answer;
import chatlab.testing.Blame;
import chatlab.testing.LogLines;
import chatlab.testing.ServerTests;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Secrets of every wrong kind: each is refused in plain words, opens nothing, and is neither said
 * back nor written down.
 */
final class HostileSecretsTest extends ServerTests {
    /** Stands in each value that can hold it. */
    private static final String WORD = "Zwielicht";

    private static final String NUMBER = "987654321012345";
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 413, 422);

    /** One secret field of one call; the other fields are as they should be. */
    private record Field(String path, String name, ObjectNode rest, boolean signed) {}

    private static final List<Field> FIELDS = fields();

    private final LogLines log = new LogLines();
    private User user;

    @BeforeAll
    void enter() {
        user = server.guest();
        client.post(
                        "/auth/register",
                        "{\"email\":\"ada@example.org\",\"password\":\"correct horse battery\"}")
                .expect(201);
    }

    @AfterAll
    void nothingWasWrittenDown() {
        log.close();
        for (String line : log.all()) {
            assertFalse(line.contains(WORD) || line.contains(NUMBER), line);
            assertFalse(line.startsWith("ERROR") || line.startsWith("WARN"), line);
        }
        assertTrue(log.all().size() > 100, "requests are logged");
    }

    private static List<Field> fields() {
        ObjectNode account =
                Json.MAPPER
                        .createObjectNode()
                        .put("email", "ada@example.org")
                        .put("password", "correct horse battery");
        ObjectNode change =
                Json.MAPPER
                        .createObjectNode()
                        .put("current_password", "correct horse battery")
                        .put("new_password", "a staple of another kind");
        List<Field> fields = new ArrayList<>();
        for (String name : List.of("email", "password")) {
            fields.add(new Field("/auth/register", name, account, false));
            fields.add(new Field("/auth/login", name, account, false));
            fields.add(new Field("/auth/upgrade", name, account, true));
        }
        for (String name : List.of("current_password", "new_password"))
            fields.add(new Field("/auth/password", name, change, true));
        fields.add(
                new Field("/auth/refresh", "refresh_token", Json.MAPPER.createObjectNode(), false));
        return fields;
    }

    static Stream<Arguments> values() {
        return FIELDS.stream()
                .flatMap(field -> VALUES.stream().map(value -> Arguments.of(field, value)));
    }

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "\"\"",
                    "\" \"",
                    "\"\\t\\n\"",
                    "7",
                    NUMBER,
                    NUMBER + "e400",
                    "true",
                    "false",
                    "[]",
                    "[\"" + WORD + " battery\"]",
                    "{}",
                    "{\"" + WORD + "\":\"" + WORD + "\"}",
                    "{\"$ne\":\"" + WORD + "\"}",
                    "\"" + WORD + "\\u0000 battery\"",
                    "\"" + WORD + " battery\\ud800\"",
                    "\"\\udc00" + WORD + " battery\"",
                    "\"" + WORD.repeat(600) + "\"");

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    void isRefused(Field field, String value) throws Exception {
        ObjectNode body = field.rest().deepCopy();
        body.set(field.name(), null);
        refused(send(field, body.toString().replace("null", value)), "body." + field.name());
    }

    static Stream<Field> places() {
        return FIELDS.stream();
    }

    @ParameterizedTest
    @MethodSource("places")
    void isRefusedWhereItIsMissing(Field field) {
        ObjectNode body = field.rest().deepCopy();
        body.remove(field.name());
        refused(send(field, body.toString()), "body." + field.name());
    }

    @ParameterizedTest
    @MethodSource("places")
    void aMegabyteIsTooLarge(Field field) {
        ObjectNode body = field.rest().deepCopy();
        body.put(field.name(), WORD.repeat(1_048_576 / WORD.length()));
        refused(send(field, body.toString()).expect(413), "");
    }

    static Stream<String> headers() {
        String good = "Bearer " + WORD;
        return Stream.of(
                "",
                " ",
                WORD,
                "Bearer",
                "Bearer ",
                "bearer  ",
                good,
                good + " " + WORD,
                "Bearer " + WORD + "." + WORD + "." + WORD,
                "Bearer eyJhbGciOiJub25lIn0." + WORD + ".",
                "Bearer ..",
                "Bearer null",
                "Bearer undefined",
                "Bearer [object Object]",
                "Bearer \"" + WORD + "\"",
                "Bearer {\"a\":\"" + WORD + "\"}",
                "Bearer \u00e9" + WORD,
                "Bearer %00" + WORD,
                "Bearer\t" + WORD,
                "Basic " + WORD,
                "Digest username=" + WORD,
                "Bearer, " + good,
                good.repeat(400),
                "Bearer " + WORD.repeat(850));
    }

    /** The head alone is a raw one, since no decent client sends these. */
    @ParameterizedTest
    @MethodSource("headers")
    void noSuchHeaderIsAToken(String value) {
        for (String path : List.of("/conversations", "/profile")) {
            String answer = raw(user.own(path), value);
            assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
            assertTrue(answer.contains("WWW-Authenticate: Bearer"), answer);
            assertFalse(answer.contains(WORD), answer);
        }
    }

    @ParameterizedTest
    @MethodSource("controls")
    void noControlCharacterIsPartOfAToken(String value) {
        String answer = raw(user.own("/conversations"), value);
        assertTrue(answer.matches("(?s)HTTP/1\\.1 (400|401) .*"), answer);
        assertFalse(answer.contains(WORD), answer);
    }

    static Stream<String> controls() {
        return Stream.of(
                "Bearer \u0000" + WORD, "Bearer \u0001" + WORD, "Bearer " + WORD + "\r\n " + WORD);
    }

    private Answer send(Field field, String body) {
        return client.post(field.path(), body, field.signed() ? user.signed() : new String[0]);
    }

    private String raw(String path, String authorization) {
        return Blame.raw(
                client,
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                        + authorization
                        + "\r\n\r\n");
    }

    private static void refused(Answer answer, String place) {
        assertTrue(REFUSALS.contains(answer.status()), () -> answer.status() + answer.text());
        if (answer.status() == 422) assertTrue(answer.faults().contains(place), answer::text);
        String whole = answer.headers().map() + answer.text();
        assertFalse(whole.contains(WORD) || whole.contains(NUMBER), whole);
        assertFalse(whole.contains("token\"") && whole.contains("expires_in"), whole);
        assertEquals("application/json", answer.header("Content-Type"));
    }
}
