package chatlab.persona.card;

import chatlab.failure.Failure;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A card's JSON: bounded, and with every number as it was written. */
final class CardJson {
    private static final int MOST_BYTES = 4_000_000;
    private static final int MOST_TOKENS = 300_000;
    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 400;
    private static final int LONGEST_NAME = 10_000;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .maxNameLength(LONGEST_NAME)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private CardJson() {}

    /**
     * @throws Failure.Malformed for what is no JSON at all
     * @throws Failure.Invalid for JSON that is no card
     */
    static ObjectNode read(byte[] bytes) {
        if (bytes.length > MOST_BYTES)
            throw invalid("The card is longer than %,d bytes.".formatted(MOST_BYTES));
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.startsWith(BYTE_ORDER_MARK)) text = text.substring(1);
            count(text);
            JsonNode node = MAPPER.readTree(text);
            if (node.isMissingNode()) throw new Failure.Malformed("There is no card.");
            if (!(node instanceof ObjectNode card)) throw invalid("A card is a JSON object.");
            checkStorable(card);
            return card;
        } catch (CharacterCodingException notText) {
            throw new Failure.Malformed("The card is not JSON in UTF-8.");
        } catch (StreamConstraintsException tooMuch) {
            throw invalid("The card is nested too deeply, or has a name or number too long.");
        } catch (IOException notJson) {
            throw new Failure.Malformed("The card is not JSON.");
        }
    }

    /** Before a tree is made of it: a value takes two letters there, and a hundred bytes here. */
    private static void count(String text) throws IOException {
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (int tokens = 0; parser.nextToken() != null; tokens++) {
                if (tokens > MOST_TOKENS) throw invalid("The card has too many parts.");
            }
        }
    }

    static ObjectNode readOwn(String card) {
        try {
            return (ObjectNode) MAPPER.readTree(card);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String text(JsonNode card) {
        try {
            return MAPPER.writeValueAsString(card);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Failure invalid(String sentence) {
        return new Failure.Invalid(List.of(new Failure.Fault(List.of("body"), sentence, "card")));
    }

    /** NUL and half a surrogate pair cannot be stored, and some numbers cannot be reckoned with. */
    private static void checkStorable(JsonNode node) {
        boolean storable =
                switch (node.getNodeType()) {
                    case STRING -> isStorable(node.textValue());
                    case NUMBER ->
                            !node.isBigDecimal()
                                    || Math.abs((long) node.decimalValue().scale())
                                            <= LONGEST_NUMBER;
                    default -> true;
                };
        if (!storable)
            throw invalid("The card has broken characters, or a number beyond all measure, in it.");
        node.properties()
                .forEach(
                        field -> {
                            if (!isStorable(field.getKey()))
                                throw invalid("The card has broken characters in a name.");
                        });
        node.forEach(CardJson::checkStorable);
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(
                        c ->
                                c == 0
                                        || c >= Character.MIN_SURROGATE
                                                && c <= Character.MAX_SURROGATE);
    }
}
