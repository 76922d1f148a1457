package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.CardPictures;
import chatlab.testing.GuestTests;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Character cards in and out, and everything they carry still there. */
final class CardsTest extends GuestTests {
    static final ObjectMapper EXACT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final String DATA =
            """
            "name":"Søren 🦉","description":"{{char}} is a weaver.\\nHe teaches {{user}}.","personality":"slow; exact",
             "scenario":"A loom in the attic.","first_mes":"Sit down, {{User}}.","mes_example":"<START>\\n{{char}}: Thread by thread.",
             "creator_notes":"SECRET NOTES","system_prompt":"{{original}} Speak of cloth.","post_history_instructions":"Stay short.",
             "alternate_greetings":["Oh!","日本語 \\u0007 tab\\t"],"tags":["weaver","SECRET TAG"],"creator":"SECRET MAKER","character_version":"SECRET 1.10",
             "character_book":{"name":"Loom","scan_depth":3,"token_budget":1.50,"recursive_scanning":false,"extensions":{"x":{"y":[1,2.0,{"z":null}]}},
               "entries":[{"keys":["Heddle"],"content":"@@depth 4\\nA heddle lifts the warp.","extensions":{"a":1},"enabled":true,"insertion_order":10,"case_sensitive":null,
                           "name":"h","priority":1,"id":7,"comment":"c","selective":false,"secondary_keys":[],"constant":false,"position":"before_char","use_regex":false},
                          {"keys":[],"content":"The attic is cold.","enabled":true,"insertion_order":1,"constant":true,"extensions":{}},
                          {"keys":["(a+)+$"],"content":"never","enabled":true,"insertion_order":1,"use_regex":true,"extensions":{}},
                          {"keys":["warp"],"content":"switched off","enabled":false,"insertion_order":1,"extensions":{}}]},
             "extensions":{"depth_prompt":{"prompt":"p","depth":4},"deep":{"a":{"b":{"c":[[[{"d":1e400,"e":1.10,"f":12345678901234567890}]]]}}},"":"empty key"},
             "unknown_field":{"kept":[true,null,0.1]}""";
    static final String V1 =
            "{\"name\":\"Søren\",\"description\":\"A weaver.\",\"personality\":\"slow\",\"scenario\":\"\","
                    + "\"first_mes\":\"Sit.\",\"mes_example\":\"\",\"other_tool\":{\"n\":1.0},\"tags\":[\"x\"]}";
    static final String V2 =
            "{\"spec\":\"chara_card_v2\",\"spec_version\":\"2.0\",\"data\":{"
                    + DATA
                    + "},\"fav\":true,\"name\":\"Søren 🦉\"}";
    static final String V3 =
            "{\"spec\":\"chara_card_v3\",\"spec_version\":\"3.0\",\"beside\":[1],\"data\":{"
                    + DATA
                    + ",\"nickname\":\"Søri\",\"creator_notes_multilingual\":{\"da\":\"SECRET\"},\"source\":[\"https://example.org\"],"
                    + "\"group_only_greetings\":[\"All here?\"],\"creation_date\":1700000000,\"modification_date\":1700000001.50,"
                    + "\"assets\":[{\"type\":\"icon\",\"uri\":\"https://example.org/never.png\",\"name\":\"main\",\"ext\":\"png\"},"
                    + "{\"type\":\"x-risu-asset\",\"uri\":\"embeded://a\",\"name\":\"a\",\"ext\":\"png\",\"more\":1}]}}";

    @Test
    void aCardBecomesACharacter() {
        Answer made = user.post("/characters/import", V3).expect(201);
        assertEquals("Søren 🦉", made.at("/name"));
        assertEquals("Søri", made.at("/called"));
        assertEquals("{{char}} is a weaver.\nHe teaches {{user}}.", made.at("/description"));
        assertEquals("slow; exact", made.at("/voice/manner"));
        assertEquals("A loom in the attic.", made.at("/scenario"));
        assertEquals("Sit down, {{User}}.", made.at("/greeting"));
        assertEquals("<START>\n{{char}}: Thread by thread.", made.at("/example_dialogue"));
        assertEquals("{{original}} Speak of cloth.", made.at("/instructions"));
        assertEquals("Stay short.", made.at("/reminder"));
        assertTrue(made.json().path("from_card").asBoolean());
        assertFalse(made.text().contains("SECRET"));
        assertTrue(made.at("/avatar_url").startsWith("/avatars/drawn/"), "nothing is fetched");
    }

