package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.CardPictures;
import chatlab.testing.GuestTests;
import chatlab.testing.Schemas;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is brought as a card, it is taken as text or refused once, in a sentence. */
final class HostileCardsTest extends GuestTests {
    private static final Schemas SCHEMAS = new Schemas();
    private static final String CARD = "{\"name\":\"A\",\"description\":\"b\"}";
    private static final int MOST = 3_000_000;
    private static final int BOMB = 100_000_000;

    HostileCardsTest() {
        super("MAX_UPLOAD_BYTES=" + MOST);
    }

    @AfterEach
    void nothingIsKept() {
        assertEquals(List.of(), user.get("/characters").expect(200).each("name"));
        server.client().get("/health").expect(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aPictureThatIsNoCardIsRefusedOnce(String what, byte[] png) {
        refused(422, user.postBytes("/characters/import", "image/png", png));
        byte[] form = CardsTest.form("x", "file", png);
        refused(422, user.postBytes("/characters/import", "multipart/form-data; boundary=x", form));
    }

    static Stream<Arguments> aPictureThatIsNoCardIsRefusedOnce() {
        byte[] plain = CardPictures.png(20, 20);
        byte[] good = CardPictures.carrying("chara", CARD);
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("no card", plain);
        all.put("only the signature", Arrays.copyOf(plain, 8));
        all.put("cut in the header", Arrays.copyOf(good, 20));
        all.put("cut in the card", Arrays.copyOf(good, 60));
        all.put("cut before the end", Arrays.copyOf(good, good.length - 12));
        all.put("cut by a byte", Arrays.copyOf(good, good.length - 1));
        all.put("wrong CRC of the card", flipped(good, 45));
        all.put("wrong CRC of the header", flipped(good, 17));
        all.put("wrong CRC of the picture", flipped(good, good.length - 20));
        all.put("length beyond the end", set(good, 33, 0x7f));
        all.put("negative length", set(good, 33, 0xff));
        all.put("two cards", CardPictures.with(good, "chara", CardPictures.base64(CARD)));
        byte[] new1 = CardPictures.carrying("ccv3", CARD);
        all.put("two new cards", CardPictures.with(new1, "ccv3", CardPictures.base64(CARD)));
        all.put("broken new card beside a good old one", CardPictures.with(good, "ccv3", "!"));
        all.put("no Base64", CardPictures.with(plain, "chara", "{\"name\":\"A\"}"));
        all.put("half Base64", CardPictures.with(plain, "chara", "eyJ"));
        all.put("empty card", CardPictures.with(plain, "chara", ""));
        all.put("no JSON", CardPictures.carrying("chara", "name: A"));
        all.put("JSON and more", CardPictures.carrying("chara", CARD + CARD));
        all.put("a list", CardPictures.carrying("chara", "[" + CARD + "]"));
        all.put("null", CardPictures.carrying("chara", "null"));
        byte[] latin = {'{', '"', 'n', '"', ':', '"', (byte) 0xe9, '"', '}'};
        all.put("no UTF-8", CardPictures.with(plain, "chara", base64(latin)));
        byte[] utf16 = CARD.getBytes(StandardCharsets.UTF_16BE);
        all.put("UTF-16", CardPictures.with(plain, "chara", base64(utf16)));
        all.put("compressed zTXt", CardPictures.withChunk(plain, compressed("zTXt", "chara\0\0")));
        all.put(
                "compressed iTXt",
                CardPictures.withChunk(plain, compressed("iTXt", "chara\0\1\0\0\0")));
        all.put(
                "compressed profile",
                CardPictures.withChunk(plain, compressed("iCCP", "chara\0\0")));
        all.put("as wide as it gets", CardPictures.claiming(good, Integer.MAX_VALUE, 1));
        all.put("huge", CardPictures.claiming(good, 50_000, 50_000));
        all.put("negative size", CardPictures.claiming(good, -5, 20));
        all.put("no size", CardPictures.claiming(good, 0, 20));
        all.put("larger than it is", CardPictures.claiming(good, 4_000, 4_000));
        all.put("a header alone", Arrays.copyOf(good, 33));
        all.put("a JPEG with the card behind", behind(CardPictures.jpeg(9, 9), good));
        all.put("text", "hello".getBytes(StandardCharsets.UTF_8));
        all.put("nothing", new byte[0]);
        return arguments(all);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void jsonThatIsNoCardIsRefusedOnce(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        refused(422, user.postBytes("/characters/import", "application/json", bytes));
        byte[] png = CardPictures.carrying("ccv3", json);
        refused(422, user.postBytes("/characters/import", "image/png", png));
    }

    static Stream<String> jsonThatIsNoCardIsRefusedOnce() {
        String deep = "{\"name\":\"A\",\"x\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        String wide =
                "{\"name\":\"A\",\"x\":" + "{\"a\":".repeat(200) + "1" + "}".repeat(200) + "}";
        return Stream.of(
                "[]",
                "7",
                "{}",
                "{\"name\":null}",
                "{\"name\":\"\"}",
                "{\"name\":\" \"}",
                "{\"name\":\"\\u200b\"}",
                "{\"name\":7}",
                "{\"name\":[\"A\"]}",
                "{\"name\":\"" + "a".repeat(101) + "\"}",
                "{\"name\":\"A\",\"description\":{}}",
                "{\"name\":\"A\",\"description\":\"" + "a".repeat(20_001) + "\"}",
                "{\"name\":\"A\",\"x\":\""
                        + "a".repeat(600)
                        + "\",\"first_mes\":\""
                        + "a".repeat(10_001)
                        + "\"}",
                "{\"name\":\"A\\ud800\"}",
                "{\"name\":\"A\",\"x\":\"\\udc00\"}",
                "{\"name\":\"A\",\"x\":{\"\\ud800\":1}}",
                "{\"name\":\"A\",\"description\":\"\\u0000\"}",
                "{\"name\":\"A\",\"x\":[{\"y\":\"\\u0000\"}]}",
                "{\"name\":\"A\",\"\\u0000\":1}",
                "{\"name\":\"A\",\"x\":1e999999999}",
                "{\"name\":\"A\",\"x\":" + "9".repeat(1_000) + "}",
                "{\"name\":\"A\",\"creation_date\":1e-999999999}",
                "{\"name\":\"A\",\"tags\":\"x\"}",
                "{\"name\":\"A\",\"tags\":[7]}",
                "{\"name\":\"A\",\"character_book\":[]}",
                "{\"name\":\"A\",\"character_book\":{\"entries\":{}}}",
                "{\"name\":\"A\",\"character_book\":{\"entries\":[{\"keys\":\"x\"}]}}",
                "{\"name\":\"A\",\"extensions\":[]}",
                "{\"name\":\"A\",\"extensions\":{\"chatlab\":7}}",
                "{\"name\":\"A\",\"extensions\":{\"chatlab\":{\"traits\":{\"born\":\"x\",\"works\":7}}}}",
                "{\"name\":\"A\",\"extensions\":{\"chatlab\":{\"traits\":{\"color\":\"red;}\"}}}}",
                "{\"name\":\"A\",\"extensions\":{\"chatlab\":{\"image\":\"data:image/png;base64,AAAA\"}}}",
                "{\"name\":\"A\",\"extensions\":{\"chatlab\":{\"image\":\"data:image/png;base64,%%\"}}}",
                "{\"name\":\"A\",\"assets\":{}}",
                "{\"name\":\"A\",\"assets\":[{\"type\":\"icon\"}]}",
                "{\"spec\":\"chara_card_v2\",\"name\":\"A\"}",
                "{\"spec\":\"chara_card_v2\",\"data\":null,\"name\":\"A\"}",
                "{\"spec\":\"chara_card_v2\",\"data\":[]}",
                "{\"spec\":\"chara_card_v2\",\"data\":{}}",
                "{\"spec\":\"chara_card_v2\",\"spec_version\":2.0,\"data\":{\"name\":\"A\"}}",
                "{\"spec\":\"chara_card_v9\",\"data\":{\"name\":\"A\"}}",
                "{\"spec\":7,\"data\":{\"name\":\"A\"}}",
                "{\"spec\":null,\"data\":{\"name\":\"A\"}}",
                "{\"name\":\"A\",\"x\":[" + "{},".repeat(700_000) + "7]}",
                "{\"name\":\"A\",\"tags\":[" + "7,".repeat(290_000) + "7]}",
                deep,
                wide);
    }

    @Test
    void whatIsNoJsonAtAllIsABadRequest() {
        for (String body : List.of("", "{", "name", "{\"name\":\"A\"}}", "{'name':'A'}"))
            refused(400, user.post("/characters/import", body));
        byte[] png = CardPictures.carrying("chara", CARD);
        refused(400, user.postBytes("/characters/import", "application/json", png));
    }

    @Test
    void whatIsOverTheLimitIsTooLarge() {
        byte[] large = new byte[MOST + 1];
        for (String type :
                List.of("application/json", "image/png", "multipart/form-data; boundary=x"))
            refused(413, user.postBytes("/characters/import", type, large));
    }

    @Test
    void anotherTypeIsWrong() {
        byte[] card = CARD.getBytes(StandardCharsets.UTF_8);
        for (String type : List.of("text/plain", "image/jpeg", "image/svg+xml", "nonsense"))
            refused(415, user.postBytes("/characters/import", type, card));
        refused(415, user.postBytes("/characters/import", null, card));
    }

    @Test
    void aFormThatIsNoneIsRefusedOnce() {
        byte[] card = CARD.getBytes(StandardCharsets.UTF_8);
        byte[] form = CardsTest.form("x", "file", card);
        Map<String, byte[]> forms = new LinkedHashMap<>();
        forms.put("multipart/form-data", form);
        forms.put("multipart/form-data; boundary=", form);
        forms.put("multipart/form-data; boundary=y", form);
        forms.put("multipart/form-data; boundary=x", CardsTest.form("x", "card", card));
        forms.put("multipart/form-data; BOUNDARY=\"x\"", Arrays.copyOf(form, form.length - 8));
        forms.put(
                "multipart/form-data; boundary=x; a",
                "--x\r\n--x\r\n--x--".getBytes(StandardCharsets.UTF_8));
        forms.put(
                "multipart/form-data; charset=utf-8; boundary=x",
                "--x".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        forms.forEach(
                (type, body) -> refused(422, user.postBytes("/characters/import", type, body)));
    }

    @Test
    void aPictureOfManyPixelsInFewBytesIsRefusedBeforeItIsUnpacked() {
        byte[] png = CardPictures.claiming(CardPictures.carrying("chara", CARD), 30_000, 30_000);
        String told = refused(422, user.postBytes("/characters/import", "image/png", png));
        assertTrue(told.contains("4096"), told);
    }

    private static String refused(int status, Answer answer) {
        answer.expect(status);
        SCHEMAS.checkComponent("Error", answer.json());
        assertFalse(
                answer.text().matches("(?s).*(Exception|\\bat chatlab|jackson|javax|SELECT).*"),
                answer::text);
        return answer.text();
    }

    private static byte[] flipped(byte[] bytes, int at) {
        return set(bytes, at, bytes[at] ^ 0x55);
    }

    private static byte[] set(byte[] bytes, int at, int value) {
        byte[] other = bytes.clone();
        other[at] = (byte) value;
        return other;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] behind(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** A hundred megabytes in a hundred kilobytes. */
    private static byte[] compressed(String type, String head) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            byte[] block = new byte[1_000_000];
            Arrays.fill(block, (byte) 'A');
            for (int i = 0; i < BOMB / block.length; i++) deflater.write(block);
        } catch (java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
        return CardPictures.chunk(type, out.toByteArray());
    }

    private static Stream<Arguments> arguments(Map<String, byte[]> all) {
        return all.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }
}
