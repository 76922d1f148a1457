package chatlab.account;

import chatlab.config.ConfigError;
import chatlab.database.Database;
import chatlab.database.Sha256;
import chatlab.identity.Algorithms;
import chatlab.identity.KeySource;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The EC P-256 keys that sign local accounts' tokens (ES256). One is made when there is none; it
 * lives in the database, so that a restart keeps tokens valid and every copy of the server signs
 * alike.
 */
public final class SigningKeys implements KeySource {
    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");
    private static final int COORDINATE_BYTES = 32;

    private record Key(String id, ECPublicKey publicKey, Algorithm algorithm) {}

    private final Key signing;
    private final Map<String, Key> all = new HashMap<>();

    private SigningKeys(Key signing) {
        this.signing = signing;
        all.put(signing.id(), signing);
    }

    /**
     * The key given by the operator: a PEM of the private key and one of the public key, one after
     * the other.
     */
    public static SigningKeys given(String pem) {
        Map<String, String> parts = new HashMap<>();
        Matcher matcher = PEM.matcher(pem.replace("\\n", "\n"));
        while (matcher.find()) parts.put(matcher.group(1), matcher.group(2).replaceAll("\\s", ""));
        String privateKey = parts.get("PRIVATE");
        String publicKey = parts.get("PUBLIC");
        if (privateKey == null || publicKey == null) {
            throw new ConfigError(
                    "AUTH_SIGNING_KEY",
                    "takes an EC P-256 key in PEM: PRIVATE KEY (PKCS#8), then PUBLIC KEY");
        }
        return new SigningKeys(key(privateKey, publicKey));
    }

    /** The newest key of the database, made now where there is none; older ones go on verifying. */
    public static SigningKeys stored(Database database, Clock clock) {
        return database.write(
                sql -> {
                    Database.lock(sql, "signing key");
                    if (SigningKeyStore.newestFirst(sql).isEmpty()) {
                        KeyPair pair = generate();
                        String publicKey = encode(pair.getPublic().getEncoded());
                        String privateKey = encode(pair.getPrivate().getEncoded());
                        SigningKeyStore.add(
                                sql, id(publicKey), privateKey, publicKey, clock.instant());
                    }
                    var rows = SigningKeyStore.newestFirst(sql);
                    SigningKeys keys =
                            new SigningKeys(
                                    key(
                                            rows.getFirst().getPrivateKey(),
                                            rows.getFirst().getPublicKey()));
                    rows.forEach(
                            row ->
                                    keys.all.putIfAbsent(
                                            row.getId(),
                                            key(row.getPrivateKey(), row.getPublicKey())));
                    return keys;
                });
    }

    @Override
    public Optional<Algorithm> find(String keyId) {
        return Optional.ofNullable(all.get(keyId)).map(Key::algorithm);
    }

    String signingId() {
        return signing.id();
    }

    Algorithm signingAlgorithm() {
        return signing.algorithm();
    }

    /** The public keys as a JSON Web Key Set (RFC 7517). */
    ObjectNode jwks() {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        ArrayNode keys = set.putArray("keys");
        for (Key key : all.values()) {
            keys.addObject()
                    .put("kty", "EC")
                    .put("crv", "P-256")
                    .put("alg", "ES256")
                    .put("use", "sig")
                    .put("kid", key.id())
                    .put("x", coordinate(key.publicKey().getW().getAffineX()))
                    .put("y", coordinate(key.publicKey().getW().getAffineY()));
        }
        return set;
    }

    private static Key key(String privateKey, String publicKey) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            var secret =
                    (ECPrivateKey)
                            factory.generatePrivate(new PKCS8EncodedKeySpec(decode(privateKey)));
            var open =
                    (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(decode(publicKey)));
            Algorithm algorithm = Algorithm.ECDSA256(open, secret);
            if (Algorithms.of(open).isEmpty()) throw new GeneralSecurityException("not on P-256");
            algorithm.verify(JWT.decode(JWT.create().sign(algorithm)));
            return new Key(id(publicKey), open, algorithm);
        } catch (GeneralSecurityException
                | IllegalArgumentException
                | JWTVerificationException unusable) {
            throw new ConfigError(
                    "AUTH_SIGNING_KEY", "is not a usable EC P-256 key: " + unusable.getMessage());
        }
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

    private static String id(String publicKey) {
        return Sha256.hex(decode(publicKey)).substring(0, 16);
    }

    private static String coordinate(BigInteger value) {
        byte[] raw = value.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        int length = Math.min(raw.length, COORDINATE_BYTES);
        System.arraycopy(raw, raw.length - length, padded, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }
}
