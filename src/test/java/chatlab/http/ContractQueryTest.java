package chatlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.failure.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Query parameters, held against the contract. */
class ContractQueryTest {
    private static final String CONVERSATIONS = "/api/{user_id}/conversations";
    private static final Contract CONTRACT = Contract.load();

    @Test
    void readsQueryParametersInTheirTypes() {
        JsonNode query =
                CONTRACT.checkedQuery(
                        "GET",
                        CONVERSATIONS,
                        Map.of(
                                "limit",
                                List.of("5"),
                                "archived",
                                List.of("true"),
                                "q",
                                List.of("7"),
                                "unknown",
                                List.of("x")));

        assertEquals(5, query.path("limit").intValue());
        assertTrue(query.path("archived").booleanValue());
        assertEquals("7", query.path("q").textValue());
        assertFalse(query.has("unknown"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "limit, x",
        "limit, ''",
        "limit, 1.5",
        "limit, 99999999999999999999",
        "archived, 1",
        "archived, TRUE",
        "q, ''"
    })
    void refusesTheQueryParameter(String name, String value) {
        Failure.Invalid invalid =
                assertThrows(
                        Failure.Invalid.class,
                        () ->
                                CONTRACT.checkedQuery(
                                        "GET", CONVERSATIONS, Map.of(name, List.of(value))));

        assertEquals(Set.of(List.of("query", name)), places(invalid));
    }

    @Test
    void listsEveryFaultOfAQueryAtOnce() {
        Failure.Invalid invalid =
                assertThrows(
                        Failure.Invalid.class,
                        () ->
                                CONTRACT.checkedQuery(
                                        "GET",
                                        CONVERSATIONS,
                                        Map.of(
                                                "limit",
                                                List.of("0"),
                                                "archived",
                                                List.of("x"),
                                                "q",
                                                List.of("\u0000"))));

        assertEquals(
                Set.of(
                        List.of("query", "limit"),
                        List.of("query", "archived"),
                        List.of("query", "q")),
                places(invalid));
    }

    private static Set<List<Object>> places(Failure.Invalid invalid) {
        return invalid.faults().stream().map(Failure.Fault::loc).collect(Collectors.toSet());
    }
}
