package chatlab.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.failure.Failure;
import chatlab.testing.FakeIssuer;
import chatlab.testing.Forge;
import chatlab.testing.TokenAttacks;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table of tokens that must not count, also those that no HTTP header can carry. */
class ForgedTokensTest extends VerifierTests {
    private static final String SECRET_TEXT = "a-shared-secret-of-32-characters";

    Stream<Forge> forges() {
        var terms = new Forge.Terms(issuer.name(), FakeIssuer.AUDIENCE, FakeIssuer.SUBJECT);
        return Stream.of(
                Forge.of(FakeIssuer.EC_ID, issuer.ec(), terms),
                Forge.of(FakeIssuer.RSA_ID, issuer.rsa(), terms),
                Forge.of(FakeIssuer.ED_ID, issuer.ed(), terms),
                Forge.ofSecret(SECRET_TEXT.getBytes(StandardCharsets.UTF_8), terms));
    }

    @ParameterizedTest
    @MethodSource("forges")
    void refusesEveryOne(Forge forge) {
        boolean secret = forge.keyId().isEmpty();
        Optional<Algorithm> shared = secret ? Optional.of(SECRET) : Optional.empty();
        TokenVerifier verifier = verifier(shared, true, Clock.systemUTC());
        Map<String, PublicKey> published =
                Map.of(
                        FakeIssuer.EC_ID, issuer.ec().getPublic(),
                        FakeIssuer.RSA_ID, issuer.rsa().getPublic(),
                        FakeIssuer.ED_ID, issuer.ed().getPublic());
        try (FakeIssuer stranger = new FakeIssuer()) {
            Map<String, String> attacks = TokenAttacks.against(forge, published, stranger);

            List<String> accepted =
                    attacks.entrySet().stream()
                            .filter(attack -> accepts(verifier, attack.getValue()))
                            .map(Map.Entry::getKey)
                            .toList();

            assertEquals(List.of(), accepted);
            assertTrue(accepts(verifier, forge.token()), "the table cannot fail");
            assertTrue(attacks.size() > 200, () -> "only " + attacks.size());
            assertEquals(0, stranger.requests(), "a token made the server ask a stranger");
        }
    }

    private static boolean accepts(TokenVerifier verifier, String token) {
        try {
            verifier.verify(token);
            return true;
        } catch (Failure.Unauthenticated refused) {
            return false;
        }
    }
}
