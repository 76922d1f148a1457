package chatlab.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.failure.Failure;
import com.auth0.jwt.JWTCreator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token that counts says of the caller. */
class TokenClaimsTest extends VerifierTests {
    @ParameterizedTest
    @ValueSource(strings = {"is_anonymous", "isAnonymous"})
    void letsGuestsInOnlyWhereTheyAreWelcome(String claim) {
        String guest = sign(token().withClaim(claim, true));
        String user = sign(token().withClaim(claim, false));

        assertTrue(verifier(Optional.empty(), true).verify(guest).anonymous());
        assertFalse(verifier(Optional.empty(), true).verify(user).anonymous());
        assertFalse(verifier(Optional.empty(), false).verify(user).anonymous());
        Failure refused =
                assertThrows(
                        Failure.Unauthenticated.class,
                        () -> verifier(Optional.empty(), false).verify(guest));
        assertEquals(
                "Guests are not let in here. Please sign in with an account.",
                refused.getMessage());
    }

    @Test
    void takesWhatIsNoPlainNoForAGuest() {
        for (Object odd : List.of("true", "false", 1, List.of(true), Map.of()))
            assertTrue(accepts(with("is_anonymous", odd)).anonymous(), odd::toString);
        assertFalse(accepts(token().withNullClaim("is_anonymous")).anonymous());
    }

    @Test
    void givesARoleOfItsOwnOnlyToATextOfTheIssuers() {
        assertEquals("admin", accepts(with("app_metadata", Map.of("role", "admin"))).role());
        assertEquals("user", accepts(with("app_metadata", Map.of("role", ""))).role());
        assertEquals("user", accepts(with("app_metadata", Map.of("role", 7))).role());
        assertEquals("user", accepts(with("app_metadata", List.of("admin"))).role());
        assertEquals("user", accepts(with("user_metadata", Map.of("role", "admin"))).role());
        assertEquals("user", accepts(with("role", "admin")).role());
    }

    @Test
    void takesAnEmptyEMailForNone() {
        assertEquals(Optional.empty(), accepts(with("email", "")).email());
        assertEquals(Optional.empty(), accepts(with("email", 7)).email());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "s-1, o-1, t-1, session:s-1",
                "-,   o-1, t-1, session:o-1",
                "'',  o-1, t-1, session:o-1",
                "'',  '',  t-1, id:t-1",
                "a b, -,   t-1, id:t-1",
                "é,   -,   t-1, id:t-1",
                "!~,  -,   -,   session:!~",
            })
    void knowsATokenByItsSessionElseByItsId(String session, String oidc, String id, String key) {
        JWTCreator.Builder token = token();
        if (session != null) token.withClaim("session_id", session);
        if (oidc != null) token.withClaim("sid", oidc);
        if (id != null) token.withJWTId(id);

        assertEquals(key, accepts(token).tokenKey());
    }

    @Test
    void knowsATokenByItsHashWhereItsIdsAreOfNoUse() {
        String plain = accepts(token()).tokenKey();

        assertTrue(plain.matches("hash:[0-9a-f]{64}"), plain);
        for (Object odd : List.of("", " ", "x".repeat(201), "a\u0000b", 7, true, List.of("s")))
            assertTrue(accepts(with("session_id", odd)).tokenKey().startsWith("hash:"));
        assertTrue(accepts(with("jti", 7)).tokenKey().startsWith("hash:"));
        assertEquals(
                "session:" + "x".repeat(200),
                accepts(with("session_id", "x".repeat(200))).tokenKey());
    }
}
