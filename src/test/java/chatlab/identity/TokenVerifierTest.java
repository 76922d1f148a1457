package chatlab.identity;

import static chatlab.identity.FakeIssuer.base64;
import static chatlab.identity.FakeIssuer.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.config.DatabaseUrl;
import chatlab.database.Database;
import chatlab.failure.Failure;
import chatlab.testing.SettableClock;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose tokens count. The issuer publishes its keys on loopback. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenVerifierTest {
    private static final Algorithm SECRET = Algorithm.HMAC256("a-shared-secret-of-32-characters");

    private final Instant now = Instant.now();
    private final SettableClock clock = new SettableClock(now);
    private final FakeIssuer issuer = new FakeIssuer();
    private final JwksKeys keys = new JwksKeys(issuer.url(), clock);
    private Database database;
    private Revocations revocations;

    @BeforeAll
    void open(@TempDir Path folder) {
        database = Database.open(new DatabaseUrl.Sqlite(folder.resolve("chatlab.db")));
        revocations = new Revocations(database, clock);
    }

    @AfterAll
    void close() {
        keys.close();
        issuer.close();
        database.close();
    }

    @Test
    void acceptsATokenSignedWithThePublishedEcKey() {
        Instant ends = Instant.ofEpochSecond(now.plusSeconds(600).getEpochSecond());
        String token =
                token(now)
                        .withClaim("email", "ada@example.org")
                        .withClaim("session_id", "s-1")
                        .withClaim("is_anonymous", true)
                        .withClaim("app_metadata", Map.of("role", "researcher"))
                        .sign(issuer.es256());

        assertEquals(
                new Caller("ada", Optional.of("ada@example.org"), true, "researcher", "session:s-1", ends),
                verifier().verify(token));
    }

    @Test
    void acceptsATokenSignedWithThePublishedRsaKey() {
        String token = token(now).withKeyId(FakeIssuer.RSA_ID).withJWTId("t-1").sign(issuer.rs256());

        Caller caller = verifier().verify(token);

        assertEquals("ada", caller.userId());
        assertEquals("id:t-1", caller.tokenKey());
        assertEquals("user", caller.role());
        assertEquals(Optional.empty(), caller.email());
        assertFalse(caller.anonymous());
    }

    @Test
    void acceptsATokenSignedWithTheSharedSecretWithOrWithoutAKeyId() {
        TokenVerifier verifier = verifierWithSecret();

        assertEquals("ada", verifier.verify(token(now).withKeyId(null).sign(SECRET)).userId());
        assertEquals("ada", verifier.verify(token(now).withKeyId("legacy").sign(SECRET)).userId());
        assertEquals("ada", verifier.verify(token(now).sign(issuer.es256())).userId());
    }

    @Test
    void acceptsOneAudienceAmongSeveral() {
        String token = token(now).withAudience("other", FakeIssuer.AUDIENCE).sign(issuer.es256());

        assertEquals("ada", verifier().verify(token).userId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "01a1f8bc-e310-7a05-b3f1-6d2c48e97a10", "auth0|5f7c", "ada@example.org", "x.y:z_-"})
    void acceptsTheUserId(String sub) {
        assertEquals(sub, verifier().verify(token(now).withSubject(sub).sign(issuer.es256())).userId());
    }

    @Test
    void acceptsAUserIdOf128CharactersAndRefusesOneOf129() {
        assertEquals(128, verifier().verify(token(now).withSubject("x".repeat(128)).sign(issuer.es256())).userId().length());
        refuses(token(now).withSubject("x".repeat(129)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a b", "a/b", "../ada", "ada\n", "ada\u0000", "ädä", "a%2Fb", "a?b", "theorists", "characters",
                "character-sets", "config", "research", "shared"})
    void refusesTheUserId(String sub) {
        refuses(token(now).withSubject(sub));
    }

    @Test
    void refusesATokenWithoutAUser() {
        refuses(token(now).withSubject(null));
    }

    @Test
    void refusesAnExpiredToken() {
        refuses(token(now.minusSeconds(700)));
        refuses(token(now).withExpiresAt(now));
    }

    @Test
    void refusesATokenThatNeverExpires() {
        refuses(token(now).withExpiresAt((Instant) null));
    }

    @Test
    void refusesATokenThatIsNotYetValid() {
        refuses(token(now).withNotBefore(now.plusSeconds(60)));
    }

    @Test
    void refusesAnotherIssuersOrAudiencesToken() {
        refuses(token(now).withIssuer("https://evil.example"));
        refuses(token(now).withIssuer((String) null));
        refuses(token(now).withIssuer(FakeIssuer.ISSUER + "/"));
        refuses(token(now).withAudience("other"));
        refuses(token(now).withAudience((String[]) null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anon", "service_role"})
    void refusesAProjectsOwnKeyByItsRole(String role) {
        refuses(token(now).withClaim("role", role));
        assertThrows(
                Failure.Unauthenticated.class,
                () -> verifierWithSecret().verify(token(now).withKeyId(null).withClaim("role", role).sign(SECRET)));
    }

    @Test
    void refusesAnUnsignedToken() {
        refuse(token(now).sign(Algorithm.none()));
        refuse(token(now).withKeyId(null).sign(Algorithm.none()));
        assertThrows(
                Failure.Unauthenticated.class,
                () -> verifierWithSecret().verify(token(now).withKeyId(null).sign(Algorithm.none())));
    }

    @ParameterizedTest
    @MethodSource("publicKeysAsSecrets")
    void refusesATokenSignedWithThePublicKey(String keyId, byte[] secret) {
        refuse(token(now).withKeyId(keyId).sign(Algorithm.HMAC256(secret)));
        refuse(token(now).withKeyId(null).sign(Algorithm.HMAC256(secret)));
        assertThrows(
                Failure.Unauthenticated.class,
                () -> verifierWithSecret().verify(token(now).withKeyId(keyId).sign(Algorithm.HMAC256(secret))));
    }

    Stream<Arguments> publicKeysAsSecrets() {
        return Stream.of(Map.entry(FakeIssuer.EC_ID, issuer.ec), Map.entry(FakeIssuer.RSA_ID, issuer.rsa))
                .flatMap(
                        each ->
                                encodings(each.getValue().getPublic())
                                        .map(bytes -> Arguments.of(each.getKey(), bytes)));
    }

    private static Stream<byte[]> encodings(PublicKey key) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
        return Stream.of(key.getEncoded(), bytes(pem), bytes(pem + "\n"), bytes(base64));
    }

    @Test
    void refusesATokenOfTheOtherPublishedKey() {
        refuse(token(now).withKeyId(FakeIssuer.RSA_ID).sign(issuer.es256()));
        refuse(token(now).withKeyId(FakeIssuer.EC_ID).sign(issuer.rs256()));
    }

    @Test
    void refusesAnUnknownOrMissingKeyId() {
        refuses(token(now).withKeyId("ec-2"));
        refuses(token(now).withKeyId(""));
        refuses(token(now).withKeyId(null));
    }

    @Test
    void refusesAStrangersKeyUnderAKnownKeyId() {
        KeyPair stranger = FakeIssuer.pair("RSA", 2048);
        refuse(
                token(now)
                        .withKeyId(FakeIssuer.RSA_ID)
                        .sign(Algorithm.RSA256((RSAPublicKey) stranger.getPublic(), (RSAPrivateKey) stranger.getPrivate())));
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
                                        (RSAPublicKey) issuer.rsa.getPublic(), (RSAPrivateKey) issuer.rsa.getPrivate())));
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
                "", " ", ".", "..", "...", "a", "a.b", "a.b.c", "a.b.c.d.e", "null", "undefined", "\u0000", "🦉.🦉.🦉",
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
                base64("{\"alg\":\"ES256\",\"kid\":\"../../etc\"}") + "." + payload + "." + signature);
    }

    @Test
    void refusesARememberedTokenFromItsExpiryOn() {
        SettableClock own = new SettableClock(now);
        TokenVerifier verifier =
                new TokenVerifier(FakeIssuer.ISSUER, FakeIssuer.AUDIENCE, keys, Optional.empty(), revocations, own);
        Instant ends = Instant.ofEpochSecond(now.getEpochSecond() + 60);
        String token = token(now).withExpiresAt(ends).sign(issuer.es256());

        assertEquals("ada", verifier.verify(token).userId());
        own.advance(Duration.between(own.instant(), ends).minusMillis(1));
        assertEquals("ada", verifier.verify(token).userId());
        own.advance(Duration.ofMillis(1));
        assertThrows(Failure.Unauthenticated.class, () -> verifier.verify(token));
    }

    @Test
    void goesByItsOwnClock() {
        SettableClock tomorrow = new SettableClock(now.plus(Duration.ofDays(1)));
        TokenVerifier verifier =
                new TokenVerifier(FakeIssuer.ISSUER, FakeIssuer.AUDIENCE, keys, Optional.empty(), revocations, tomorrow);

        String token = token(tomorrow.instant()).withNotBefore(tomorrow.instant()).sign(issuer.es256());

        assertEquals("ada", verifier.verify(token).userId());
    }

    private void refuses(JWTCreator.Builder token) {
        refuse(token.sign(issuer.es256()));
    }

    private void refuse(String token) {
        assertThrows(Failure.Unauthenticated.class, () -> verifier().verify(token));
    }

    private TokenVerifier verifier() {
        return new TokenVerifier(FakeIssuer.ISSUER, FakeIssuer.AUDIENCE, keys, Optional.empty(), revocations, clock);
    }

    private TokenVerifier verifierWithSecret() {
        return new TokenVerifier(FakeIssuer.ISSUER, FakeIssuer.AUDIENCE, keys, Optional.of(SECRET), revocations, clock);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