    @ParameterizedTest
    @CsvSource({"v2,V2", "v3,V3"})
    void whatCameIsGivenBackAsItWas(String spec, String which) throws IOException {
        String card = which.equals("V2") ? V2 : V3;
        String id = user.post("/characters/import", card).expect(201).at("/id");
        JsonNode given = card(id, "?spec=" + spec);
        ObjectNode back = given.deepCopy();
        assertTrue(((ObjectNode) back.at("/data/extensions")).remove("chatlab").isObject());
        if (which.equals("V2")) assertEquals(EXACT.readTree(card), back);
        if (which.equals("V3")) assertEquals(EXACT.readTree(card), back);
    }

    @Test
    void aV1CardKeepsWhatItHadBesideItsFields() throws IOException {
        String id = user.post("/characters/import", V1).expect(201).at("/id");
        JsonNode v3 = card(id, "");
        assertEquals("chara_card_v3", v3.path("spec").asText());
        assertEquals(EXACT.readTree("{\"n\":1.0}"), v3.path("other_tool"));
        assertEquals("A weaver.", v3.at("/data/description").asText());
        assertEquals("x", v3.at("/data/tags/0").asText());
        assertEquals("", v3.at("/data/creator").asText());
        assertTrue(v3.at("/data/group_only_greetings").isArray());
        assertFalse(v3.has("name"));
        assertEquals("chara_card_v2", card(id, "?spec=v2").path("spec").asText());
        assertEquals("2.0", card(id, "?spec=v2").path("spec_version").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"json&spec=v3", "json&spec=v2", "png"})
    void whatIsTakenAwayAndBroughtBackIsTheSame(String format) {
        String first = user.post("/characters/import", V3).expect(201).at("/id");
        user.patch(
                        "/characters/" + first,
                        """
                        {"called":"Søren the Elder","surname":"Elder","tagline":"<b>Weaves</b> 🧵","born":-40,"color":"#A01b2C",
                         "key_ideas":[{"title":"Thread","statement":"One at a time.","point":"cloth is patience","tags":["cloth"],
                           "supports":["patience"],"source":{"work":"On Looms","year":-12,"locator":"II, 3"}},{"title":"日本","statement":"…"}],
                         "quotations":[{"text":"“Weave.”","source":{"work":"On Looms","year":-12}}],
                         "voice":{"manner":"Slower still","images":["a shuttle"],"never":["hurries"]},
                         "stances":{"play_work":2,"individual_social":-1},"works":[{"title":"On Looms","year":-12}],"greeting":"Come in."}""")
                .expect(200);
        user.putBytes("/characters/" + first + "/avatar", "image/jpeg", CardPictures.jpeg(700, 90))
                .expect(200);
        JsonNode before = user.get("/characters/" + first).json();
        Answer card = user.get("/characters/" + first + "/card?format=" + format).expect(200);
        String type = format.equals("png") ? "image/png" : "application/json";
        assertEquals(type, card.header("Content-Type"));
        User friend = server.guest();
        Answer again = friend.postBytes("/characters/import", type, card.body()).expect(201);
        assertEquals(bare(before), bare(again.json()));
        Answer third =
                friend.get("/characters/" + again.at("/id") + "/card?format=" + format).expect(200);
        if (!format.equals("png")) assertEquals(exact(card), dated(exact(third), exact(card)));
    }

    @Test
    void aCharacterMadeHereIsTakenAwayAndBroughtBack() {
        for (String who : List.of("john-dewey", "confucius", "green-hat")) {
            String id = user.character("{\"duplicate_of\":\"%s\",\"name\":\"Me\"}".formatted(who));
            JsonNode before = user.get("/characters/" + id).json();
            for (String format : List.of("json", "png")) {
                Answer card = user.get("/characters/" + id + "/card?format=" + format).expect(200);
                Answer again =
                        user.postBytes(
                                        "/characters/import",
                                        card.header("Content-Type"),
                                        card.body())
                                .expect(201);
                assertEquals(bare(before), bare(again.json()));
            }
        }
    }

