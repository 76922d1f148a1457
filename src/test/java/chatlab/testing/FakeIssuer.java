package chatlab.testing;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An identity server on loopback: it publishes an EC, an RSA and an Ed25519 key where Supabase
 * does, and signs tokens with them. Among the keys are two that must not count.
 */
public final class FakeIssuer implements AutoCloseable {
    public static final String SUBJECT = "3f0c1b9e-7a55-4a0c-9a53-0a1f3a0b5c77";
    public static final String AUDIENCE = "authenticated";
    public static final String EC_ID = "ec-1";
    public static final String RSA_ID = "rsa-1";
    public static final String ED_ID = "ed-1";

    /** Of a key that is not for signatures, and of a secret that should not be there. */
    public static final String ENC_ID = "enc-1";

    public static final String OCT_ID = "oct-1";
    public static final String PUBLISHED_SECRET = "a-secret-published-by-mistake-of-somebody";

    private static final String KEYS = "/auth/v1/.well-known/jwks.json";

    private final KeyPair ec = PublicKeys.pair("EC", 256);
    private final KeyPair rsa = PublicKeys.rsa();
    private final KeyPair ed = PublicKeys.pair("Ed25519", 255);
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private volatile HttpHandler answer =
            answering(
                    200,
                    PublicKeys.set(
                            PublicKeys.jwk(EC_ID, ec),
                            PublicKeys.jwk(RSA_ID, rsa),
                            PublicKeys.jwk(ED_ID, ed),
                            encryptionKey(),
                            secret()));

    public FakeIssuer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What its tokens say it is called. */
    public String name() {
        return url() + "/auth/v1";
    }

    public String keysUrl() {
        return url() + KEYS;
    }

    /** How often it was asked for its keys. */
    public int requests() {
        return requests.get();
    }

    /** From now on it answers this. */
    public void answer(int status, String body) {
        answer(answering(status, body));
    }

    public void answer(HttpHandler handler) {
        answer = handler;
    }

    /** From now on it publishes these keys and no others. */
    public void publish(String... jwks) {
        answer(200, PublicKeys.set(jwks));
    }

    public KeyPair ec() {
        return ec;
    }

    public KeyPair rsa() {
        return rsa;
    }

    public KeyPair ed() {
        return ed;
    }

    public Algorithm es256() {
        return Algorithm.ECDSA256((ECPublicKey) ec.getPublic(), (ECPrivateKey) ec.getPrivate());
    }

    public Algorithm rs256() {
        return Algorithm.RSA256((RSAPublicKey) rsa.getPublic(), (RSAPrivateKey) rsa.getPrivate());
    }

    /**
     * A user's token with nothing wrong with it, as Supabase makes them, to be signed with the EC
     * key where a test does not do otherwise.
     */
    public JWTCreator.Builder token(Instant now) {
        return JWT.create()
                .withKeyId(EC_ID)
                .withIssuer(name())
                .withAudience(AUDIENCE)
                .withSubject(SUBJECT)
                .withClaim("role", "authenticated")
                .withIssuedAt(now)
                .withExpiresAt(now.plusSeconds(3_600));
    }

    /** Such a token, with this changed. */
    public String sign(Consumer<JWTCreator.Builder> change) {
        return sign(change, es256());
    }

    /** The same, signed in another way. */
    public String sign(Consumer<JWTCreator.Builder> change, Algorithm algorithm) {
        JWTCreator.Builder token = token(Instant.now());
        change.accept(token);
        return token.sign(algorithm);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            answer.handle(exchange);
        }
    }

    private static String encryptionKey() {
        return PublicKeys.members(PublicKeys.otherRsa())
                .put("kid", ENC_ID)
                .put("use", "enc")
                .toString();
    }

    private static String secret() {
        String value = PublicKeys.base64(PUBLISHED_SECRET.getBytes(StandardCharsets.UTF_8));
        return "{\"kty\":\"oct\",\"kid\":\"%s\",\"k\":\"%s\"}".formatted(OCT_ID, value);
    }

    private static HttpHandler answering(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange -> {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }
}
