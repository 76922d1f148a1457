package chatlab.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
    private static final String SUPABASE = "https://abc.supabase.co";

    @Test
    void needsNoSettingAtAll() {
        Config config = config();

        assertEquals("127.0.0.1", config.host());
        assertEquals(8000, config.port());
        assertEquals("localhost:8000", config.instanceId());
        assertEquals(new DatabaseUrl.Sqlite(Path.of("data/chatlab.db")), config.database());
        assertEquals(new AuthConfig.Local(true, Optional.empty()), config.auth());
        assertEquals("local", config.auth().mode());
        assertEquals(List.of(), config.ai().providers());
        assertEquals("offline", config.ai().preferred());
        assertEquals(262_144, config.http().maxBodyBytes());
        assertEquals(
                Optional.of(new Rate(30, Duration.ofMinutes(1))),
                config.http().limits().messages());
        assertEquals(
                Optional.of(new Rate(60, Duration.ofMinutes(1))), config.http().limits().auth());
        assertEquals(List.of(), config.http().trustedProxies());
        assertEquals(Optional.empty(), config.webFolder());
    }

    @Test
    void fallsBackToThoseThatAreThere() {
        assertEquals(List.of(), config().ai().fallback());
        assertEquals(
                List.of("xai", "offline"),
                config("OPENAI_API_KEY", "o", "XAI_API_KEY", "x", "AI_FALLBACK", "xai, offline")
                        .ai()
                        .fallback());
    }

    @Test
    void asksAProviderTwiceMore() {
        assertEquals(new AiConfig.Retries(2, Duration.ofMillis(500)), config().ai().retries());
        assertEquals(0, config("AI_RETRIES", "0").ai().retries().more());
    }

    @Test
    void waitsForProvidersAsLongAsTheDesignSays() {
        assertEquals(
                new AiConfig.Timeouts(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(300)),
                config().ai().timeouts());
        assertEquals(
                new AiConfig.Timeouts(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4)),
                config(
                                "AI_CONNECT_SECONDS",
                                "1",
                                "AI_FIRST_TOKEN_SECONDS",
                                "2",
                                "AI_IDLE_SECONDS",
                                "3",
                                "AI_TIMEOUT_SECONDS",
                                "4")
                        .ai()
                        .timeouts());
    }

    @Test
    void takesAnEmptySettingForNone() {
        assertEquals(8000, config("PORT", "", "AUTH_MODE", "  ", "OPENAI_API_KEY", "").port());
        assertEquals("offline", config("OPENAI_API_KEY", " ").ai().preferred());
    }

    @Test
    void putsTheDataWhereItIsTold() {
        assertEquals(
                new DatabaseUrl.Sqlite(Path.of("/var/lib/x/chatlab.db")),
                config("DATA_DIR", "/var/lib/x").database());
        assertEquals(
                new DatabaseUrl.Sqlite(Path.of("other.db")),
                config("DATA_DIR", "/var/lib/x", "DATABASE_URL", "sqlite:other.db").database());
    }

    @Test
    void readsTheRest() {
        Config config =
                config(
                        "HOST",
                        "0.0.0.0",
                        "PORT",
                        "0",
                        "FLY_MACHINE_ID",
                        "m-1",
                        "HOSTNAME",
                        "h",
                        "MAX_BODY_BYTES",
                        "2048",
                        "MAX_UPLOAD_BYTES",
                        "4096",
                        "RATE_LIMIT_MESSAGES",
                        "5/second",
                        "RATE_LIMIT_AUTH",
                        "off",
                        "TRUSTED_PROXIES",
                        "10.0.0.1 , ::1",
                        "WEB_FOLDER",
                        "web",
                        "GUESTS",
                        "off",
                        "AUTH_SIGNING_KEY",
                        "pem");

        assertEquals("0.0.0.0", config.host());
        assertEquals("m-1:0", config.instanceId());
        assertEquals(2_048, config.http().maxBodyBytes());
        assertEquals(4_096, config.http().maxUploadBytes());
        assertEquals(
                Optional.of(new Rate(5, Duration.ofSeconds(1))), config.http().limits().messages());
        assertEquals(Optional.empty(), config.http().limits().auth());
        assertEquals(
                List.of("10.0.0.1/32", "0:0:0:0:0:0:0:1/128"),
                config.http().trustedProxies().stream().map(Network::toString).toList());
        assertEquals(Optional.of(Path.of("web")), config.webFolder());
        assertEquals(new AuthConfig.Local(false, Optional.of("pem")), config.auth());
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, x",
        "PORT, -1",
        "PORT, 65536",
        "PORT, 80.5",
        "MAX_BODY_BYTES, 1023",
        "MAX_BODY_BYTES, 100000001",
        "MAX_BODY_BYTES, 1k",
        "MAX_UPLOAD_BYTES, 1023",
        "RATE_LIMIT_MESSAGES, 30",
        "RATE_LIMIT_MESSAGES, 0/minute",
        "RATE_LIMIT_MESSAGES, -1/minute",
        "RATE_LIMIT_MESSAGES, 30/week",
        "RATE_LIMIT_MESSAGES, 10000000000/day",
        "RATE_LIMIT_AUTH, none",
        "AI_CONNECT_SECONDS, 0",
        "AI_FIRST_TOKEN_SECONDS, 3601",
        "AI_IDLE_SECONDS, 1m",
        "AI_TIMEOUT_SECONDS, x",
        "AI_PROVIDER, openai",
        "AI_PROVIDER, hal9000",
        "AI_FALLBACK, xai",
        "GUESTS, perhaps",
        "AUTH_MODE, oauth",
        "DATABASE_URL, mysql://u:p@h/d",
        "DATABASE_URL, chatlab.db",
        "DATABASE_URL, postgres://",
        "DATABASE_URL, postgresql://u:p@h",
        "DATABASE_URL, postgres://u:p@h/",
        "DATABASE_URL, postgres://u:p%zz@h/d",
        "DATABASE_URL, sqlite:",
        "DATABASE_URL, sqlite://",
        "OPENAI_BASE_URL, localhost:11434/v1",
        "OPENAI_BASE_URL, not a url",
        "OPENAI_BASE_URL, ftp://host/v1",
        "SUPABASE_URL, abc.supabase.co",
        "SUPABASE_URL, not a url"
    })
    void namesTheVariableItCannotUse(String name, String value) {
        ConfigError error = assertThrows(ConfigError.class, () -> config(name, value));

        assertTrue(String.valueOf(error.getMessage()).startsWith(name + ": "), error.getMessage());
    }

    @Test
    void showsNoSecretWhenItIsPrinted() {
        String printed =
                config(
                                "SUPABASE_URL",
                                SUPABASE,
                                "SUPABASE_JWT_SECRET",
                                "secret-1-and-another-24-letters!",
                                "OPENAI_API_KEY",
                                "secret-2",
                                "DATABASE_URL",
                                "postgres://u:secret-3@h/d")
                        + config("AUTH_SIGNING_KEY", "secret-4").toString();

        for (int i = 1; i <= 4; i++)
            assertFalse(printed.contains("secret-" + i), "secret-" + i + " in " + printed);
    }

    @Test
    void offersOpenAiWhereAKeyOrAnAddressIsGiven() {
        AiConfig ai = config("OPENAI_API_KEY", "sk-1").ai();
        AiConfig.Provider provider = ai.providers().getFirst();
        assertEquals("openai", ai.preferred());
        assertEquals("https://api.openai.com/v1", provider.baseUrl());
        assertEquals(Optional.of("sk-1"), provider.key());
        assertEquals(1, provider.models().size());

        AiConfig.Provider local =
                config(
                                "OPENAI_BASE_URL",
                                "http://localhost:11434/v1/",
                                "OPENAI_MODEL",
                                "llama3 , qwen3")
                        .ai()
                        .providers()
                        .getFirst();
        assertEquals(
                new AiConfig.Provider(
                        Vendor.OPENAI,
                        Optional.empty(),
                        "http://localhost:11434/v1",
                        List.of("llama3", "qwen3")),
                local);
        assertEquals(
                "offline",
                config("OPENAI_API_KEY", "sk-1", "AI_PROVIDER", "offline").ai().preferred());
    }

    @Test
    void offersEachVendorThatHasAKeyAndPrefersTheFirst() {
        AiConfig ai =
                config("XAI_API_KEY", "x", "GEMINI_API_KEY", "g", "ANTHROPIC_API_KEY", "a").ai();
        assertEquals(
                List.of(Vendor.ANTHROPIC, Vendor.GEMINI, Vendor.XAI),
                ai.providers().stream().map(AiConfig.Provider::vendor).toList());
        assertEquals("anthropic", ai.preferred());
        assertEquals(
                "gemini",
                config("ANTHROPIC_API_KEY", "a", "GEMINI_API_KEY", "g", "AI_PROVIDER", "gemini")
                        .ai()
                        .preferred());
    }

    @Test
    void leavesOutEmptyNamesOfModels() {
        assertEquals(
                List.of("a", "b"),
                config("OPENAI_API_KEY", "k", "OPENAI_MODEL", "a,,b, ")
                        .ai()
                        .providers()
                        .getFirst()
                        .models());
    }

    static Config config(String... pairs) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) values.put(pairs[i], pairs[i + 1]);
        return Config.of(new Environment(values));
    }
}
