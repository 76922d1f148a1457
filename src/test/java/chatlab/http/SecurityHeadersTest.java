package chatlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityHeadersTest {
    private static final String POLICY = "Content-Security-Policy";

    private final Map<Map<String, String>, LittleServer> servers = new HashMap<>();
    private Path folder;

    @BeforeAll
    void open(@TempDir Path given) {
        folder = given;
    }

    @AfterAll
    void stop() {
        servers.values().forEach(LittleServer::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/none", "/auth/none", "/docs/", "/none", "/~/none"})
    void noAnswerMayBeTakenForAnotherTypeOrLoadedByAnotherSite(String path) {
        Answer answer = get(Map.of(), path);

        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertEquals("same-origin", answer.header("Cross-Origin-Resource-Policy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/none", "/auth/none", "/docs/", "/none"})
    void noDocumentMayBeFramedOrTellWhereItComesFrom(String path) {
        Answer answer = get(Map.of(), path);

        assertEquals("DENY", answer.header("X-Frame-Options"));
        assertEquals("no-referrer", answer.header("Referrer-Policy"));
        assertEquals("same-origin", answer.header("Cross-Origin-Opener-Policy"));
        assertEquals(
                "camera=(), microphone=(), geolocation=()", answer.header("Permissions-Policy"));
        assertTrue(answer.header(POLICY).contains("frame-ancestors 'none'"));
        assertTrue(answer.header(POLICY).contains("script-src 'self';"));
    }

    @Test
    void whatADocumentLoadsHasNoPolicyOfItsOwn() {
        Answer answer = get(Map.of(), "/~/none");

        assertEquals("", answer.header(POLICY));
        assertEquals("", answer.header("X-Frame-Options"));
    }

    @Test
    void onlyTheDescriptionOfTheApiMayWriteStylesAndHtml() {
        String page = get(Map.of(), "/").header(POLICY);
        String docs = get(Map.of(), "/docs/").header(POLICY);

        assertTrue(page.contains("style-src 'self';"), page);
        assertTrue(page.contains("require-trusted-types-for 'script'"), page);
        assertTrue(docs.contains("style-src 'self' 'unsafe-inline';"), docs);
        assertFalse(docs.contains("require-trusted-types-for"), docs);
    }

    @ParameterizedTest
    @CsvSource({"/api/none, true", "/auth/none, true", "/apis, false", "/none, false"})
    void answersOfTheApiAreAskedForEachTime(String path, boolean eachTime) {
        assertEquals(eachTime ? "no-cache" : "", get(Map.of(), path).header("Cache-Control"));
    }

    @Test
    void thePageTalksToTheProjectThatHasTheAccountsAndToNobodyElse() {
        Map<String, String> supabase =
                Map.of(
                        "SUPABASE_URL",
                        "https://project.example:8443/some/path",
                        "SUPABASE_KEY",
                        "a-public-key");
        String with = get(supabase, "/").header(POLICY);
        String without = get(Map.of(), "/").header(POLICY);

        assertTrue(with.contains("connect-src 'self' https://project.example:8443;"), with);
        assertTrue(without.contains("connect-src 'self';"), without);
    }

    @Test
    void aConnectionThatIsEncryptedIsToStaySo() {
        String header = "Strict-Transport-Security";
        Map<String, String> behindUs = Map.of("TRUSTED_PROXIES", "127.0.0.1");
        Map<String, String> elsewhere = Map.of("TRUSTED_PROXIES", "10.0.0.1");
        String[] https = {"X-Forwarded-Proto", "HTTPS"};

        assertEquals("max-age=31536000", get(behindUs, "/none", https).header(header));
        assertEquals("", get(behindUs, "/none", "X-Forwarded-Proto", "http").header(header));
        assertEquals("", get(behindUs, "/none").header(header));
        assertEquals("", get(elsewhere, "/none", https).header(header));
    }

    private Answer get(Map<String, String> set, String path, String... headers) {
        return servers.computeIfAbsent(set, _ -> new LittleServer(folder, set, _ -> {}))
                .client
                .get(path, headers);
    }
}
