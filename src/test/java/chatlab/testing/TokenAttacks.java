package chatlab.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens that must not count, by what is wrong with each. All but those that say otherwise are
 * signed as they should be, so that the one fault alone can be why they are refused. What is wrong
 * with claims is in {@link ClaimAttacks}.
 */
public final class TokenAttacks {
    private static final List<String> ALGORITHMS =
            List.of(
                    "none", "None", "NONE", "nOnE", "", "HS256", "HS384", "HS512", "RS256", "RS384",
                    "RS512", "PS256", "ES256", "ES256K", "ES384", "EdDSA", "Ed25519");

    private static final List<String> GUESSES =
            List.of("secret", "your-256-bit-secret", "public-key", "\0", "null");

    private final Forge forge;
    private final Map<String, PublicKey> published;
    private final FakeIssuer stranger;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private TokenAttacks(Forge forge, Map<String, PublicKey> published, FakeIssuer stranger) {
        this.forge = forge;
        this.published = published;
        this.stranger = stranger;
    }

    /**
     * @param forge signs what counts
     * @param published the issuer's public keys by their ids
     * @param stranger an issuer that nobody asked
     */
    public static Map<String, String> against(
            Forge forge, Map<String, PublicKey> published, FakeIssuer stranger) {
        TokenAttacks attacks = new TokenAttacks(forge, published, stranger);
        attacks.addAlgorithms();
        attacks.addHeaders();
        attacks.addKeyIds();
        attacks.addForeignKeys();
        attacks.addPublicKeysAsSecrets();
        attacks.addSignatures();
        attacks.addEncodings();
        attacks.addShapes();
        attacks.tokens.putAll(ClaimAttacks.with(forge));
        return attacks.tokens;
    }

    private void addAlgorithms() {
        for (String algorithm : ALGORITHMS) {
            if (algorithm.equals(forge.algorithm())) continue;
            add("signed, and says \"" + algorithm + "\"", forge.heading("alg", algorithm));
            String[] parts = forge.heading("alg", algorithm).split("\\.");
            add("unsigned, and says \"" + algorithm + "\"", parts[0] + "." + parts[1] + ".");
        }
        String lower = forge.algorithm().toLowerCase(Locale.ROOT);
        add("says its algorithm in lower case", forge.heading("alg", lower));
        for (Object odd : List.of(7, true, List.of(forge.algorithm()), Map.of("a", 1)))
            add("algorithm " + odd, forge.heading("alg", odd));
        add("algorithm null", forge.heading("alg", null));
        ObjectNode without = forge.header();
        without.remove("alg");
        add("no algorithm", forge.token(without, forge.payload()));
    }

    private void addHeaders() {
        for (Object critical : List.of(List.of("exp"), List.of("b64"), List.of(), "exp"))
            add("critical extension " + critical, forge.heading("crit", critical));
        for (Object type : List.of("logout+jwt", "dpop+jwt", "JWE", "", 7, List.of("JWT")))
            add("type " + type, forge.heading("typ", type));
        String header = forge.header().toString();
        String more = header.substring(0, header.length() - 1);
        String payload = forge.payload().toString();
        add("two algorithms", forge.token(more + ",\"alg\":\"none\"}", payload));
        add("two key ids", forge.token(more + ",\"kid\":\"a\",\"kid\":\"b\"}", payload));
        for (String odd :
                List.of("null", "[]", "7", "\"" + forge.algorithm() + "\"", "", "{}", "x"))
            add("header " + odd, forge.token(odd, payload));
        add("header and more", forge.token(header + "{}", payload));
        add("deep header", forge.token(more + ",\"a\":" + deep() + "}", payload));
    }

    private void addKeyIds() {
        for (Object odd : List.of(7, true, List.of("ec-1"), Map.of("kid", "ec-1")))
            add("key id " + odd, forge.heading("kid", odd));
        if (forge.keyId().isEmpty()) return;
        for (String unknown : List.of("unknown", "", " ", "../../dev/null", "' OR 1=1 --", "\0"))
            add("unknown key id \"" + unknown + "\"", forge.heading("kid", unknown));
        add("no key id", forge.named(Optional.empty()).token());
    }

    /** Keys of somebody else, and keys of the issuer's that are for something else. */
    private void addForeignKeys() {
        List<Forge> theirs =
                List.of(
                        Forge.of("ec-1", stranger.ec(), forge.terms()),
                        Forge.of("rsa-1", PublicKeys.otherRsa(), forge.terms()),
                        Forge.of("ed-1", stranger.ed(), forge.terms()));
        for (Forge their : theirs) {
            Forge posing = their.named(forge.keyId());
            add("a stranger's " + their, posing.token());
            String[] leads = {"jku", "x5u"};
            for (String lead : leads) {
                add(
                        "a stranger's " + their + " by " + lead,
                        posing.heading(lead, stranger.keysUrl()));
                Forge own = their.named(Optional.of(their.keyId().orElseThrow() + "-new"));
                add("an unknown " + their + " by " + lead, own.heading(lead, stranger.keysUrl()));
            }
        }
        add("its key within", theirs.getFirst().heading("jwk", PublicKeys.members(stranger.ec())));
        String certificate =
                Base64.getEncoder().encodeToString(stranger.rsa().getPublic().getEncoded());
        add("its certificate within", theirs.get(1).heading("x5c", List.of(certificate)));
        published.forEach(
                (id, key) -> {
                    if (!forge.keyId().equals(Optional.of(id)))
                        add("under the id " + id, forge.named(Optional.of(id)).token());
                });
        Forge encrypting = Forge.of(FakeIssuer.ENC_ID, PublicKeys.otherRsa(), forge.terms());
        add("the issuer's key for encryption", encrypting.token());
        Forge secret = Forge.ofSecret(bytes(FakeIssuer.PUBLISHED_SECRET), forge.terms());
        add("a published secret", secret.named(Optional.of(FakeIssuer.OCT_ID)).token());
    }

