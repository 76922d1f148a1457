package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.ConfigError;
import chatlab.testing.Answer;
import chatlab.testing.Blame;
import chatlab.testing.Client;
import chatlab.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page beside the API: built in, and read from a folder in development. */
@Timeout(60)
final class PageTest {
    private static final String SECRET = "export const secret = 1;";

    private static TestServer builtIn;
    private static TestServer inDevelopment;
    private static Path web;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        web = folder.resolve("web");
        Files.createDirectories(web.resolve("js"));
        Files.writeString(web.resolve("index.html"), "<script src=\"/js/main.js\"></script>");
        Files.writeString(web.resolve("js/main.js"), "first();");
        Files.writeString(folder.resolve("secret.js"), SECRET);
        Files.writeString(Files.createDirectory(folder.resolve("web2")).resolve("s.js"), SECRET);
        builtIn = TestServer.start(folder.resolve("one"));
        inDevelopment = TestServer.start(folder.resolve("two"), "WEB_FOLDER=" + web);
    }

    @AfterAll
    static void stop() {
        builtIn.close();
        inDevelopment.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/welcome",
                "/new",
                "/characters",
                "/characters/new",
                "/settings",
                "/discussions/01a1f8bd-071b-7c41"
            })
    void everyPlaceOfThePageAnswersIt(String path) {
        Answer page = builtIn.client().get(path).expect(200);
        assertTrue(page.header("Content-Type").startsWith("text/html"));
        assertTrue(page.text().startsWith("<!doctype html>"), page::text);
        assertEquals("no-cache", page.header("Cache-Control"));
        Answer head = builtIn.client().call("HEAD", path, null).expect(200);
        assertEquals(page.header("ETag"), head.header("ETag"));
        Answer posted = builtIn.client().post(path, "{}").expect(404);
        assertEquals("not_found", posted.at("/detail/0/type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/newer",
                "/discussions",
                "/discussions/",
                "/discussions/a/b",
                "/welcome.html",
                "/js/nothing.js",
                "/~0123456789abcdef/nothing.js",
                "/~0123456789abcdef/",
                "/~0123456789abcdef",
                "/~/index.html",
                "/api/welcome"
            })
    void whatIsNotThereIsToldInJson(String path) {
        for (TestServer server : new TestServer[] {builtIn, inDevelopment}) {
            Answer answer = server.client().get(path).expect(404);
            assertEquals("application/json", answer.header("Content-Type"));
            assertEquals("not_found", answer.at("/detail/0/type"));
        }
    }

    @Test
    void aPersonAtAWrongAddressSeesThePageAndAProgramDoesNot() {
        String person = "text/html,application/xhtml+xml,*/*;q=0.8";
        Answer page = builtIn.client().get("/newer", "Accept", person).expect(404);
        assertTrue(page.text().startsWith("<!doctype html>"), page::text);
        assertEquals("no-cache", page.header("Cache-Control"));
        Answer api = builtIn.client().get("/api/nothing/at/all", "Accept", person).expect(404);
        assertEquals("not_found", api.at("/detail/0/type"));
        // Without the page's own headers there is no page.
        builtIn.client().get("/~x/newer", "Accept", person).expect(404).at("/detail/0/type");
        assertFalse(builtIn.client().get("/~x", "Accept", person).text().contains("<!doctype"));
        builtIn.client().call("POST", "/newer", "{}", "Accept", person).expect(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.js",
                "/js/../../secret.js",
                "/~x/../secret.js",
                "/~x/../../secret.js",
                "/~x//../secret.js",
                "/../web2/s.js",
                "/%2e%2e/secret.js",
                "/%2e%2e%2fsecret.js",
                "/..%2fsecret.js",
                "/%252e%252e/secret.js",
                "/%252e%252e%252fsecret.js",
                "/..%5csecret.js",
                "/..\\secret.js",
                "/js/..;/..;/secret.js",
                "/.%00./secret.js",
                "/~x/%2e%2e/%2e%2e/secret.js"
            })
    void noPathLeadsOutOfThePage(String path) {
        for (TestServer server : new TestServer[] {builtIn, inDevelopment}) {
            String answer = get(server.client(), path);
            assertTrue(answer.matches("(?s)HTTP/1.1 40[04] .*"), answer);
            assertFalse(answer.contains(SECRET), answer);
        }
        String absolute = get(inDevelopment.client(), "/" + web.resolveSibling("secret.js"));
        assertTrue(absolute.startsWith("HTTP/1.1 40"), absolute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vendor/marked.js", "/vendor/purify.js"})
    void othersModulesAreServedAndNameNoSourceMap(String path) {
        for (TestServer server : new TestServer[] {builtIn, inDevelopment}) {
            String code = server.client().get(path).expect(200).text();
            assertTrue(code.length() > 20_000, "whole");
            assertTrue(code.contains("export {") || code.contains("export{"), "a module");
            assertFalse(code.contains("sourceMappingURL"), "no source map");
        }
    }

    @Test
    void inDevelopmentAChangeIsThereAtTheNextRequest() throws IOException {
        Client client = inDevelopment.client();
        assertEquals("<script src=\"/js/main.js\"></script>", client.get("/new").text());
        for (String text : new String[] {"second();", "third();"}) {
            Files.writeString(web.resolve("js/main.js"), text);
            for (String path : new String[] {"/js/main.js", "/~0123456789abcdef/js/main.js"}) {
                Answer file = client.get(path).expect(200);
                assertEquals(text, file.text());
                assertEquals("no-cache", file.header("Cache-Control"));
            }
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamedAtTheStart(@TempDir Path folder) {
        ConfigError error =
                assertThrows(
                        ConfigError.class,
                        () -> TestServer.start(folder, "WEB_FOLDER=" + folder.resolve("none")));
        assertTrue(String.valueOf(error.getMessage()).startsWith("WEB_FOLDER: "), error::toString);
    }

    private static String get(Client client, String path) {
        return Blame.raw(
                client, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }
}
