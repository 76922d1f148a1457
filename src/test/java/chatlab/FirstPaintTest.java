package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Client;
import chatlab.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a browser must load before it shows anything: all of it is there, and it is little. */
@Timeout(60)
final class FirstPaintTest {
    private static final int MOST_BYTES = 200_000;

    /** What an index, a module, a style sheet load without being asked. */
    private static final Map<String, Pattern> LOADS =
            Map.of(
                    "html",
                    Pattern.compile(
                            "<(?:link|script|img|use)\\b[^>]*\\b(?:href|src)=\"(/[^\"]*)\""),
                    "javascript",
                    Pattern.compile(
                            "(?m)^\\s*(?:import\\s*|(?:import|export)\\b[^;'\"(=]*\\bfrom\\s*)"
                                    + "[\"']([^'\"]+)[\"']"),
                    "css",
                    Pattern.compile(
                            "(?:@import\\s+(?:url\\()?|url\\()[\"']?(?!data:|#)([^'\")]+)"));

    @Test
    void everythingLoadedAtFirstIsThereAndIsLittle(@TempDir Path folder) {
        try (TestServer server = TestServer.start(folder)) {
            Map<String, Integer> loaded = walk(server.client());
            int sum = loaded.values().stream().mapToInt(Integer::intValue).sum();
            assertTrue(sum > 0 && sum < MOST_BYTES, () -> sum + " bytes: " + loaded);
        }
    }

    /** So that the walk is known to find what it should add up. */
    @Test
    void whatModulesAndStylesLoadIsFollowed(@TempDir Path folder) throws IOException {
        Path web = Files.createDirectories(folder.resolve("web"));
        Map<String, String> files =
                Map.of(
                        "index.html",
                        "<link rel=\"stylesheet\" href=\"/all.css\"><a href=\"/new\"></a>"
                                + "<script\n type=\"module\" src=\"/js/main.js\"></script>",
                        "all.css",
                        "@import url('./more.css');",
                        "more.css",
                        "p { background: url(\"p.png\"); src: url('./f.woff2') }",
                        "f.woff2",
                        "f",
                        "p.png",
                        "p",
                        "main.js",
                        "never();",
                        "js/main.js",
                        "import {\n  a,\n} from './a.js';\nimport '../vendor/marked.js';\n"
                                + "const later = () => import('./never.js');",
                        "js/a.js",
                        "export * from \"./b.js\";",
                        "js/b.js",
                        "export const from = '/nowhere';\nexport default '/never';");
        for (var file : files.entrySet()) {
            Path path = web.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        try (TestServer server = TestServer.start(folder, "WEB_FOLDER=" + web)) {
            assertEquals(
                    Set.of(
                            "/",
                            "/all.css",
                            "/more.css",
                            "/f.woff2",
                            "/p.png",
                            "/js/main.js",
                            "/js/a.js",
                            "/js/b.js",
                            "/vendor/marked.js"),
                    walk(server.client()).keySet());
        }
    }

    /** Path → bytes on the wire. */
    private static Map<String, Integer> walk(Client client) {
        Map<String, Integer> loaded = new TreeMap<>();
        Deque<String> waiting = new ArrayDeque<>(List.of("/"));
        while (!waiting.isEmpty()) {
            String path = waiting.remove();
            if (loaded.containsKey(path)) continue;
            Answer answer = client.get(path, "Accept-Encoding", "gzip");
            assertEquals(200, answer.status(), path);
            loaded.put(path, answer.body().length);
            for (String next : loads(answer)) {
                URI uri = URI.create(path).resolve(next);
                waiting.add(uri.getPath());
            }
        }
        return loaded;
    }

    private static List<String> loads(Answer answer) {
        List<String> found = new ArrayList<>();
        String text = inflated(answer);
        LOADS.forEach(
                (type, pattern) -> {
                    if (!answer.header("Content-Type").contains(type)) return;
                    pattern.matcher(text).results().forEach(each -> found.add(each.group(1)));
                });
        return found;
    }

    private static String inflated(Answer answer) {
        if (!answer.header("Content-Encoding").equals("gzip")) return answer.text();
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