    private void addPublicKeysAsSecrets() {
        published.forEach(
                (id, key) -> {
                    String base64 =
                            Base64.getMimeEncoder(64, new byte[] {'\n'})
                                    .encodeToString(key.getEncoded());
                    String pem =
                            "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
                    List<byte[]> encodings =
                            List.of(
                                    key.getEncoded(),
                                    bytes(pem),
                                    bytes(pem + "\n"),
                                    bytes(base64),
                                    bytes(id));
                    for (int i = 0; i < encodings.size(); i++) {
                        Forge confused = Forge.ofSecret(encodings.get(i), forge.terms());
                        add(
                                "public key " + id + " as a secret, way " + i,
                                confused.named(Optional.of(id)).token());
                        add("the same without its id, " + id + " way " + i, confused.token());
                    }
                });
        for (String guess : GUESSES) {
            Forge guessed = Forge.ofSecret(bytes(guess), forge.terms());
            add("the secret \"" + guess + "\"", guessed.token());
            add("the secret \"" + guess + "\" with a key id", guessed.named(forge.keyId()).token());
        }
    }

    private void addSignatures() {
        String[] parts = forge.token().split("\\.");
        String content = parts[0] + "." + parts[1];
        byte[] signature = forge.signature(content);
        add("no signature", content + ".");
        add("no third part", content);
        for (int length : new int[] {1, 32, 64, 256}) {
            add("zeros, " + length, signed(content, new byte[length]));
            byte[] ones = new byte[length];
            Arrays.fill(ones, (byte) 0xff);
            add("ones, " + length, signed(content, ones));
        }
        for (int at : new int[] {0, signature.length / 2, signature.length - 1}) {
            byte[] flipped = signature.clone();
            flipped[at] ^= 1;
            add("a wrong bit in byte " + at, signed(content, flipped));
        }
        add("a byte short", signed(content, Arrays.copyOf(signature, signature.length - 1)));
        add("a byte too long", signed(content, Arrays.copyOf(signature, signature.length + 1)));
        add("a signature of something else", signed(content, forge.signature(parts[1])));
        String other = Forge.base64(forge.payload().put("sub", "somebody-else").toString());
        add("another payload under it", parts[0] + "." + other + "." + parts[2]);
        String header = Forge.base64(forge.header().put("typ", "at+jwt").toString());
        add("another header over it", header + "." + parts[1] + "." + parts[2]);
    }

    private void addEncodings() {
        String[] parts = forge.token().split("\\.");
        String header = parts[0];
        String payload = parts[1];
        for (String tail : List.of("=", "==", "\n", " ", "%3D", "+", "/", "\u0000")) {
            String name = "\"" + tail.replace("\n", "\\n").replace("\0", "\\0") + "\"";
            add("payload ends with " + name, forge.seal(header, payload + tail));
            add("header begins with " + name, forge.seal(tail + header, payload));
            add("signature begins with " + name, header + "." + payload + "." + tail + parts[2]);
        }
        add("spare bits in the payload", forge.seal(header, spare(forge.payload())));
        add("spare bits in the header", forge.seal(spare(forge.header()), payload));
        byte[] utf16 = forge.payload().toString().getBytes(StandardCharsets.UTF_16BE);
        add("payload in UTF-16", forge.seal(header, PublicKeys.base64(utf16)));
        add(
                "payload with a byte order mark",
                forge.token(forge.header().toString(), "\ufeff" + forge.payload()));
        byte[] latin =
                forge.payload().put("name", "é").toString().getBytes(StandardCharsets.ISO_8859_1);
        add("payload in Latin-1", forge.seal(header, PublicKeys.base64(latin)));
    }

    private void addShapes() {
        String token = forge.token();
        String[] parts = token.split("\\.");
        for (String odd :
                List.of("", ".", "..", "...", "a", "a.b.c", "null", "undefined", "\0", "🦉.🦉.🦉"))
            add("\"" + odd + "\"", odd);
        add("five parts", token + ".a.b");
        add("an empty fourth part", token + ".");
        add("no header", "." + parts[1] + "." + parts[2]);
        add("no payload", parts[0] + ".." + parts[2]);
        add("quoted", "\"" + token + "\"");
        add("twice", token + "," + token);
        add("its scheme twice", "Bearer " + token);
        add("dots written otherwise", token.replace(".", "%2E"));
        add("upper case", token.toUpperCase(Locale.ROOT));
        add("more than 8 kB", forge.claiming("filler", "x".repeat(9_000)));
    }

    private void add(String name, String token) {
        String before = tokens.put(name, token);
        if (before != null) throw new IllegalStateException("twice: " + name);
    }

    private static String signed(String content, byte[] signature) {
        return content + "." + PublicKeys.base64(signature);
    }

    /** The same bytes, though the last letter is another one. */
    private static String spare(ObjectNode json) {
        json.put("filler", "");
        while (json.toString().length() % 3 != 1)
            json.put("filler", json.path("filler").asText() + "x");
        String text = Forge.base64(json.toString());
        char last = text.charAt(text.length() - 1);
        return text.substring(0, text.length() - 1) + (char) (last + 1);
    }

    static String deep() {
        return "[".repeat(500) + "]".repeat(500);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
