package chatlab.identity;

import chatlab.failure.Failure;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A token taken apart, before its signature is looked at. What two readers might read in two ways
 * is refused: a member that occurs twice, a loose end in the encoding, a value of the wrong type.
 */
record ParsedToken(JsonNode header, JsonNode payload) {
    private static final int LONGEST = 8_192;
    private static final int DEEPEST = 32;

    /** The end of the year 9999: whoever writes a later time has written milliseconds. */
    private static final long LAST_SECOND = 253_402_300_799L;

    /** Other types are tokens for something else than access, a logout's for one (RFC 8725). */
    private static final Set<String> TYPES =
            Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt");

    private static final ObjectMapper STRICT =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * @throws Failure.Unauthenticated where it is not a token in every detail
     */
    static ParsedToken of(String token) {
        if (token.length() > LONGEST) throw new Failure.Unauthenticated("The token is too long.");
        String[] parts = token.split("\\.", -1);
        require(parts.length == 3);
        JsonNode header = json(decoded(parts[0]));
        JsonNode payload = json(decoded(parts[1]));
        require(decoded(parts[2]).length > 0);
        requireReadable(header, payload);
        return new ParsedToken(header, payload);
    }

    Optional<String> keyId() {
        return Optional.ofNullable(header.path("kid").textValue());
    }

    private static void requireReadable(JsonNode header, JsonNode payload) {
        require(header.isObject() && payload.isObject());
        require(header.path("alg").isTextual());
        require(!header.hasNonNull("kid") || header.get("kid").isTextual());
        require(!header.has("crit")); // extensions that must be understood, and none is here
        require(
                !header.has("typ")
                        || TYPES.contains(header.get("typ").asText().toLowerCase(Locale.ROOT)));
        require(payload.path("iss").isTextual() && payload.path("sub").isTextual());
        JsonNode audience = payload.path("aud");
        require(audience.isTextual() || audience.isArray());
        for (JsonNode each : audience) require(each.isTextual());
        require(payload.has("exp"));
        for (String time : List.of("exp", "nbf", "iat"))
            require(!payload.has(time) || isTime(payload.get(time)));
    }

    private static boolean isTime(JsonNode value) {
        return value.isNumber()
                && value.canConvertToLong()
                && value.longValue() >= 0
                && value.longValue() <= LAST_SECOND;
    }

    /** Only the one way to write these bytes: no padding, no white space, no spare bits. */
    private static byte[] decoded(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            require(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part));
            return bytes;
        } catch (IllegalArgumentException notBase64) {
            throw malformed();
        }
    }

    private static JsonNode json(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return STRICT.readTree(text);
        } catch (CharacterCodingException | JsonProcessingException unreadable) {
            throw malformed();
        }
    }

    private static void require(boolean sound) {
        if (!sound) throw malformed();
    }

    private static Failure.Unauthenticated malformed() {
        return new Failure.Unauthenticated("The token is malformed.");
    }
}
