package chatlab.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.ConfigError;
import chatlab.config.DatabaseUrl;
import chatlab.database.Database;
import chatlab.testing.SettableClock;
import com.auth0.jwk.Jwk;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {
    private final SettableClock clock = new SettableClock(Instant.now());

    @Test
    void keepsTheKeyInTheDatabaseSoThatTokensStayValid(@TempDir Path folder) {
        DatabaseUrl url = new DatabaseUrl.Sqlite(folder.resolve("chatlab.db"));
        String token;
        try (Database database = Database.open(url)) {
            token = sign(SigningKeys.stored(database, clock));
        }

        try (Database reopened = Database.open(url)) {
            verify(SigningKeys.stored(reopened, clock), token);
        }
    }

    @Test
    void sharesTheKeyAmongCopiesOnOneDatabase(@TempDir Path folder) {
        try (Database database =
                Database.open(new DatabaseUrl.Sqlite(folder.resolve("chatlab.db")))) {
            SigningKeys one = SigningKeys.stored(database, clock);
            SigningKeys other = SigningKeys.stored(database, clock);

            assertEquals(one.signingId(), other.signingId());
            verify(other, sign(one));
            verify(one, sign(other));
            assertEquals(one.jwks(), other.jwks());
        }
    }

    @Test
    void signsWithTheNewestKeyAndVerifiesWithAll(@TempDir Path folder) {
        try (Database database =
                Database.open(new DatabaseUrl.Sqlite(folder.resolve("chatlab.db")))) {
            SigningKeys before = SigningKeys.stored(database, clock);
            String token = sign(before);
            KeyPair newer = pair("EC", 256);
            String id = SigningKeys.given(pem(newer)).signingId();
            database.write(
                    sql -> {
                        SigningKeyStore.add(
                                sql,
                                id,
                                base64(newer.getPrivate()),
                                base64(newer.getPublic()),
                                clock.instant().plusSeconds(60));
                        return "done";
                    });

            SigningKeys after = SigningKeys.stored(database, clock);

            assertEquals(id, after.signingId());
            verify(after, token);
            verify(after, sign(after));
            assertEquals(2, after.jwks().path("keys").size());
        }
    }

    @Test
    void publishesKeysThatOthersCanVerifyWith() throws Exception {
        for (int i = 0; i < 200; i++) { // every 128th coordinate has a leading zero
            SigningKeys keys = SigningKeys.given(pem(pair("EC", 256)));
            String token = sign(keys);
            Map<String, Object> published =
                    new ObjectMapper()
                            .convertValue(
                                    keys.jwks().path("keys").path(0), new TypeReference<>() {});

            Jwk jwk = Jwk.fromValues(published);

            assertEquals(JWT.decode(token).getKeyId(), jwk.getId());
            assertEquals("ES256", jwk.getAlgorithm());
            assertEquals(
                    token,
                    JWT.require(Algorithm.ECDSA256((ECPublicKey) jwk.getPublicKey(), null))
                            .build()
                            .verify(token)
                            .getToken());
            assertFalse(published.containsKey("d"), "the private key is not for publishing");
        }
    }

    @Test
    void takesTheOperatorsKeyWithRealOrWrittenLineBreaks() throws Exception {
        String pem = pem(pair("EC", 256));
        SigningKeys keys = SigningKeys.given(pem);

        SigningKeys again = SigningKeys.given(pem.replace("\n", "\\n"));
        SigningKeys oneLine = SigningKeys.given(pem.replace("\n", " "));

        assertEquals(keys.signingId(), again.signingId());
        assertEquals(keys.signingId(), oneLine.signingId());
        verify(again, sign(keys));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PRIVATE KEY-----\n=A=\n-----END PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----\n=A=\n-----END PUBLIC KEY-----"
            })
    void namesTheVariableOfAKeyItCannotUse(String pem) {
        assertNamed(pem);
    }

    @Test
    void refusesKeysOfAnotherKind() throws Exception {
        assertNamed(pem(pair("RSA", 2048)));
        assertNamed(pem(pair("EC", 384)));
    }

    @Test
    void refusesAPublicKeyThatDoesNotBelongToThePrivateOne() throws Exception {
        String mixed =
                pem("PRIVATE", pair("EC", 256).getPrivate())
                        + pem("PUBLIC", pair("EC", 256).getPublic());

        assertNamed(mixed);
    }

    private static void assertNamed(String pem) {
        ConfigError error = assertThrows(ConfigError.class, () -> SigningKeys.given(pem));
        assertTrue(
                String.valueOf(error.getMessage()).startsWith("AUTH_SIGNING_KEY: "),
                error.getMessage());
    }

    private String sign(SigningKeys keys) {
        return JWT.create()
                .withKeyId(keys.signingId())
                .withSubject("ada")
                .sign(keys.signingAlgorithm());
    }

    private static void verify(SigningKeys keys, String token) {
        Algorithm algorithm = keys.find(JWT.decode(token).getKeyId()).orElseThrow();
        assertEquals("ada", JWT.require(algorithm).build().verify(token).getSubject());
    }

    private static KeyPair pair(String type, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(KeyPair pair) {
        return pem("PRIVATE", pair.getPrivate()) + pem("PUBLIC", pair.getPublic());
    }

    private static String pem(String kind, Key key) {
        String base64 =
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + kind + " KEY-----\n" + base64 + "\n-----END " + kind + " KEY-----\n";
    }

    private static String base64(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }
}
