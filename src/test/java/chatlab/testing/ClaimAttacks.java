package chatlab.testing;

import chatlab.database.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Well-made tokens whose claims must not count, by what is wrong with each. */
final class ClaimAttacks {
    private static final List<Object> ODD = List.of(true, List.of(), Map.of("a", 1), "");

    private final Forge forge;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private ClaimAttacks(Forge forge) {
        this.forge = forge;
    }

    static Map<String, String> with(Forge forge) {
        ClaimAttacks attacks = new ClaimAttacks(forge);
        attacks.addTimes();
        attacks.addIssuers();
        attacks.addAudiences();
        attacks.addUsers();
        attacks.addRoles();
        attacks.addPayloads();
        return attacks.tokens;
    }

    private void addTimes() {
        long now = Instant.now().getEpochSecond();
        for (String claim : List.of("exp", "nbf", "iat")) {
            claim(claim, ODD);
            claim(claim, null, "soon", String.valueOf(now), -1, List.of(now));
            claim(claim, 1e300, Long.MAX_VALUE, BigInteger.TEN.pow(40), now * 1_000);
            String text = forge.payload().put(claim, "MARK").toString();
            for (String number : List.of("1e400", "NaN", "0x7fffffff", "+1", "01"))
                raw(claim + " = " + number, text.replace("\"MARK\"", number));
        }
        claim("exp", 0, now, now - 60, now - 1);
        claim("nbf", now + 600);
        claim("iat", now + 600);
        without("exp");
    }

    private void addIssuers() {
        String us = forge.terms().issuer();
        claim("iss", ODD);
        claim("iss", null, 7, List.of(us), List.of(us, "https://evil.example"));
        claim("iss", us + "/", us + ".evil.example", us + "@evil.example", us + " ", " " + us);
        claim("iss", us.toUpperCase(Locale.ROOT), us.substring(0, us.length() - 1), us + "\0");
        claim("iss", "https://evil.example/?" + us, "https://evil.example", us + "#", us + "?");
        without("iss");
    }

    private void addAudiences() {
        String us = forge.terms().audience();
        claim("aud", ODD);
        claim("aud", null, 7, "other", List.of("other", "another"), List.of(List.of(us)));
        claim(
                "aud",
                List.of(us, 7),
                us + "/",
                us + " ",
                us + ",other",
                us.toUpperCase(Locale.ROOT));
        claim("aud", us.substring(0, us.length() - 1), us + "\0", Map.of(us, us));
        without("aud");
    }

    private void addUsers() {
        claim("sub", ODD);
        claim("sub", null, 7, List.of("ada"), " ", "a b", "a/b", "../ada", "..", ".", "ada\n");
        claim("sub", "ada\0", "ädä", "аda", "a%2Fb", "a?b", "a#b", "a\\b", "x".repeat(129));
        claim("sub", "theorists", "characters", "character-sets", "config", "research", "shared");
        without("sub");
    }

    private void addRoles() {
        for (String nobody : List.of("anon", "service_role", "SERVICE_ROLE", " service_role\n")) {
            claim(
                    "role",
                    nobody,
                    List.of(nobody),
                    Map.of("name", nobody),
                    List.of(List.of(nobody)));
            claim("app_metadata", Map.of("role", nobody));
        }
    }

    private void addPayloads() {
        String payload = forge.payload().toString();
        String more = payload.substring(0, payload.length() - 1);
        for (String claim : List.of("sub", "exp", "iss", "aud"))
            raw("two of " + claim, more + ",\"" + claim + "\":" + forge.payload().get(claim) + "}");
        raw("two of sub, one in other letters", more + ",\"s\\u0075b\":\"somebody\"}");
        raw("two of a claim far within", more + ",\"a\":{\"b\":[{\"c\":1,\"c\":2}]}}");
        for (String odd :
                List.of("null", "[]", "[" + payload + "]", "7", "\"text\"", "", "{}", "{"))
            raw("payload " + (odd.length() < 9 ? odd : "in a list"), odd);
        raw("payload and more", payload + "{}");
        raw("payload and a letter", payload + "x");
        raw("payload with a comment", payload.replace("{", "{/* hello */"));
        raw("payload in single quotes", payload.replace('"', '\''));
        raw("deep payload", more + ",\"a\":" + TokenAttacks.deep() + "}");
    }

    private void claim(String claim, List<Object> values) {
        claim(claim, values.toArray());
    }

    private void claim(String claim, Object... values) {
        for (Object value : values) {
            String json = Json.MAPPER.valueToTree(value).toString();
            add(claim + " = " + json, forge.claiming(claim, value));
        }
    }

    private void without(String claim) {
        ObjectNode payload = forge.payload();
        payload.remove(claim);
        add("no " + claim, forge.token(forge.header(), payload));
    }

    private void raw(String name, String payload) {
        add(name, forge.token(forge.header().toString(), payload));
    }

    private void add(String name, String token) {
        String before = tokens.put(name, token);
        if (before != null) throw new IllegalStateException("twice: " + name);
    }
}
