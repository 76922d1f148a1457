package chatlab.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** Keys, and how a JSON Web Key Set (RFC 7517) writes them. */
public final class PublicKeys {
    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair OTHER_RSA = pair("RSA", 2048);

    private PublicKeys() {}

    /** Of 2,048 bits; always the same one, as it takes long to make. */
    public static KeyPair rsa() {
        return RSA;
    }

    public static KeyPair otherRsa() {
        return OTHER_RSA;
    }

    public static KeyPair pair(String type, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String set(String... jwks) {
        return "{\"keys\":[" + String.join(",", jwks) + "]}";
    }

    /** The public half under this id. */
    public static String jwk(String id, KeyPair pair) {
        return members(pair).put("kid", id).toString();
    }

    /** What the key itself consists of. */
    public static ObjectNode members(KeyPair pair) {
        ObjectNode jwk = JsonNodeFactory.instance.objectNode();
        return switch (pair.getPublic()) {
            case ECPublicKey ec -> {
                int bits = ec.getParams().getOrder().bitLength();
                int bytes = (bits + 7) / 8;
                yield jwk.put("kty", "EC")
                        .put("crv", "P-" + bits)
                        .put("x", number(ec.getW().getAffineX(), bytes))
                        .put("y", number(ec.getW().getAffineY(), bytes));
            }
            case RSAPublicKey rsa ->
                    jwk.put("kty", "RSA")
                            .put(
                                    "n",
                                    number(
                                            rsa.getModulus(),
                                            (rsa.getModulus().bitLength() + 7) / 8))
                            .put("e", number(rsa.getPublicExponent(), 3));
            case EdECPublicKey ed ->
                    jwk.put("kty", "OKP").put("crv", "Ed25519").put("x", base64(point(ed)));
            default -> throw new IllegalArgumentException(pair.getPublic().getAlgorithm());
        };
    }

    /** Its 32 bytes as RFC 8032 writes them, which are the last of the encoded key. */
    public static byte[] point(EdECPublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    public static String number(BigInteger value, int bytes) {
        byte[] raw = value.toByteArray();
        byte[] padded = new byte[bytes];
        byte[] tail = Arrays.copyOfRange(raw, Math.max(0, raw.length - bytes), raw.length);
        System.arraycopy(tail, 0, padded, bytes - tail.length, tail.length);
        return base64(padded);
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
