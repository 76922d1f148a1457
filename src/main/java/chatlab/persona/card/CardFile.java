package chatlab.persona.card;

import chatlab.failure.Failure;
import chatlab.persona.picture.Png;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A card as a file: bare JSON, or a PNG that carries it.
 *
 * @param document the card
 * @param picture the PNG that carried it
 */
public record CardFile(ObjectNode document, Optional<byte[]> picture) {
    private static final String V3 = "ccv3";
    private static final String V2 = "chara";

    /**
     * By the content, whatever it is called.
     *
     * @throws Failure.Malformed for what is neither a PNG nor JSON
     * @throws Failure.Invalid for what is no card
     */
    public static CardFile read(byte[] bytes) {
        return Png.isOne(bytes) ? ofPng(bytes) : ofJson(bytes);
    }

    public static CardFile ofJson(byte[] bytes) {
        return new CardFile(CardJson.read(bytes), Optional.empty());
    }

    public static CardFile ofPng(byte[] bytes) {
        try {
            Png png = Png.read(bytes);
            String text =
                    text(png, V3)
                            .or(() -> text(png, V2))
                            .orElseThrow(
                                    () -> CardJson.invalid("There is no card in this picture."));
            return new CardFile(
                    CardJson.read(Base64.getDecoder().decode(text.replaceAll("\\s", ""))),
                    Optional.of(bytes));
        } catch (Png.Broken broken) {
            throw CardJson.invalid(String.valueOf(broken.getMessage()));
        } catch (IllegalArgumentException notBase64) {
            throw CardJson.invalid("The card in this picture is not in Base64.");
        } catch (Failure.Malformed notJson) { // the upload is a picture, so that is no bad request
            throw CardJson.invalid(String.valueOf(notJson.getMessage()));
        }
    }

    /** The picture with the card in it, for old readers and new ones. */
    public static byte[] png(byte[] picture, ObjectNode v3, ObjectNode v2) {
        try {
            return Png.read(picture).bare().with(V3, base64(v3)).with(V2, base64(v2)).bytes();
        } catch (Png.Broken impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(ObjectNode document) {
        return Base64.getEncoder()
                .encodeToString(CardJson.text(document).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> text(Png png, String keyword) {
        List<String> texts = png.texts(keyword);
        if (texts.size() > 1)
            throw CardJson.invalid(
                    "There is more than one “%s” in this picture.".formatted(keyword));
        return texts.stream().findFirst();
    }
}
