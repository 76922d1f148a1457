package chatlab.identity;

import com.auth0.jwk.Jwk;
import com.auth0.jwk.JwkException;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The usable keys of a JSON Web Key Set (RFC 7517): for signatures, sound, and of a type that has
 * its algorithm here.
 *
 * @param sole that of the only usable key, with or without an id
 */
record KeySet(Map<String, Algorithm> byId, Optional<Algorithm> sole) {
    static final KeySet EMPTY = new KeySet(Map.of(), Optional.empty());

    private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_KEYS = 100;

    /** The members that a public key of each type consists of (RFC 7518, RFC 8037). */
    private static final Map<String, List<String>> MEMBERS =
            Map.of("EC", List.of("crv", "x", "y"), "RSA", List.of("n", "e"), "OKP", List.of("x"));

    /**
     * A key that cannot be used is no reason to do without the others; those past the hundredth are
     * not looked at.
     *
     * @throws IOException where this is no key set
     */
    static KeySet parse(byte[] json) throws IOException {
        JsonNode keys = MAPPER.readTree(json).path("keys");
        if (!keys.isArray()) throw new IOException("no list of keys");
        Map<String, Algorithm> byId = new HashMap<>();
        List<Algorithm> all = new ArrayList<>();
        for (int i = 0; i < Math.min(keys.size(), MOST_KEYS); i++) {
            JsonNode key = keys.get(i);
            Optional<Algorithm> algorithm = algorithm(key);
            algorithm.ifPresent(all::add);
            if (key.path("kid").isTextual())
                algorithm.ifPresent(each -> byId.putIfAbsent(key.path("kid").asText(), each));
        }
        return new KeySet(
                Map.copyOf(byId), all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty());
    }

    Optional<Algorithm> find(String keyId) {
        return Optional.ofNullable(byId.get(keyId));
    }

    private static Optional<Algorithm> algorithm(JsonNode key) {
        if (!isForVerifying(key)) return Optional.empty();
        try {
            return publicKey(key).flatMap(Algorithms::of).filter(each -> suits(each, key));
        } catch (GeneralSecurityException | JwkException | RuntimeException unreadable) {
            // the JDK has one of its own for a coordinate that is too long
            LOG.warn("A published key cannot be read: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isForVerifying(JsonNode key) {
        boolean signs = !key.hasNonNull("use") || key.path("use").asText().equals("sig");
        if (!key.hasNonNull("key_ops")) return signs;
        List<String> operations = new ArrayList<>();
        key.path("key_ops").forEach(each -> operations.add(each.asText()));
        return signs && operations.contains("verify");
    }

    private static boolean suits(Algorithm algorithm, JsonNode key) {
        return !key.hasNonNull("alg") || key.path("alg").asText().equals(algorithm.getName());
    }

    private static Optional<PublicKey> publicKey(JsonNode key)
            throws GeneralSecurityException, JwkException {
        String type = key.path("kty").asText();
        List<String> members = MEMBERS.get(type);
        if (members == null || !members.stream().allMatch(each -> key.path(each).isTextual()))
            return Optional.empty();
        if (type.equals("OKP")) {
            if (!key.path("crv").asText().equals("Ed25519")) return Optional.empty();
            return Optional.of(Ed25519.key(Base64.getUrlDecoder().decode(key.path("x").asText())));
        }
        Map<String, Object> values = new HashMap<>(Map.of("kty", type));
        for (String member : members) values.put(member, key.path(member).asText());
        return Optional.of(Jwk.fromValues(values).getPublicKey());
    }
}
