package chatlab.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Client;
import io.javalin.Javalin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A little page, served from memory. */
@Timeout(60)
final class PageFilesTest {
    private static final String MAIN = "import './x.js';\n" + "say('hello');\n".repeat(200);
    private static final String INDEX =
            """
            <a href="/new"></a><a href="/docs">js</a><link href='/js/odd.css'>
            <link rel="stylesheet" href="/css/page.css"><script type="module" src="/js/main.js"></script>
            <use href="/icons.svg#star"></use><img src="/pictures/table.png" alt="/js/"><a href="/icons.svgz"></a>
            <link rel="modulepreload" href="/vendor/marked.js"><a href="https://other.example/js/x"></a>
            """;

    @TempDir Path folder;
    private PageFiles page;
    private Javalin server;
    private Client client;

    @BeforeEach
    void serve() throws IOException {
        byte[] noise = new byte[5_000];
        new Random(1).nextBytes(noise);
        write("index.html", INDEX);
        write("css/page.css", "body { color: black }");
        write("js/main.js", MAIN);
        write("js/types.d.ts", "export type X = 1;");
        write("jsconfig.json", "{}");
        write("icons.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Files.write(Files.createDirectories(folder.resolve("fonts")).resolve("a.woff2"), noise);
        Files.write(
                Files.createDirectories(folder.resolve("pictures")).resolve("table.png"), noise);
        page = PageFiles.kept(PageContent.in(folder));
        server = Javalin.create(config -> config.routes.before(page::serve)).start("127.0.0.1", 0);
        client = new Client("http://127.0.0.1:" + server.port());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whatTheIndexLoadsIsPutUnderTheHashAndNothingElse() {
        String under = page.prefix() + "/";
        assertTrue(under.matches("/~[0-9a-f]{16}/"), under);
        assertEquals(
                INDEX.replace("href=\"/css/", "href=\"" + under + "css/")
                        .replace("src=\"/js/", "src=\"" + under + "js/")
                        .replace("href=\"/icons.svg#", "href=\"" + under + "icons.svg#")
                        .replace("src=\"/pictures/", "src=\"" + under + "pictures/")
                        .replace("href=\"/vendor/", "href=\"" + under + "vendor/"),
                client.get("/").expect(200).text());
        assertEquals("no-cache", client.get("/").header("Cache-Control"));
    }

    @Test
    void theModulesNeededAtFirstAreToldAtOnceAndNoOthers() {
        Map<String, byte[]> content =
                Map.of(
                        "/js/main.js",
                        bytes(
                                "import {\n  a,\n} from \"./view/a.js\";\nconst b = () => import(\"./b.js\");"),
                        "/js/view/a.js",
                        bytes(
                                "/** @typedef {import(\"../b.js\").B} B */\nexport * from \"../c.js\";"),
                        "/js/b.js",
                        bytes("later();"),
                        "/js/c.js",
                        bytes("import './main.js';"));
        String index = "<head><script type=\"module\" src=\"/js/main.js\"></script></head>";
        assertEquals(
                index.replace(
                        "</head>",
                        "<link rel=\"modulepreload\" href=\"/js/c.js\">\n"
                                + "<link rel=\"modulepreload\" href=\"/js/view/a.js\">\n</head>"),
                new String(PageContent.preloading(bytes(index), content), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aFileUnderItsHashIsKeptForEver() {
        Answer file = client.get(page.prefix() + "/js/main.js").expect(200);
        assertEquals("public, max-age=31536000, immutable", file.header("Cache-Control"));
        assertEquals(MAIN, file.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/~0123456789abcdef", "/~x"})
    void underAnotherHashOrNoneThePresentFileIsAskedForEachTime(String prefix) {
        Answer file = client.get(prefix + "/js/main.js").expect(200);
        assertEquals("no-cache", file.header("Cache-Control"));
        assertEquals(MAIN, file.text());
    }

    @Test
    void theHashChangesWithAnyFile() throws IOException {
        assertEquals(page.prefix(), PageFiles.kept(PageContent.in(folder)).prefix());
        write("css/page.css", "body { color: navy }");
        String changed = PageFiles.kept(PageContent.in(folder)).prefix();
        assertNotEquals(page.prefix(), changed);
        Files.move(folder.resolve("css/page.css"), folder.resolve("css/other.css"));
        assertNotEquals(changed, PageFiles.kept(PageContent.in(folder)).prefix());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void whoHasAFileHearsSo(String encoding) {
        for (String path : new String[] {"/", "/js/main.js", page.prefix() + "/js/main.js"}) {
            String tag = client.get(path, "Accept-Encoding", encoding).expect(200).header("ETag");
            assertTrue(tag.matches("\"[^\"]+\""), tag);
            Answer again =
                    client.get(path, "Accept-Encoding", encoding, "If-None-Match", tag).expect(304);
            assertEquals(0, again.body().length);
            assertEquals(tag, again.header("ETag"));
            assertEquals("Accept-Encoding", again.header("Vary"));
            assertFalse(again.header("Cache-Control").isEmpty());
            client.get(path, "Accept-Encoding", encoding, "If-None-Match", "\"other\"").expect(200);
        }
    }

    @Test
    void theTagOfTheCompressedFileIsNotTheOthers() {
        String plain = client.get("/js/main.js").header("ETag");
        Answer small = client.get("/js/main.js", "Accept-Encoding", "gzip", "If-None-Match", plain);
        assertNotEquals(plain, small.expect(200).header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, gzip", "GZIP;q=0.5", "x, gzip ;q=1.0", "*"})
    void whoTakesGzipGetsLessThatIsTheSame(String accepted) throws IOException {
        Answer small = client.get("/js/main.js", "Accept-Encoding", accepted).expect(200);
        assertEquals("gzip", small.header("Content-Encoding"));
        assertEquals("Accept-Encoding", small.header("Vary"));
        assertEquals(String.valueOf(small.body().length), small.header("Content-Length"));
        assertTrue(small.body().length < MAIN.length() / 4);
        try (var inflated = new GZIPInputStream(new ByteArrayInputStream(small.body()))) {
            assertArrayEquals(MAIN.getBytes(StandardCharsets.UTF_8), inflated.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "gzip; q=0.0", "gzippy"})
    void whoDoesNotTakeGzipGetsThePlainFile(String accepted) {
        Answer plain = client.get("/js/main.js", "Accept-Encoding", accepted).expect(200);
        assertEquals("", plain.header("Content-Encoding"));
        assertEquals("Accept-Encoding", plain.header("Vary"));
        assertEquals(MAIN, plain.text());
    }

    /** A header of nearly eight kilobytes. */
    @ParameterizedTest
    @ValueSource(strings = {",", ", ", "gzip ", "gzip;q=0.", "*;q=", "x-gzip", "0"})
    void aHeaderMadeToBeHardIsReadInNoTime(String piece) {
        String accepted = "gzip;q=0." + piece.repeat(7_000 / piece.length());
        client.get("/js/main.js", "Accept-Encoding", accepted).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pictures/table.png", "/fonts/a.woff2", "/css/page.css"})
    void whatWouldNotGetSmallerIsLeftAsItIs(String path) throws IOException {
        Answer file = client.get(path, "Accept-Encoding", "gzip").expect(200);
        assertEquals("", file.header("Content-Encoding"));
        assertArrayEquals(Files.readAllBytes(folder.resolve(path.substring(1))), file.body());
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=utf-8",
        "/js/main.js, text/javascript;charset=utf-8",
        "/vendor/purify.js, text/javascript;charset=utf-8",
        "/css/page.css, text/css;charset=utf-8",
        "/icons.svg, image/svg+xml",
        "/pictures/table.png, image/png",
        "/fonts/a.woff2, font/woff2"
    })
    void everyFileHasItsType(String path, String type) {
        assertEquals(type, client.get(path).expect(200).header("Content-Type").replace("; ", ";"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/js/types.d.ts",
                "/jsconfig.json",
                "/js",
                "/js/",
                "/nothing.js",
                "/Js/main.js"
            })
    void whatIsNotForBrowsersOrNotThereIsNotServed(String path) {
        client.get(path).expect(404);
        client.get(page.prefix() + path).expect(404);
    }

    @Test
    void headTellsTheSameWithoutABody() {
        for (String path : new String[] {"/welcome", "/vendor/purify.js"}) {
            Answer get = client.get(path, "Accept-Encoding", "gzip").expect(200);
            Answer head = client.call("HEAD", path, null, "Accept-Encoding", "gzip").expect(200);
            assertEquals(0, head.body().length);
            for (String name : new String[] {"ETag", "Content-Type", "Content-Length", "Vary"}) {
                assertFalse(head.header(name).isEmpty(), name);
                assertEquals(get.header(name), head.header(name), name);
            }
        }
    }

    @Test
    void otherMethodsAreLeftToTheRoutes() {
        for (String method : new String[] {"POST", "PUT", "DELETE"}) {
            client.call(method, "/js/main.js", "{}").expect(404);
        }
    }

    @Test
    void aJarIsReadAsAFolderIs(@TempDir Path other) throws IOException {
        Path jar = other.resolve("a jar.jar");
        Map<String, String> create = Map.of("create", "true");
        try (FileSystem zip = FileSystems.newFileSystem(jar, create)) {
            Files.createDirectories(zip.getPath("/web/js"));
            for (String file : new String[] {"index.html", "js/main.js", "js/types.d.ts"}) {
                Files.copy(folder.resolve(file), zip.getPath("/web/" + file));
            }
        }
        var content =
                PageContent.beside(URI.create("jar:" + jar.toUri() + "!/web/index.html").toURL());
        assertEquals(Set.of("/index.html", "/js/main.js"), content.keySet());
        assertEquals(MAIN, new String(content.get("/js/main.js"), StandardCharsets.UTF_8));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
