package chatlab;

import static chatlab.CardsTest.EXACT;
import static chatlab.CardsTest.V1;
import static chatlab.CardsTest.V2;
import static chatlab.CardsTest.V3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.CardPictures;
import chatlab.testing.GuestTests;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cards as files: in pictures, in forms, with pictures in them, and with anything in their texts.
 */
final class CardFilesTest extends GuestTests {
    @Test
    void aPngCarriesBothVersionsOverThePicture() throws IOException {
        byte[] png = CardPictures.carrying("chara", V2);
        Answer made = user.postBytes("/characters/import", "image/png", png).expect(201);
        Answer picture = server.client().get(made.at("/avatar_url")).expect(200);
        assertEquals(60, CardPictures.decoded(picture.body()).getHeight());
        assertNull(CardPictures.text(picture.body(), "chara"), "the picture is drawn anew");
        byte[] card =
                user.get("/characters/" + made.at("/id") + "/card?format=png").expect(200).body();
        JsonNode v3 = EXACT.readTree(CardPictures.text(card, "ccv3"));
        JsonNode v2 = EXACT.readTree(CardPictures.text(card, "chara"));
        assertEquals("chara_card_v3", v3.path("spec").asText());
        assertEquals("chara_card_v2", v2.path("spec").asText());
        assertEquals(EXACT.readTree(V2).at("/data/character_book"), v3.at("/data/character_book"));
        String latin = new String(card, StandardCharsets.ISO_8859_1);
        assertTrue(latin.indexOf("tEXtccv3") < latin.indexOf("tEXtchara"));
        assertEquals(60, CardPictures.decoded(card).getHeight());
    }

    @Test
    void ofTwoVersionsTheNewerIsRead() {
        byte[] png = CardPictures.carrying("chara", V1);
        byte[] both = CardPictures.with(png, "ccv3", CardPictures.base64(V3));
        assertEquals(
                "Søri",
                user.postBytes("/characters/import", "image/png", both).expect(201).at("/called"));
    }

    @Test
    void aFormBringsEither() {
        byte[] png = CardPictures.carrying("ccv3", V3);
        for (byte[] card : List.of(V2.getBytes(StandardCharsets.UTF_8), png)) {
            Answer made =
                    user.postBytes(
                                    "/characters/import",
                                    "multipart/form-data; boundary=\"a b--x\"",
                                    CardsTest.form("a b--x", "file", card))
                            .expect(201);
            assertEquals("Søren 🦉", made.at("/name"));
        }
    }

    @Test
    void aPictureInTheCardItselfIsTheCharacters() throws IOException {
        String uri =
                "data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(CardPictures.png(9, 5));
        String card = V3.replace("https://example.org/never.png", uri);
        Answer made = user.post("/characters/import", card).expect(201);
        byte[] picture = server.client().get(made.at("/avatar_url")).expect(200).body();
        assertEquals(9, CardPictures.decoded(picture).getWidth());
        assertEquals(
                uri, card(made.at("/id")).at("/data/assets/0/uri").asText(), "kept as it came");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/svg+xml;base64,PHN2Zy8+",
                "data:image/webp;base64,AAAA",
                "http://127.0.0.1:9/a.png",
                "file:///etc/passwd",
                "ccdefault:"
            })
    void aPictureThatCannotBeDrawnOrWouldHaveToBeFetchedIsNotLookedAt(String uri) {
        String card = V3.replace("https://example.org/never.png", uri);
        Answer made = user.post("/characters/import", card).expect(201);
        assertTrue(made.at("/avatar_url").startsWith("/avatars/drawn/"), made::text);
    }

    @Test
    void scriptIsTextWhereverItStands() throws IOException {
        String script = "<script>alert(1)</script>'; DROP TABLE characters; --${7*7}{{7*7}}%s";
        StringBuilder card = new StringBuilder("{\"name\":\"A\"");
        for (String field :
                List.of(
                        "description",
                        "personality",
                        "scenario",
                        "first_mes",
                        "mes_example",
                        "system_prompt",
                        "post_history_instructions",
                        "creator",
                        "creator_notes",
                        "character_version",
                        "nickname",
                        "<script>"))
            card.append(",\"").append(field).append("\":\"").append(script).append('"');
        Answer made = user.post("/characters/import", card.append('}').toString()).expect(201);
        assertEquals("application/json", made.header("Content-Type"));
        assertEquals(script, made.at("/description"));
        assertEquals(script, made.at("/called"));
        assertEquals(made.json(), user.get("/characters/" + made.at("/id")).json());
        Answer back = user.get("/characters/" + made.at("/id") + "/card").expect(200);
        assertEquals(script, back.at("/data/creator_notes"));
        assertEquals(script, back.json().path("<script>").asText());
        String talk = user.launch("Homework", made.at("/id"), "bell-hooks");
        user.post(talk + "/run", "{\"turns\":2}").expect(200);
        assertEquals(1, user.get("/characters").each("id").size());
    }

    private JsonNode card(String id) throws IOException {
        return EXACT.readTree(user.get("/characters/" + id + "/card").expect(200).text());
    }
}
