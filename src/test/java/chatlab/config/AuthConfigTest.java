package chatlab.config;

import static chatlab.config.ConfigTest.config;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose tokens are accepted. */
class AuthConfigTest {
    private static final String SUPABASE = "https://abc.supabase.co";

    @ParameterizedTest
    @ValueSource(strings = {"AUTH_ISSUER", "AUTH_JWKS_URL"})
    void namesTheVariableThatJwksModeLacks(String name) {
        Map<String, String> values = jwks();
        values.remove(name);

        ConfigError error =
                assertThrows(ConfigError.class, () -> Config.of(new Environment(values)));
        assertTrue(String.valueOf(error.getMessage()).startsWith(name + ": "), error.getMessage());
    }

    @Test
    void takesAnyIssuerThatPublishesItsKeys() {
        AuthConfig auth = Config.of(new Environment(jwks())).auth();

        assertEquals(new AuthConfig.Jwks("https://i", "aud", "https://i/jwks", false), auth);
        assertEquals("jwks", auth.mode());
    }

    @Test
    void takesTokensToBeMeantForTheIssuerWhereNoAudienceIsSet() {
        Map<String, String> values = jwks();
        values.remove("AUTH_AUDIENCE");

        assertEquals(
                new AuthConfig.Jwks("https://i", "https://i", "https://i/jwks", false),
                Config.of(new Environment(values)).auth());
    }

    @Test
    void leavesTheIssuerAndTheKeysAddressAsTheyAreWritten() {
        Map<String, String> values = jwks();
        values.put("AUTH_ISSUER", "https://i/");
        values.put("AUTH_AUDIENCE", "https://aud/");
        values.put("AUTH_JWKS_URL", "https://i/jwks/");

        assertEquals(
                new AuthConfig.Jwks("https://i/", "https://aud/", "https://i/jwks/", false),
                Config.of(new Environment(values)).auth());
    }

    @Test
    void letsGuestsInWhereTheyAreSwitchedOnAndLocallyAnyway() {
        Map<String, String> values = jwks();
        values.put("GUESTS", "on");

        assertTrue(Config.of(new Environment(values)).auth().guests());
        assertTrue(config("SUPABASE_URL", SUPABASE, "GUESTS", "on").auth().guests());
        assertFalse(config("SUPABASE_URL", SUPABASE).auth().guests());
        assertTrue(config().auth().guests());
        assertFalse(config("GUESTS", "off").auth().guests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"brief", "thirty-one-characters-are-short"})
    void stopsAtASharedSecretThatIsTooShortAndDoesNotShowIt(String secret) {
        ConfigError error =
                assertThrows(
                        ConfigError.class,
                        () -> config("SUPABASE_URL", SUPABASE, "SUPABASE_JWT_SECRET", secret));

        String message = String.valueOf(error.getMessage());
        assertTrue(message.startsWith("SUPABASE_JWT_SECRET: "), message);
        assertFalse(message.contains(secret), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thirty-two-characters-are-enough", "zwölf-Umlaute-äöüäöüäöüäö"})
    void takesASharedSecretOf32Bytes(String secret) {
        AuthConfig auth = config("SUPABASE_URL", SUPABASE, "SUPABASE_JWT_SECRET", secret).auth();

        AuthConfig.Supabase supabase = assertInstanceOf(AuthConfig.Supabase.class, auth);
        assertEquals(Optional.of(secret), supabase.jwtSecret());
        assertFalse(supabase.toString().contains(secret));
    }

    @Test
    void refusesAKeyAddressThatIsNoUrl() {
        Map<String, String> values = jwks();
        values.put("AUTH_JWKS_URL", "i/jwks");

        ConfigError error =
                assertThrows(ConfigError.class, () -> Config.of(new Environment(values)));
        assertTrue(
                String.valueOf(error.getMessage()).startsWith("AUTH_JWKS_URL: "),
                error.getMessage());
    }

    @Test
    void takesSupabaseModeToBeMeantWhereItsUrlIsSet() {
        AuthConfig auth =
                config("SUPABASE_URL", SUPABASE + "/", "SUPABASE_KEY", "sb_publishable_x").auth();

        AuthConfig.Supabase supabase = assertInstanceOf(AuthConfig.Supabase.class, auth);
        assertEquals("supabase", supabase.mode());
        assertEquals(SUPABASE + "/auth/v1", supabase.issuer());
        assertEquals(SUPABASE + "/auth/v1/.well-known/jwks.json", supabase.jwksUrl());
        assertEquals(Optional.of("sb_publishable_x"), supabase.key());
        assertEquals(Optional.empty(), supabase.jwtSecret());
    }

    @Test
    void prefersTheModeThatWasChosen() {
        assertEquals("local", config("SUPABASE_URL", SUPABASE, "AUTH_MODE", "local").auth().mode());
        ConfigError error = assertThrows(ConfigError.class, () -> config("AUTH_MODE", "supabase"));
        assertTrue(
                String.valueOf(error.getMessage()).startsWith("SUPABASE_URL: "),
                error.getMessage());
    }

    @Test
    void stopsAtASecretKeyWhereThePublicOneBelongs() {
        for (String secret :
                List.of("sb_secret_abcdef", " sb_secret_abcdef ", jwt("service_role"))) {
            ConfigError error =
                    assertThrows(
                            ConfigError.class,
                            () -> config("SUPABASE_URL", SUPABASE, "SUPABASE_KEY", secret));
            assertTrue(
                    String.valueOf(error.getMessage()).startsWith("SUPABASE_KEY: "),
                    error.getMessage());
            assertFalse(
                    String.valueOf(error.getMessage()).contains(secret.strip()),
                    "the secret is in the message");
        }
        assertEquals(
                "supabase",
                config("SUPABASE_URL", SUPABASE, "SUPABASE_KEY", jwt("anon")).auth().mode());
    }

    @ParameterizedTest
    @CsvSource({
        "on, true",
        "true, true",
        "1, true",
        "yes, true",
        "off, false",
        "false, false",
        "0, false",
        "no, false"
    })
    void readsTheSwitch(String text, boolean on) {
        assertEquals(new AuthConfig.Local(on, Optional.empty()), config("GUESTS", text).auth());
    }

    private static Map<String, String> jwks() {
        return new HashMap<>(
                Map.of(
                        "AUTH_MODE",
                        "jwks",
                        "AUTH_ISSUER",
                        "https://i",
                        "AUTH_AUDIENCE",
                        "aud",
                        "AUTH_JWKS_URL",
                        "https://i/jwks"));
    }

    private static String jwt(String role) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"role\":\"" + role + "\"}").getBytes(StandardCharsets.UTF_8))
                .transform(payload -> "eyJhbGciOiJIUzI1NiJ9." + payload + ".c2ln");
    }
}
