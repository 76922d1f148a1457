package chatlab.identity;

import static chatlab.identity.FakeIssuer.base64;
import static chatlab.identity.FakeIssuer.token;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.failure.Failure;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that nobody issued. */
class ForgedTokensTest extends VerifierTests {
    @Test
    void refusesAnUnsignedToken() {
        refuse(token(now).sign(Algorithm.none()));
        refuse(token(now).withKeyId(null).sign(Algorithm.none()));
        assertThrows(
                Failure.Unauthenticated.class,
                () ->
                        verifierWithSecret()
                                .verify(token(now).withKeyId(null).sign(Algorithm.none())));
    }

    @ParameterizedTest
    @MethodSource("publicKeysAsSecrets")
    void refusesATokenSignedWithThePublicKey(String keyId, byte[] secret) {
        refuse(token(now).withKeyId(keyId).sign(Algorithm.HMAC256(secret)));
        refuse(token(now).withKeyId(null).sign(Algorithm.HMAC256(secret)));
        assertThrows(
                Failure.Unauthenticated.class,
                () ->
                        verifierWithSecret()
                                .verify(
                                        token(now)
                                                .withKeyId(keyId)
                                                .sign(Algorithm.HMAC256(secret))));
    }

    Stream<Arguments> publicKeysAsSecrets() {
        return Stream.of(
                        Map.entry(FakeIssuer.EC_ID, issuer.ec),
                        Map.entry(FakeIssuer.RSA_ID, issuer.rsa))
                .flatMap(
                        each ->
                                encodings(each.getValue().getPublic())
                                        .map(bytes -> Arguments.of(each.getKey(), bytes)));
    }

    private static Stream<byte[]> encodings(PublicKey key) {
        String base64 =
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
        return Stream.of(key.getEncoded(), bytes(pem), bytes(pem + "\n"), bytes(base64));
    }

    @Test
    void refusesATokenOfTheOtherPublishedKey() {
        refuse(token(now).withKeyId(FakeIssuer.RSA_ID).sign(issuer.es256()));
        refuse(token(now).withKeyId(FakeIssuer.EC_ID).sign(issuer.rs256()));
    }

    @Test
    void refusesAStrangersKeyUnderAKnownKeyId() {
        KeyPair stranger = FakeIssuer.pair("RSA", 2048);
        refuse(
                token(now)
                        .withKeyId(FakeIssuer.RSA_ID)
                        .sign(
                                Algorithm.RSA256(
                                        (RSAPublicKey) stranger.getPublic(),
                                        (RSAPrivateKey) stranger.getPrivate())));
    }

    @Test
    void refusesATamperedToken() {
        String[] parts = token(now).sign(issuer.es256()).split("\\.");
        String other = token(now).withSubject("bert").sign(issuer.es256()).split("\\.")[1];

        refuse(parts[0] + "." + other + "." + parts[2]);
        refuse(parts[0] + "." + parts[1] + ".");
        refuse(parts[0] + "." + parts[1] + "." + base64(new byte[64]));
        refuse(parts[0] + "." + parts[1] + "." + parts[2].substring(2));
    }

    @Test
    void refusesAnotherAlgorithmOfTheSameKey() {
        refuse(
                token(now)
                        .withKeyId(FakeIssuer.RSA_ID)
                        .sign(
                                Algorithm.RSA512(
                                        (RSAPublicKey) issuer.rsa.getPublic(),
                                        (RSAPrivateKey) issuer.rsa.getPrivate())));
    }

    @Test
    void refusesATokenOfNineKilobytes() {
        refuses(token(now).withClaim("filler", "x".repeat(9_000)));
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void refusesWhatIsNoToken(String garbage) {
        refuse(garbage);
        assertThrows(Failure.Unauthenticated.class, () -> verifierWithSecret().verify(garbage));
    }

    static List<String> garbage() {
        String header = base64("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"ec-1\"}");
        String payload = base64("{\"sub\":\"ada\"}");
        String signature = base64(new byte[64]);
        return List.of(
                "",
                " ",
                ".",
                "..",
                "...",
                "a",
                "a.b",
                "a.b.c",
                "a.b.c.d.e",
                "null",
                "undefined",
                "\u0000",
                "🦉.🦉.🦉",
                "Bearer " + header + "." + payload + "." + signature,
                header + "." + payload,
                header + ".." + signature,
                "." + payload + "." + signature,
                "%%%." + payload + "." + signature,
                header + ".%%%." + signature,
                header + "." + payload + ".%%%",
                base64("null") + "." + payload + "." + signature,
                header + "." + base64("null") + "." + signature,
                base64("[]") + "." + payload + "." + signature,
                header + "." + base64("[]") + "." + signature,
                header + "." + base64("\"text\"") + "." + signature,
                header + "." + base64("{\"exp\":\"soon\"}") + "." + signature,
                header + "." + base64("{\"exp\":9000000000000000000}") + "." + signature,
                header + "." + base64("{\"exp\":-9000000000000000000}") + "." + signature,
                header + "." + base64("{\"nbf\":1e300}") + "." + signature,
                header + "." + base64("{\"sub\":{\"a\":1},\"aud\":7}") + "." + signature,
                header + "." + base64("{".repeat(2_000)) + "." + signature,
                header + "." + base64("[".repeat(5_000)) + "." + signature,
                base64("{\"alg\":7,\"kid\":[1]}") + "." + payload + "." + signature,
                base64("{\"kid\":\"ec-1\"}") + "." + payload + "." + signature,
                base64("{\"alg\":\"ES256\",\"kid\":\"../../etc\"}")
                        + "."
                        + payload
                        + "."
                        + signature);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
