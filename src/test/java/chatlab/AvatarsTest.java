package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Sha256;
import chatlab.testing.Answer;
import chatlab.testing.CardPictures;
import chatlab.testing.GuestTests;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of own characters. */
final class AvatarsTest extends GuestTests {
    private String id;

    @BeforeEach
    void makeACharacter() {
        id = user.character("{\"name\":\"Ada Lovelace\",\"color\":\"#ffEE00\"}");
    }

    @ParameterizedTest
    @CsvSource({"100,40,100,40", "513,100,512,100", "4096,1024,512,128", "3000,3,512,1", "1,1,1,1"})
    void aPictureIsDrawnAnewNoLargerThanNeeded(int width, int height, int newWidth, int newHeight) {
        for (String type : List.of("png", "jpeg")) {
            byte[] picture =
                    type.equals("png")
                            ? CardPictures.png(width, height)
                            : CardPictures.jpeg(width, height);
            Answer changed = put("image/" + type, picture).expect(200);
            BufferedImage shown = CardPictures.decoded(shown(changed).body());
            assertEquals(newWidth, shown.getWidth());
            assertEquals(newHeight, shown.getHeight());
            if (width < 50) continue;
            int orange = shown.getRGB(newWidth - 1, newHeight - 1);
            assertTrue(
                    (orange >> 16 & 0xff) > 220 && (orange & 0xff) < 40, "the colours are its own");
        }
    }

    @Test
    void itIsFoundByItsContentAndKeptForEver() {
        Answer changed = put("image/png", CardPictures.png(30, 20)).expect(200);
        assertEquals(2, changed.json().path("version").asInt());
        Answer shown = shown(changed);
        assertEquals("image/png", shown.header("Content-Type"));
        assertEquals("public, max-age=31536000, immutable", shown.header("Cache-Control"));
        assertEquals("nosniff", shown.header("X-Content-Type-Options"));
        assertEquals("/avatars/" + Sha256.hex(shown.body()), changed.at("/avatar_url"));
        server.client()
                .get(changed.at("/avatar_url"), "If-None-Match", shown.header("ETag"))
                .expect(304);
    }

    @Test
    void whatIsSaidAboutThePictureIsLeftOut() {
        byte[] secret = CardPictures.with(CardPictures.png(30, 20), "Comment", "taken at home");
        byte[] bare = shown(put("image/png", secret).expect(200)).body();
        assertFalse(new String(bare, StandardCharsets.ISO_8859_1).contains("taken at home"));
        byte[] jpeg = CardPictures.jpeg(30, 20);
        byte[] exif = new byte[jpeg.length + 24];
        System.arraycopy(jpeg, 0, exif, 0, 2);
        byte[] segment =
                "\u00ff\u00e1\0\u0016Exif\0\0taken at home!!!"
                        .getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(segment, 0, exif, 2, 24);
        System.arraycopy(jpeg, 2, exif, 26, jpeg.length - 2);
        byte[] plain = shown(put("image/jpeg", exif).expect(200)).body();
        assertFalse(new String(plain, StandardCharsets.ISO_8859_1).contains("taken at home"));
    }

    @Test
    void theContentCountsAndNotItsName() {
        put("image/png", CardPictures.jpeg(30, 20)).expect(200);
        put("image/jpeg", CardPictures.png(30, 20)).expect(200);
        put("image/gif", CardPictures.png(30, 20)).expect(415);
        put("application/json", CardPictures.png(30, 20)).expect(415);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        byte[] png = CardPictures.png(30, 20);
        byte[] jpeg = CardPictures.jpeg(30, 20);
        byte[] layers = Arrays.copyOf(jpeg, jpeg.length + 4_000);
        for (int i = jpeg.length; i < layers.length; i += 2) {
            layers[i] = (byte) 0xff;
            layers[i + 1] = (byte) 0xda;
        }
        List<byte[]> broken =
                List.of(
                        new byte[0],
                        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
                                .getBytes(StandardCharsets.UTF_8),
                        "GIF89a".getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOf(png, png.length / 2),
                        Arrays.copyOf(jpeg, 40),
                        CardPictures.claiming(png, 4_097, 1),
                        CardPictures.claiming(png, 1, 4_097),
                        CardPictures.claiming(png, 4_096, 4_096),
                        layers);
        for (byte[] each : broken) {
            Answer refused = put("image/png", each).expect(422);
            assertFalse(refused.text().contains("Exception"), refused::text);
        }
        put("image/png", new byte[2_097_153]).expect(413);
        assertEquals(1, user.get("/characters/" + id).json().path("version").asInt());
    }

    @Test
    void itGoesWithItsCharacter() {
        String url = put("image/png", CardPictures.png(31, 21)).expect(200).at("/avatar_url");
        server.client().get(url).expect(200);
        user.delete("/characters/" + id).expect(204);
        server.client().get(url).expect(404);
    }

    @Test
    void aCopyHasItToo() {
        String url = put("image/png", CardPictures.png(32, 21)).expect(200).at("/avatar_url");
        Answer copy =
                user.post("/characters", "{\"duplicate_of\":\"%s\"}".formatted(id)).expect(201);
        assertEquals(url, copy.at("/avatar_url"));
        user.delete("/characters/" + id).expect(204);
        server.client().get(url).expect(200);
        user.get("/characters/" + copy.at("/id") + "/card?format=png").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/avatars/0",
                "/avatars/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "/avatars/9F86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "/avatars/drawn/red/AL",
                "/avatars/drawn/4075aa/ABC",
                "/avatars/drawn/4075aa/%3Cb",
                "/avatars/drawn/4075aa/%22",
                "/avatars/drawn/4075AA/A"
            })
    void whatNoCharacterHasIsNotFound(String path) {
        server.client().get(path).expect(404);
    }

    @Test
    void oneWithoutAPictureIsDrawnInItsColour() {
        Answer before = user.get("/characters/" + id);
        assertEquals("/avatars/drawn/ffee00/AL", before.at("/avatar_url"));
        Answer svg = server.client().get(before.at("/avatar_url")).expect(200);
        assertTrue(svg.text().contains("#ffee00") && svg.text().contains("1d1d1d"), svg::text);
        assertTrue(svg.header("Content-Security-Policy").contains("default-src 'self'"));
        assertNotEquals("", svg.header("Cache-Control"));
        for (String name : List.of("日本 太郎", "🦉", "é", "o’Neill & <b>", "Ǆ")) {
            String url =
                    user.get("/characters/" + user.character("{\"name\":\"%s\"}".formatted(name)))
                            .at("/avatar_url");
            server.client().get(url).expect(200);
        }
    }

    private Answer put(String type, byte[] picture) {
        return user.putBytes("/characters/" + id + "/avatar", type, picture);
    }

    private Answer shown(Answer character) {
        return server.client().get(character.at("/avatar_url")).expect(200);
    }
}
