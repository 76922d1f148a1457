package chatlab.testing;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;

/** An identity server on loopback that publishes one ES256 key, where Supabase does. */
public final class FakeIssuer implements AutoCloseable {
    public static final String SUBJECT = "3f0c1b9e-7a55-4a0c-9a53-0a1f3a0b5c77";

    private static final String KEY_ID = "key-1";
    private static final String KEYS = "/auth/v1/.well-known/jwks.json";
    private static final int COORDINATE_BYTES = 32;

    private final HttpServer server;
    private final KeyPair pair = generate();

    public FakeIssuer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
        byte[] keys = keys().getBytes(StandardCharsets.UTF_8);
        server.createContext(
                KEYS,
                exchange -> {
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String keysUrl() {
        return url() + KEYS;
    }

    /** A user's token of the published key, as Supabase makes them, with this changed. */
    public String sign(Consumer<JWTCreator.Builder> change) {
        return sign(change, Algorithm.ECDSA256(null, (ECPrivateKey) pair.getPrivate()));
    }

    /** The same, signed in another way. */
    public String sign(Consumer<JWTCreator.Builder> change, Algorithm algorithm) {
        JWTCreator.Builder token =
                JWT.create()
                        .withKeyId(KEY_ID)
                        .withIssuer(url() + "/auth/v1")
                        .withAudience("authenticated")
                        .withSubject(SUBJECT)
                        .withClaim("role", "authenticated")
                        .withIssuedAt(Instant.now())
                        .withExpiresAt(Instant.now().plusSeconds(3_600));
        change.accept(token);
        return token.sign(algorithm);
    }

    /** As anybody may have it. */
    public byte[] publicKey() {
        return pair.getPublic().getEncoded();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String keys() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return """
        {"keys":[{"kty":"EC","crv":"P-256","alg":"ES256","use":"sig","kid":"%s","x":"%s","y":"%s"}]}\
        """
                .formatted(
                        KEY_ID,
                        coordinate(key.getW().getAffineX()),
                        coordinate(key.getW().getAffineY()));
    }

    private static String coordinate(BigInteger value) {
        byte[] raw = value.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        byte[] digits =
                raw.length > COORDINATE_BYTES ? Arrays.copyOfRange(raw, 1, raw.length) : raw;
        System.arraycopy(digits, 0, padded, COORDINATE_BYTES - digits.length, digits.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