    @Test
    void anEditChangesItsFieldAndLeavesTheOthersAsTheyCame() throws IOException {
        String id = user.post("/characters/import", V2).expect(201).at("/id");
        user.patch("/characters/" + id, "{\"name\":\"Sven\",\"greeting\":\"Come.\"}").expect(200);
        JsonNode card = card(id, "?spec=v2");
        assertEquals("Sven", card.at("/data/name").asText());
        assertEquals("Sven", card.path("name").asText(), "said twice by some tools");
        assertEquals("Come.", card.at("/data/first_mes").asText());
        JsonNode came = EXACT.readTree(V2);
        for (String field :
                List.of(
                        "description",
                        "creator_notes",
                        "tags",
                        "alternate_greetings",
                        "character_book",
                        "unknown_field",
                        "creator",
                        "mes_example"))
            assertEquals(came.at("/data/" + field), card.at("/data/" + field), field);
        assertEquals(came.at("/data/extensions/deep"), card.at("/data/extensions/deep"));
        assertTrue(card.at("/data/modification_date").isIntegralNumber());
    }

    @Test
    void whatAnotherToolChangedCounts() throws IOException {
        String id = user.character("{\"name\":\"Ada\",\"description\":\"Old.\",\"tagline\":\"T\"}");
        ObjectNode card = (ObjectNode) card(id, "");
        ((ObjectNode) card.path("data")).put("description", "New.").put("name", "Countess");
        Answer again = user.post("/characters/import", card.toString()).expect(201);
        assertEquals("New.", again.at("/description"));
        assertEquals("Countess", again.at("/name"));
        assertEquals("T", again.at("/tagline"));
    }

    @Test
    void theFileIsNamedAfterTheCharacter() {
        String id = user.character("{\"name\":\"Ähre & \\\"Søn\\\"\\u2028\"}");
        assertEquals(
                "attachment; filename=\"ahre-s-n.json\"",
                user.get("/characters/" + id + "/card").expect(200).header("Content-Disposition"));
        user.get("/characters/" + id + "/card?format=gif").expect(422);
        user.get("/characters/" + id + "/card?spec=v1").expect(422);
    }

    @Test
    void aRepeatedImportMakesOne() {
        Answer first = user.post("/characters/import", V2, "Idempotency-Key", "k").expect(201);
        Answer again = user.post("/characters/import", V2, "Idempotency-Key", "k").expect(201);
        assertEquals(first.at("/id"), again.at("/id"));
        user.post("/characters/import", V3, "Idempotency-Key", "k").expect(409);
    }

    static byte[] form(String boundary, String name, byte[] content) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        String head =
                "--%1$s\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--%1$s\r\n"
                        + "Content-Disposition: form-data; name=\"%2$s\"; filename=\"c.bin\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n";
        form.writeBytes(head.formatted(boundary, name).getBytes(StandardCharsets.ISO_8859_1));
        form.writeBytes(content);
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return form.toByteArray();
    }

    private JsonNode card(String id, String query) {
        return exact(user.get("/characters/" + id + "/card" + query).expect(200));
    }

    private static JsonNode exact(Answer answer) {
        try {
            return EXACT.readTree(answer.text());
        } catch (IOException notJson) {
            throw new AssertionError(answer.text(), notJson);
        }
    }

    /** An import is a first version, so it does not say anew when it was changed. */
    private static JsonNode dated(JsonNode card, JsonNode other) {
        ((ObjectNode) card.path("data"))
                .set("modification_date", other.at("/data/modification_date"));
        return card;
    }

    /** Everything but what every copy has of its own. */
    private static JsonNode bare(JsonNode character) {
        ObjectNode bare = character.deepCopy();
        return bare.without(List.of("id", "version", "created_at", "updated_at", "from_card"));
    }
}
