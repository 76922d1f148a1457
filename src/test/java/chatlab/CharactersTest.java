package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.ServerTests;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in characters, open to everybody without a token. */
final class CharactersTest extends ServerTests {
    @Test
    void aSetCountsWhoIsInIt() {
        Answer sets = client.get("/api/character-sets").expect(200);
        assertEquals("theorists", sets.at("/items/0/id"));
        for (var set : sets.json().path("items")) {
            String path = "/api/characters?limit=100&set=" + set.path("id").asText();
            assertEquals(
                    set.path("count").intValue(), client.get(path).expect(200).each("id").size());
        }
    }

    @Test
    void theoristsAreTheCharactersOfTheirSet() {
        Answer theorists = client.get("/api/theorists?limit=100").expect(200);
        assertTrue(
                theorists
                        .each("id")
                        .containsAll(List.of("john-dewey", "maria-montessori", "bell-hooks")));
        assertEquals(
                client.get("/api/characters?set=theorists&limit=100").json(), theorists.json());
    }

    @Test
    void pagesHoldEveryCharacterOnce() {
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = client.get("/api/theorists?limit=5" + cursor).expect(200);
            paged.addAll(page.each("id"));
            cursor =
                    page.json().path("next_cursor").isNull()
                            ? ""
                            : "&cursor=" + page.at("/next_cursor");
        } while (!cursor.isEmpty());
        assertEquals(client.get("/api/theorists?limit=100").each("id"), paged);
    }

    @Test
    void oneIsTheSameAloneAsInTheList() {
        for (var listed : client.get("/api/theorists?limit=100").json().path("items")) {
            String id = listed.path("id").asText();
            assertEquals(listed, client.get("/api/theorists/" + id).expect(200).json());
            assertEquals(listed, client.get("/api/characters/" + id).expect(200).json());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "John-Dewey", "%20", "..", "john-dewey."})
    void anUnknownOneIsNotFound(String id) {
        client.get("/api/theorists/" + id).expect(404);
        client.get("/api/characters/" + id).expect(404);
        client.get("/api/characters/" + id + "/avatar").expect(404);
    }

    @Test
    void whatIsKnownOfThemIsSearched() {
        assertTrue(
                client.get("/api/characters?q=MONTESSORI")
                        .expect(200)
                        .each("id")
                        .contains("maria-montessori"));
        assertEquals(
                List.of(),
                client.get("/api/characters?q=nothing%20like%20it").expect(200).each("id"));
        client.get("/api/characters?q=").expect(422);
        client.get("/api/characters?set=unheard-of").expect(422);
    }

    @Test
    void aCursorThatWasNotGivenHereIsRefused() {
        Answer refused = client.get("/api/theorists?cursor=garbage").expect(422);
        assertEquals(List.of("query.cursor"), refused.faults());
    }

    @Test
    void everyAvatarIsADrawingThatRunsNothing() throws Exception {
        for (var each : client.get("/api/characters?limit=100").json().path("items")) {
            Answer avatar = client.get(each.path("avatar_url").asText()).expect(200);
            assertEquals("image/svg+xml", avatar.header("Content-Type").replaceAll(";.*", ""));
            assertTrue(
                    avatar.header("Cache-Control").contains("public"),
                    avatar.header("Cache-Control"));
            var xml = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            var drawing = xml.parse(new ByteArrayInputStream(avatar.body())).getDocumentElement();
            assertEquals("svg", drawing.getTagName());
            assertFalse(
                    avatar.text().matches("(?is).*(<script|\\son\\w+=|href=\"http|javascript:).*"),
                    each.path("id").asText());
        }
    }
}
