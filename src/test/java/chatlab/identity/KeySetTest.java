package chatlab.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.testing.PublicKeys;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which published keys count, and for which algorithm. */
class KeySetTest {
    private static final KeyPair EC = PublicKeys.pair("EC", 256);
    private static final KeyPair RSA = PublicKeys.rsa();
    private static final KeyPair ED = PublicKeys.pair("Ed25519", 255);

    @Test
    void choosesTheAlgorithmByTheKeysType() throws IOException {
        assertEquals(Optional.of("ES256"), algorithm(PublicKeys.members(EC)));
        assertEquals(Optional.of("RS256"), algorithm(PublicKeys.members(RSA)));
        assertEquals(Optional.of("EdDSA"), algorithm(PublicKeys.members(ED)));
    }

    @ParameterizedTest
    @CsvSource({"EC, 384", "EC, 521", "RSA, 1024", "RSA, 2047"})
    void takesNoOtherCurveAndNoShortKey(String type, int bits) throws IOException {
        assertEquals(Optional.empty(), algorithm(PublicKeys.members(PublicKeys.pair(type, bits))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256k1", "P-256K", "P-521", "p-256", "", "Ed25519"})
    void takesNoOtherNameOfACurve(String curve) throws IOException {
        assertEquals(Optional.empty(), algorithm(PublicKeys.members(EC).put("crv", curve)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X25519", "Ed448", "ed25519", "", "P-256"})
    void takesNoOtherOctetKey(String curve) throws IOException {
        assertEquals(Optional.empty(), algorithm(PublicKeys.members(ED).put("crv", curve)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oct", "AKP", "ec", "", "null"})
    void takesNoOtherType(String type) throws IOException {
        assertEquals(
                Optional.empty(),
                algorithm(PublicKeys.members(RSA).put("kty", type).put("k", "c2VjcmV0")));
    }

    @Test
    void takesNoPointBesideTheCurve() throws IOException {
        var point = ((ECPublicKey) EC.getPublic()).getW();
        BigInteger one = BigInteger.ONE;
        BigInteger p = new BigInteger("ffffffff00000001" + "0".repeat(24) + "f".repeat(24), 16);
        for (BigInteger y : List.of(point.getAffineY().add(one), BigInteger.ZERO, p)) {
            ObjectNode beside = PublicKeys.members(EC).put("y", PublicKeys.number(y, 32));
            assertEquals(Optional.empty(), algorithm(beside), y::toString);
        }
        ObjectNode longer = PublicKeys.members(EC);
        longer.put("x", PublicKeys.number(point.getAffineX().add(p), 33));
        assertEquals(Optional.empty(), algorithm(longer));
        longer = PublicKeys.members(EC);
        longer.put("y", PublicKeys.number(point.getAffineY().add(p), 33));
        assertEquals(Optional.empty(), algorithm(longer));
    }

    /** The y of the points of low order, little end first, with either x; then what is no point. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0200000000000000000000000000000000000000000000000000000000000000",
                "",
                "00"
            })
    void takesNoUnsoundEd25519Point(String hex) throws IOException {
        ObjectNode key = PublicKeys.members(ED);
        key.put("x", PublicKeys.base64(HexFormat.of().parseHex(hex)));

        assertEquals(Optional.empty(), algorithm(key));
    }

    @Test
    void takesNoEd25519PointOfAnotherLength() throws IOException {
        byte[] point = PublicKeys.point((java.security.interfaces.EdECPublicKey) ED.getPublic());
        for (int length : new int[] {31, 33, 64}) {
            String other = PublicKeys.base64(Arrays.copyOf(point, length));
            assertEquals(Optional.empty(), algorithm(PublicKeys.members(ED).put("x", other)));
        }
    }

    @Test
    void takesOnlyKeysThatAreForSignatures() throws IOException {
        assertEquals(Optional.of("ES256"), algorithm(PublicKeys.members(EC).put("use", "sig")));
        assertEquals(Optional.of("ES256"), algorithm(PublicKeys.members(EC).putNull("use")));
        assertEquals(Optional.empty(), algorithm(PublicKeys.members(EC).put("use", "enc")));
        assertEquals(Optional.empty(), algorithm(PublicKeys.members(EC).put("use", 7)));
        assertEquals(Optional.of("ES256"), algorithm(withOperations("sign", "verify")));
        assertEquals(Optional.empty(), algorithm(withOperations("sign")));
        assertEquals(Optional.empty(), algorithm(withOperations()));
        assertEquals(Optional.empty(), algorithm(withOperations("verify").put("use", "enc")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS512", "PS256", "RSA-OAEP", "HS256", "none", "", "rs256"})
    void takesNoKeyThatIsForAnotherAlgorithm(String algorithm) throws IOException {
        assertEquals(Optional.empty(), algorithm(PublicKeys.members(RSA).put("alg", algorithm)));
    }

    @Test
    void takesAKeyThatNamesItsOwnAlgorithm() throws IOException {
        assertEquals(Optional.of("RS256"), algorithm(PublicKeys.members(RSA).put("alg", "RS256")));
        assertEquals(Optional.of("EdDSA"), algorithm(PublicKeys.members(ED).put("alg", "EdDSA")));
        assertEquals(Optional.of("ES256"), algorithm(PublicKeys.members(EC).putNull("alg")));
    }

    @Test
    void takesTheGoodKeysOfASetThatHasOthersItCannotRead() throws IOException {
        KeySet keys =
                parse(
                        "null",
                        "7",
                        "\"key\"",
                        "[]",
                        "{}",
                        "{\"kty\":\"RSA\",\"kid\":\"a\",\"e\":\"AQAB\"}",
                        "{\"kty\":\"RSA\",\"kid\":\"b\",\"n\":7,\"e\":\"AQAB\"}",
                        "{\"kty\":\"EC\",\"kid\":\"c\",\"crv\":\"P-256\",\"x\":\"%%\",\"y\":\"Ag\"}",
                        "{\"kty\":\"EC\",\"kid\":\"d\",\"crv\":\"P-256\",\"x\":\"\",\"y\":\"\"}",
                        PublicKeys.members(RSA).put("e", "AQ").put("kid", "e").toString(),
                        PublicKeys.jwk("good", EC));

        assertEquals(List.of("good"), List.copyOf(keys.byId().keySet()));
    }

    @Test
    void knowsTheOnlyUsableKeyAlsoWithoutItsId() throws IOException {
        String nameless = PublicKeys.members(EC).toString();
        String numbered = PublicKeys.members(EC).put("kid", 7).toString();
        String encrypting = PublicKeys.members(RSA).put("use", "enc").put("kid", "a").toString();

        assertEquals("ES256", parse(nameless).sole().orElseThrow().getName());
        assertEquals("ES256", parse(numbered, encrypting).sole().orElseThrow().getName());
        assertEquals(Optional.empty(), parse(numbered).find("7"));
        assertEquals(Optional.empty(), parse(nameless, PublicKeys.jwk("b", RSA)).sole());
        assertEquals(Optional.empty(), parse().sole());
    }

    @Test
    void goesByTheFirstOfTwoKeysOfOneId() throws IOException {
        KeySet keys = parse(PublicKeys.jwk("a", EC), PublicKeys.jwk("a", RSA));

        assertEquals("ES256", keys.find("a").orElseThrow().getName());
    }

    @Test
    void looksAtAHundredKeysAndNoMore() throws IOException {
        String[] many =
                IntStream.rangeClosed(1, 101)
                        .mapToObj(n -> PublicKeys.jwk("k" + n, EC))
                        .toArray(String[]::new);

        KeySet keys = parse(many);

        assertEquals(100, keys.byId().size());
        assertEquals(Optional.empty(), keys.find("k101"));
    }

    @Test
    void ignoresOtherMembersOfTheSet() throws IOException { // RFC 7517, section 5
        String set = "{\"issuer\":\"x\",\"version\":3,\"keys\":[" + PublicKeys.jwk("a", EC) + "]}";

        assertEquals(1, KeySet.parse(bytes(set)).byId().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oops", "{}", "null", "[]", "7", "{\"keys\":{}}"})
    void saysWhatIsNoKeySet(String text) {
        assertThrows(IOException.class, () -> KeySet.parse(bytes(text)));
    }

    private static Optional<String> algorithm(ObjectNode key) throws IOException {
        return parse(key.put("kid", "a").toString()).find("a").map(Algorithm::getName);
    }

    private static KeySet parse(String... keys) throws IOException {
        return KeySet.parse(bytes(PublicKeys.set(keys)));
    }

    private static ObjectNode withOperations(String... operations) {
        ObjectNode key = PublicKeys.members(EC);
        var list = JsonNodeFactory.instance.arrayNode();
        for (String each : operations) list.add(each);
        key.set("key_ops", list);
        return key;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
