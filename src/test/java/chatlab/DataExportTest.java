package chatlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import chatlab.testing.Answer;
import chatlab.testing.CardPictures;
import chatlab.testing.ServerTests;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Everything held about a user, to take along. */
final class DataExportTest extends ServerTests {
    DataExportTest() {
        super("RATE_LIMIT_UPLOADS=20/day");
    }

    @Test
    void itIsAllThere() throws IOException {
        User ada = register("ada");
        String own = ada.character("{\"name\":\"Mira\",\"description\":\"One who asks.\"}");
        byte[] picture = CardPictures.png(40, 40);
        String url =
                ada.putBytes("/characters/" + own + "/avatar", "image/png", picture)
                        .expect(200)
                        .at("/avatar_url");
        String table = ada.launch("Is homework worth it?", User.THREE);
        String said = ada.say(table, "I doubt it.");
        ada.patch(table + "/messages/" + said, "{\"content\":\"I doubt it still.\"}").expect(200);
        String gone = ada.launch("A topic that was deleted", User.THREE);
        ada.delete(gone).expect(204);
        User bert = register("bert");
        bert.say(bert.launch("Bert's own topic", User.THREE), "Bert's own words");

        Answer answer = ada.get("/data-export").expect(200);
        Map<String, byte[]> zip = unzipped(answer.body());

        assertEquals("application/zip", answer.header("Content-Type"));
        assertTrue(
                answer.header("Content-Disposition")
                        .matches("attachment; filename=\"chatlab-\\d{4}-\\d\\d-\\d\\d\\.zip\""),
                () -> answer.header("Content-Disposition"));
        assertEquals("no-store", answer.header("Cache-Control"));
        assertTrue(text(zip, "README.txt").contains("everything that ChatLab keeps about you"));
        String talk =
                zip.keySet().stream()
                        .filter(name -> name.startsWith("discussions/"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(
                talk.matches("discussions/\\d{4}-\\d\\d-\\d\\d-is-homework-worth-it-\\w{8}\\.md"),
                talk);
        assertTrue(text(zip, talk).contains("**You:** I doubt it still."));
        assertEquals("ada@example.org", rows(zip, "accounts").at("/0/email").asText());
        assertFalse(rows(zip, "accounts").at("/0").has("password_hash"));
        assertEquals(2, rows(zip, "conversations").size(), "the deleted one too");
        assertEquals("I doubt it.", rows(zip, "message_versions").at("/0/content").asText());
        assertEquals("Mira", rows(zip, "characters").at("/0/persona_json/name").asText());
        String hash = url.substring(url.lastIndexOf('/') + 1);
        assertArrayEquals(client.get(url).expect(200).body(), zip.get("pictures/" + hash + ".png"));
        for (String name : zip.keySet()) {
            assertFalse(text(zip, name).contains("Bert's own"), name);
            assertFalse(text(zip, name).contains("$argon2"), name);
        }
    }

    @Test
    void itIsThereForSomebodyWhoHasNothing() throws IOException {
        Map<String, byte[]> zip = unzipped(server.guest().get("/data-export").expect(200).body());
        assertEquals(0, rows(zip, "messages").size());
        assertEquals(1, rows(zip, "users").size());
    }

    @Test
    void itCannotBeAskedForAgainAndAgain() {
        User guest = server.guest();
        for (int i = 0; i < 20; i++) guest.get("/data-export").expect(200);
        Answer refused = guest.get("/data-export").expect(429);
        assertEquals("20", refused.header("RateLimit-Limit"));
        assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
    }

    private User register(String name) {
        Answer tokens =
                client.post(
                                "/auth/register",
                                "{\"email\":\"%s@example.org\",\"password\":\"a long password\"}"
                                        .formatted(name))
                        .expect(201);
        return new User(client, tokens.at("/user/id"), tokens.at("/access_token"));
    }

    private static JsonNode rows(Map<String, byte[]> zip, String table) throws IOException {
        return Json.MAPPER.readTree(zip.get("data/" + table + ".json"));
    }

    private static String text(Map<String, byte[]> zip, String name) {
        return new String(zip.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), zip.readAllBytes());
        }
        return files;
    }
}
