package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Client;
import chatlab.testing.ServerTests;
import chatlab.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser is told it may do. */
final class SecurityHeadersTest extends ServerTests {
    private static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'%s; object-src 'none'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'; "
                    + "require-trusted-types-for 'script'; trusted-types dompurify";

    @ParameterizedTest
    @ValueSource(strings = {"/", "/new", "/vendor/purify.js", "/api/config", "/nothing", "/health"})
    void everyAnswerHasThem(String path) {
        Answer answer = client.get(path);
        assertEquals(POLICY.formatted(""), answer.header("Content-Security-Policy"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertEquals("DENY", answer.header("X-Frame-Options"));
        assertEquals("no-referrer", answer.header("Referrer-Policy"));
        assertEquals("same-origin", answer.header("Cross-Origin-Opener-Policy"));
        assertEquals("same-origin", answer.header("Cross-Origin-Resource-Policy"));
        assertEquals(
                "camera=(), microphone=(), geolocation=()", answer.header("Permissions-Policy"));
        assertFalse(answer.headers().firstValue("Strict-Transport-Security").isPresent());
    }

    @Test
    void thePageMayTalkToTheProjectThatKeepsTheAccounts(@TempDir Path folder) {
        String url = "SUPABASE_URL=https://abc.supabase.co/";
        try (TestServer supabase = TestServer.start(folder, url)) {
            Client theirs = supabase.client();
            assertEquals(
                    POLICY.formatted(" https://abc.supabase.co"),
                    theirs.get("/").header("Content-Security-Policy"));
            assertFalse(theirs.get("/docs").header("Content-Security-Policy").contains("supabase"));
        }
    }

    @Test
    void aProjectThatDoesNotKeepTheAccountsIsNotNamed(@TempDir Path folder) {
        String url = "SUPABASE_URL=https://abc.supabase.co";
        try (TestServer local = TestServer.start(folder, url, "AUTH_MODE=local")) {
            assertEquals(
                    POLICY.formatted(""),
                    local.client().get("/").header("Content-Security-Policy"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/assets/swagger-ui.css"})
    void theDocsMayStyleAndWriteHtmlThemselves(String path) {
        String policy = client.get(path).expect(200).header("Content-Security-Policy");
        assertTrue(policy.contains("style-src 'self' 'unsafe-inline';"), policy);
        assertTrue(policy.contains("script-src 'self';"), policy);
        assertFalse(policy.contains("trusted-types"), policy);
    }

    @Test
    void portraitsMayBeShownByAPageHostedElsewhere() {
        Answer portrait = client.get("/api/characters/john-dewey/avatar").expect(200);
        assertEquals("cross-origin", portrait.header("Cross-Origin-Resource-Policy"));
        Answer known =
                client.get(
                        "/api/characters/john-dewey/avatar",
                        "If-None-Match",
                        portrait.header("ETag"));
        assertEquals("cross-origin", known.expect(304).header("Cross-Origin-Resource-Policy"));
    }
}
