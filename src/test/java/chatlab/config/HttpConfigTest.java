package chatlab.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConfigTest {
    @Test
    void takesOriginsAsBrowsersWriteThem() {
        String list =
                "[\"https://Chat.Example.org/\", \"http://localhost:5173\", \"https://a.example:443\","
                        + " \"http://b.example:80\"]";
        assertEquals(
                Set.of(
                        "https://chat.example.org",
                        "http://localhost:5173",
                        "https://a.example",
                        "http://b.example"),
                config("CORS_ORIGINS", list).corsOrigins());
        assertEquals(Set.of(), config("CORS_ORIGINS", "[]").corsOrigins());
        assertEquals(Set.of(), config("CORS_ORIGINS", " ").corsOrigins());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "[\"*\"]",
                "https://chat.example.org",
                "[\"chat.example.org\"]",
                "[\"https://chat.example.org/app\"]",
                "[\"https://chat.example.org?x\"]",
                "[\"https://user@chat.example.org\"]",
                "[\"ftp://chat.example.org\"]",
                "[\"https://*.example.org\"]",
                "[null]",
                "[\"null\"]",
                "{}",
                "null"
            })
    void takesNoOtherOrigins(String list) {
        ConfigError error = assertThrows(ConfigError.class, () -> config("CORS_ORIGINS", list));
        assertTrue(String.valueOf(error.getMessage()).contains("CORS_ORIGINS"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.128/25, 192.0.2.129, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 192.0.2.2, true",
        "0.0.0.0/0, ::1, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "10.0.0.0/8, ::ffff:10.1.2.3, true"
    })
    void knowsWhoIsInANetwork(String network, String address, boolean inside) {
        HttpConfig config = config("TRUSTED_PROXIES", network);
        assertEquals(
                inside,
                config.trustedProxies()
                        .getFirst()
                        .contains(Network.address(address).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.256",
                "10.0.0",
                "example.org",
                ":",
                "10.0.0.1;10.0.0.2"
            })
    void takesNothingElseForAProxy(String text) {
        ConfigError error = assertThrows(ConfigError.class, () -> config("TRUSTED_PROXIES", text));
        assertTrue(String.valueOf(error.getMessage()).contains("TRUSTED_PROXIES"));
    }

    private static HttpConfig config(String name, String value) {
        return HttpConfig.of(new Environment(Map.of(name, value)));
    }
}
