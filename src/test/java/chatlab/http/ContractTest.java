package chatlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import chatlab.failure.Failure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {
    private static final String CHAT = "/api/{user_id}/chat";
    private static final String CONVERSATIONS = "/api/{user_id}/conversations";
    private static final String CONVERSATION = "/api/{user_id}/conversations/{conversation_id}";
    private static final Contract CONTRACT = Contract.load();

    @Test
    void takesABodyThatKeepsToTheContract() {
        JsonNode body =
                body(
                        CHAT,
                        """
                        {"message": "Hello", "conversation_id": "01a1f8bd-071b-7c41-9a52-3d1f8e6b2c40",
                         "character_ids": ["john-dewey", "bell-hooks"], "unknown": [1]}""");

        assertEquals("Hello", body.path("message").asText());
    }

    @Test
    void listsEveryFaultOfABodyAtOnceWithItsPlace() {
        Set<List<Object>> places =
                places(
                        CONVERSATIONS,
                        """
                        {"title": " ", "character_ids": ["a", 7, ""], "order": "loudest", "provider": true,
                         "settings": {"reading_level": "baby", "seed": -1, "language": "english!"}}""");

        assertEquals(
                Set.of(
                        List.of("body", "topic"),
                        List.of("body", "title"),
                        List.of("body", "character_ids", 1),
                        List.of("body", "character_ids", 2),
                        List.of("body", "order"),
                        List.of("body", "provider"),
                        List.of("body", "settings", "reading_level"),
                        List.of("body", "settings", "seed"),
                        List.of("body", "settings", "language")),
                places);
    }

    /** Each fault used to be held against all before it: a minute for one small body. */
    @Test
    @Timeout(30)
    void aBodyWithMoreFaultsThanAnybodyReadsIsRefusedWithTheFirstOnes() {
        String ids = "1,".repeat(200_000) + "1";

        assertEquals(
                1_000,
                faults(CHAT, "{\"message\":\"a\",\"tool\":1,\"character_ids\":[" + ids + "]}")
                        .size());
    }

    @Test
    void saysInWordsWhatIsWrong() {
        Failure.Fault missing = faults(CHAT, "{}").getFirst();
        Failure.Fault type = faults(CHAT, "{\"message\": 7}").getFirst();
        Failure.Fault empty = faults(CHAT, "{\"message\": \" \"}").getFirst();

        assertEquals(
                new Failure.Fault(List.of("body", "message"), "This field is needed.", "missing"),
                missing);
        assertEquals(
                new Failure.Fault(
                        List.of("body", "message"), "Must be of type string.", "type_error"),
                type);
        assertEquals("Must contain more than white space.", empty.msg());
    }

    @Test
    void neverShowsRegularExpressionsOrCodeInAFault() {
        String everything =
                """
                {"title": " ", "character_ids": ["a", "a", "b", "c", "d", "e", "f", "g", "h", "i"], "order": "loudest",
                 "topic": 7, "settings": {"language": "?", "length": "endless", "seed": 1.5}}""";
        for (Failure.Fault fault : faults(CONVERSATIONS, everything)) {
            assertTrue(fault.msg().matches("\\p{Lu}[^\\\\^$#{}]*[^.]\\."), fault.toString());
        }
    }

    @Test
    void countsCodePoints() {
        String owl = "🦉";
        String most = message(owl.repeat(10_000));

        assertEquals(20_000, body(CHAT, most).path("message").textValue().length());
        assertEquals(
                List.of(
                        new Failure.Fault(
                                List.of("body", "message"),
                                "Must have at most 10000 characters.",
                                "string_too_long")),
                faults(CHAT, message(owl.repeat(10_001))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t \r",
                "\u00a0",
                "\u2003\u3000",
                "\u2028",
                "\u0085",
                "\ufeff",
                "\u001f"
            })
    void refusesWhiteSpaceAlone(String text) {
        assertEquals(Set.of(List.of("body", "message")), places(CHAT, message(text)));
        assertEquals(
                text + "x" + text, body(CHAT, message(text + "x" + text)).path("message").asText());
    }

    @Test
    void refusesTenThousandSpacesWithoutLosingItsBreath() {
        assertEquals(Set.of(List.of("body", "message")), places(CHAT, message(" ".repeat(10_000))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\u0000", "a\\ud83eb", "\\udd89", "\\udd89\\ud83e"})
    void refusesNulAndHalfASurrogatePair(String escaped) {
        assertTrue(
                places(CHAT, "{\"message\": \"" + escaped + "\"}")
                        .contains(List.of("body", "message")));
        assertEquals(
                Set.of(List.of("body", "settings", "unknown", 0)),
                places(
                        CONVERSATIONS,
                        "{\"topic\": \"x\", \"settings\": {\"unknown\": [\"" + escaped + "\"]}}"));
    }

    @Test
    void tellsOnceOfTextThatCannotBeStored() {
        assertEquals(1, faults(CHAT, "{\"message\": \"a\\u0000b\"}").size());
    }

    @Test
    void takesNullForLeftOut() {
        JsonNode body =
                body(
                        CONVERSATIONS,
                        """
                        {"topic": "x", "title": null, "character_ids": null, "settings": {"seed": null, "length": "short"}}""");

        assertEquals("{\"topic\":\"x\",\"settings\":{\"length\":\"short\"}}", body.toString());
        assertEquals(
                List.of("missing"),
                faults(CHAT, "{\"message\": null}").stream().map(Failure.Fault::type).toList());
    }

    @Test
    void asksForAtLeastOneChange() {
        assertEquals(Set.of(List.of("body")), places("PATCH", CONVERSATION, "{}"));
        assertEquals(Set.of(List.of("body")), places("PATCH", CONVERSATION, "{\"title\": null}"));
        assertEquals(
                Set.of(List.of("body", "participants")),
                places("PATCH", CONVERSATION, "{\"participants\": []}"));
        assertEquals(
                Set.of(List.of("body", "participants", 1, "character_id")),
                places(
                        "PATCH",
                        CONVERSATION,
                        "{\"participants\": [{\"character_id\": \"a\"}, {\"muted\": true}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "true", "null"})
    void refusesABodyThatIsNoObject(String json) {
        assertEquals(Set.of(List.of("body")), places(CHAT, json));
    }

    @Test
    void needsABodyOnlyWhereTheContractSaysSo() {
        assertThrows(
                Failure.Malformed.class,
                () -> CONTRACT.checkedBody("POST", CHAT, Optional.empty()));
        assertEquals(
                "{}", CONTRACT.checkedBody("POST", "/auth/guest", Optional.empty()).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ada@", "@example.org", "a b@example.org", "ada@example.org\\n"})
    void refusesAnEMailThatIsNone(String email) {
        assertEquals(
                Set.of(List.of("body", "email")),
                places(
                        "/auth/login",
                        "{\"email\": \"%s\", \"password\": \"12345678\"}".formatted(email)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "01a1f8bd071b7c419a523d1f8e6b2c40",
                "01a1f8bd-071b-7c41-9a52-3d1f8e6b2c4",
                "{}",
                ""
            })
    void refusesAnIdThatIsNone(String id) {
        assertEquals(
                Set.of(List.of("body", "conversation_id")),
                places(CHAT, "{\"message\": \"x\", \"conversation_id\": \"%s\"}".formatted(id)));
    }

    @Test
    void knowsWhatItDescribesAndNothingElse() {
        assertTrue(CONTRACT.names("POST", CHAT));
        assertFalse(CONTRACT.names("GET", CHAT));
        assertFalse(CONTRACT.names("POST", "/api/unknown"));
        NullPointerException bug =
                assertThrows(
                        NullPointerException.class,
                        () -> CONTRACT.checkedBody("POST", "/api/unknown", Optional.empty()));
        assertEquals("openapi.yaml lacks POST /api/unknown", bug.getMessage());
    }

    private static String message(String text) {
        return Json.MAPPER.createObjectNode().put("message", text).toString();
    }

    private static JsonNode body(String path, String json) {
        return body("POST", path, json);
    }

    private static JsonNode body(String method, String path, String json) {
        try {
            return CONTRACT.checkedBody(method, path, Optional.of(Json.MAPPER.readTree(json)));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static List<Failure.Fault> faults(String path, String json) {
        return assertThrows(Failure.Invalid.class, () -> body(path, json)).faults();
    }

    private static Set<List<Object>> places(String path, String json) {
        return places("POST", path, json);
    }

    private static Set<List<Object>> places(String method, String path, String json) {
        return places(assertThrows(Failure.Invalid.class, () -> body(method, path, json)));
    }

    private static Set<List<Object>> places(Failure.Invalid invalid) {
        return invalid.faults().stream().map(Failure.Fault::loc).collect(Collectors.toSet());
    }
}
