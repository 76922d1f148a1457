package chatlab.identity;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity server on loopback: publishes an EC and an RSA key, and signs tokens with them. */
final class FakeIssuer implements AutoCloseable {
    static final String ISSUER = "https://issuer.example/auth/v1";
    static final String AUDIENCE = "authenticated";
    static final String EC_ID = "ec-1";
    static final String RSA_ID = "rsa-1";

    private static final KeyPair EC = pair("EC", 256);
    private static final KeyPair RSA = pair("RSA", 2048);

    final KeyPair ec = EC;
    final KeyPair rsa = RSA;
    final AtomicInteger requests = new AtomicInteger();
    volatile int status = 200;
    volatile String body = keySet(ecKey(EC_ID, ec), rsaKey(RSA_ID, rsa));
    private final HttpServer server;

    FakeIssuer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        server.createContext(
                "/jwks.json",
                exchange -> {
                    requests.incrementAndGet();
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/jwks.json";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    Algorithm es256() {
        return Algorithm.ECDSA256((ECPublicKey) ec.getPublic(), (ECPrivateKey) ec.getPrivate());
    }

    Algorithm rs256() {
        return Algorithm.RSA256((RSAPublicKey) rsa.getPublic(), (RSAPrivateKey) rsa.getPrivate());
    }

    /**
     * A token with nothing wrong with it, signed with the EC key where the test does not do
     * otherwise.
     */
    static JWTCreator.Builder token(Instant now) {
        return JWT.create()
                .withKeyId(EC_ID)
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withSubject("ada")
                .withClaim("role", "authenticated")
                .withIssuedAt(now)
                .withExpiresAt(now.plusSeconds(600));
    }

    static String keySet(String... keys) {
        return "{\"keys\":[" + String.join(",", keys) + "]}";
    }

    static String ecKey(String id, KeyPair pair) {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}"
                .formatted(id, number(point.getAffineX(), 32), number(point.getAffineY(), 32));
    }

    static String rsaKey(String id, KeyPair pair) {
        var key = (RSAPublicKey) pair.getPublic();
        return "{\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
                .formatted(
                        id,
                        number(key.getModulus(), key.getModulus().bitLength() / 8),
                        number(key.getPublicExponent(), 3));
    }

    static KeyPair pair(String type, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String number(BigInteger value, int bytes) {
        byte[] raw = value.toByteArray();
        byte[] padded = new byte[bytes];
        byte[] tail = Arrays.copyOfRange(raw, Math.max(0, raw.length - bytes), raw.length);
        System.arraycopy(tail, 0, padded, bytes - tail.length, tail.length);
        return base64(padded);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }
}
