package chatlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import chatlab.failure.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of {@code openapi.yaml}; read anew, so that a change in the reading is seen. */
class ContractLoadTest {
    private static final String CHAT = "/api/{user_id}/chat";
    private static final String CONVERSATIONS = "/api/{user_id}/conversations";

    private final Contract contract = Contract.load();

    @Test
    void namesTheOperationsAndNothingElseOfAPath() {
        assertTrue(contract.names("GET", CONVERSATIONS));
        assertTrue(contract.names("POST", CONVERSATIONS));
        assertTrue(
                contract.names(
                        "PUT",
                        "/api/{user_id}/conversations/{conversation_id}/messages/{message_id}/version"));
        assertTrue(contract.names("PATCH", CONVERSATIONS + "/{conversation_id}"));
        assertTrue(contract.names("DELETE", CONVERSATIONS + "/{conversation_id}"));
        assertFalse(contract.names("PARAMETERS", CONVERSATIONS + "/{conversation_id}"));
        assertFalse(contract.names("get", CONVERSATIONS));
    }

    @Test
    void holdsABodyAgainstWhatItRefersTo() {
        assertEquals(
                "{\"message\":\"x\"}",
                contract.checkedBody("POST", CHAT, Optional.of(body("message", "x"))).toString());
        assertThrows(
                Failure.Invalid.class,
                () -> contract.checkedBody("POST", CHAT, Optional.of(body("message", ""))));
        assertThrows(
                Failure.Malformed.class,
                () -> contract.checkedBody("POST", CHAT, Optional.empty()));
    }

    @Test
    void knowsTheQuerysTypes() {
        JsonNode query =
                contract.checkedQuery(
                        "GET",
                        CONVERSATIONS,
                        Map.of("limit", List.of("7"), "archived", List.of("false")));

        assertEquals("{\"archived\":false,\"limit\":7}", sorted(query));
        assertThrows(
                Failure.Invalid.class,
                () -> contract.checkedQuery("GET", CONVERSATIONS, Map.of("limit", List.of("0"))));
    }

    @Test
    void aQueryParameterOfAPathIsOneOfItsOperations() {
        assertEquals("{}", contract.checkedQuery("GET", CONVERSATIONS, Map.of()).toString());
        assertEquals(
                "{}",
                contract.checkedQuery(
                                "GET", CONVERSATIONS, Map.of("user_id", List.of("not a query")))
                        .toString());
    }

    /** U+D7FF and U+E000 stand on either side of the surrogates. */
    @ParameterizedTest
    @CsvSource({
        "D7FF, true",
        "D800, false",
        "DFFF, false",
        "E000, true",
        "0000, false",
        "0001, true"
    })
    void textMayHaveEveryCharacterThatCanBeStored(String hex, boolean storable) {
        String text = "a" + (char) Integer.parseInt(hex, 16);
        JsonNode body = body("message", text);

        if (storable) {
            assertSame(body, contract.checkedBody("POST", CHAT, Optional.of(body)));
        } else {
            Failure.Invalid invalid =
                    assertThrows(
                            Failure.Invalid.class,
                            () -> contract.checkedBody("POST", CHAT, Optional.of(body)));
            assertEquals("string_unicode", invalid.faults().getFirst().type());
        }
    }

    @Test
    void textInAQueryIsHeldToTheSame() {
        Failure.Invalid invalid =
                assertThrows(
                        Failure.Invalid.class,
                        () ->
                                contract.checkedQuery(
                                        "GET", CONVERSATIONS, Map.of("q", List.of("a\0b"))));

        assertTrue(
                invalid.faults().stream().anyMatch(each -> each.type().equals("string_unicode")));
    }

    private static String sorted(JsonNode query) {
        ObjectNode sorted = Json.MAPPER.createObjectNode();
        query.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> sorted.set(field.getKey(), field.getValue()));
        return sorted.toString();
    }

    private static ObjectNode body(String name, String text) {
        return Json.MAPPER.createObjectNode().put(name, text);
    }
}
