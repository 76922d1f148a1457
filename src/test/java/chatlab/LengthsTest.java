package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chatlab.database.Json;
import chatlab.testing.Answer;
import chatlab.testing.TableTests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long texts may be, counted in code points; what is no text at all; and nulls. */
final class LengthsTest extends TableTests {
    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "学", "😀"})
    void tenThousandCharactersAreTakenAndComeBackWhole(String letter) {
        String text = letter.repeat(10_000);
        Answer stored = say(text);
        assertEquals(text, stored.expect(201).at("/user_message/content"));
        Answer newest = user.get(own + "/messages?order=desc&limit=1");
        assertEquals(List.of(text), newest.each("content"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "学", "😀"})
    void oneMoreIsRefusedByName(String letter) {
        String text = letter.repeat(10_001);
        assertEquals(List.of("body.content"), say(text).expect(422).faults());
        String chat = Json.MAPPER.createObjectNode().put("message", text).toString();
        assertEquals(List.of("body.message"), user.post("/chat", chat).expect(422).faults());
    }

    @ParameterizedTest
    @CsvSource({"title,200", "topic,2000", "system_prompt,8000"})
    void otherTextsHaveTheirBoundsToo(String field, int most) {
        user.post("/conversations", draft(field, "😀".repeat(most))).expect(201);
        Answer refused = user.post("/conversations", draft(field, "😀".repeat(most + 1)));
        assertEquals(List.of("body." + field), refused.expect(422).faults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t ",
                "\u00a0",
                "\u2003",
                "\u3000",
                "\ufeff",
                "a\u0000b",
                "\u0000",
                "\ud800",
                "a\udc00"
            })
    void aTextOfNothingOrThatCannotBeStoredIsRefused(String text) {
        String escaped = escaped(text);
        Answer refused =
                user.post(own + "/messages", "{\"content\":\"" + escaped + "\",\"reply\":false}");
        assertFalse(refused.expect(422).faults().isEmpty());
    }

    @Test
    void aLongFirstMessageIsATopicCutToItsBound() {
        String chat = Json.MAPPER.createObjectNode().put("message", "😀".repeat(9_999)).toString();
        String id = user.post("/chat", chat).expect(200).at("/conversation_id");
        String topic = user.get("/conversations/" + id).expect(200).at("/topic");
        assertEquals(2_000, topic.codePointCount(0, topic.length()));
    }

    @Test
    void eightCharactersMaySitAtTheTableAndNoMore() {
        String ids =
                "\"john-dewey\",\"maria-montessori\",\"lev-vygotsky\",\"bell-hooks\",\"jean-piaget\","
                        + "\"paulo-freire\",\"jane-addams\",\"b-f-skinner\"";
        String draft = "{\"topic\":\"a\",\"character_ids\":[%s]}";
        user.post("/conversations", draft.formatted(ids)).expect(201);
        Answer nine = user.post("/conversations", draft.formatted(ids + ",\"jerome-bruner\""));
        assertEquals(List.of("body.character_ids"), nine.expect(422).faults());
        Answer twice =
                user.post("/conversations", draft.formatted("\"john-dewey\",\"john-dewey\""));
        assertEquals(List.of("body.character_ids"), twice.expect(422).faults());
    }

    @Test
    void nullIsTheSameAsLeavingOut() {
        String nulls =
                "{\"topic\":\"a\",\"title\":null,\"order\":null,\"protocol\":null,\"provider\":null,"
                        + "\"model\":null,\"system_prompt\":null,\"settings\":null,\"character_ids\":null}";
        Answer made = user.post("/conversations", nulls).expect(201);
        assertEquals("balanced", made.at("/order"));
        user.post("/chat", "{\"message\":\"hello\",\"conversation_id\":null,\"provider\":null}")
                .expect(200);
        user.post(own + "/messages", "{\"content\":\"hi\",\"reply\":null,\"speaker_id\":null}")
                .expect(200);
        user.post(own + "/next", "{\"speaker_id\":null}").expect(200);
    }

    @Test
    void nullForANeededFieldIsAMissingField() {
        Answer refused = user.post("/conversations", "{\"topic\":null}").expect(422);
        assertEquals(List.of("body.topic"), refused.faults());
        assertEquals("missing", refused.at("/detail/0/type"));
    }

    @Test
    void unknownFieldsAreNoFault() {
        user.post("/conversations", "{\"topic\":\"a\",\"from_a_newer_client\":{\"x\":[1]}}")
                .expect(201);
    }

    private Answer say(String text) {
        String body =
                Json.MAPPER.createObjectNode().put("content", text).put("reply", false).toString();
        return user.post(own + "/messages", body);
    }

    private static String draft(String field, String text) {
        return Json.MAPPER.createObjectNode().put("topic", "a").put(field, text).toString();
    }

    /** Every letter as JSON's escape, so that half a surrogate pair gets through. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char letter : text.toCharArray()) escaped.append("\\u%04x".formatted((int) letter));
        return escaped.toString();
    }
}
