package chatlab.testing;

import chatlab.database.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens by hand, right ones and wrong ones, as somebody with this key could. */
public record Forge(String algorithm, Optional<String> keyId, Signer signer, Terms terms) {
    /** Signs what stands before the second dot. */
    public interface Signer {
        byte[] sign(byte[] content) throws GeneralSecurityException;
    }

    /** What a token has to say to count, and of whom. */
    public record Terms(String issuer, String audience, String subject) {}

    /** With a private key, by the one algorithm for its type. */
    public static Forge of(String keyId, KeyPair pair, Terms terms) {
        Optional<String> id = Optional.of(keyId);
        return switch (pair.getPrivate().getAlgorithm()) {
            case "EC" -> new Forge("ES256", id, by("SHA256withECDSAinP1363Format", pair), terms);
            case "RSA" -> new Forge("RS256", id, by("SHA256withRSA", pair), terms);
            default -> new Forge("EdDSA", id, by("Ed25519", pair), terms);
        };
    }

    /** With a secret that both sides know, naming no key. */
    public static Forge ofSecret(byte[] secret, Terms terms) {
        Signer signer =
                content -> {
                    Mac mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                    return mac.doFinal(content);
                };
        return new Forge("HS256", Optional.empty(), signer, terms);
    }

    private static Signer by(String name, KeyPair pair) {
        return content -> {
            Signature signature = Signature.getInstance(name);
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return signature.sign();
        };
    }

    public Forge named(Optional<String> otherId) {
        return new Forge(algorithm, otherId, signer, terms);
    }

    /** One with nothing wrong with it. */
    public String token() {
        return token(header(), payload());
    }

    public ObjectNode header() {
        ObjectNode header = Json.MAPPER.createObjectNode().put("alg", algorithm).put("typ", "JWT");
        keyId.ifPresent(id -> header.put("kid", id));
        return header;
    }

    public ObjectNode payload() {
        long now = Instant.now().getEpochSecond();
        return Json.MAPPER
                .createObjectNode()
                .put("iss", terms.issuer())
                .put("aud", terms.audience())
                .put("sub", terms.subject())
                .put("role", "authenticated")
                .put("iat", now)
                .put("exp", now + 3_600);
    }

    /** With this said otherwise in the payload. */
    public String claiming(String claim, Object value) {
        return token(header(), payload().set(claim, Json.MAPPER.valueToTree(value)));
    }

    /** With this said otherwise in the header. */
    public String heading(String member, Object value) {
        return token(header().set(member, Json.MAPPER.valueToTree(value)), payload());
    }

    public String token(JsonNode header, JsonNode payload) {
        return token(header.toString(), payload.toString());
    }

    public String token(String header, String payload) {
        return seal(base64(header), base64(payload));
    }

    /** Signs these two parts as they stand. */
    public String seal(String header, String payload) {
        String content = header + "." + payload;
        return content + "." + PublicKeys.base64(signature(content));
    }

    public byte[] signature(String content) {
        try {
            return signer.sign(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String base64(String text) {
        return PublicKeys.base64(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return algorithm;
    }
}
