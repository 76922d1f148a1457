package chatlab.http;

import chatlab.database.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bytes the page is made of, by their paths on the server: {@code /js/main.js}. */
final class PageContent {
    static final String INDEX = "/index.html";

    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final Map<String, String> VENDORED =
            Map.of(
                    "/vendor/marked.js", WEBJARS + "marked/17.0.1/lib/marked.esm.js",
                    "/vendor/purify.js", WEBJARS + "dompurify/3.3.3/dist/purify.es.mjs",
                    "/vendor/highlight.js", WEBJARS + "highlightjs/11.11.1/highlight.min.js");

    /** What is no module by itself, and what makes it one. */
    private static final Map<String, String> EXPORTS =
            Map.of("/vendor/highlight.js", "export default hljs;\n");

    private static final Pattern SCRIPT = Pattern.compile("<script\\b[^>]*\\bsrc=\"([^\"]+)\"");

    /** At the beginning of a line, since comments name types in the same way. */
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^(?:import|export)\\b[^;'\"(]*[\"'](\\.[^'\"]+)[\"']");

    private PageContent() {}

    /** The files of {@code web/} as they were built in: in a folder of classes, or in the jar. */
    static SortedMap<String, byte[]> builtIn() {
        return beside(Objects.requireNonNull(PageContent.class.getResource("/web" + INDEX)));
    }

    static SortedMap<String, byte[]> beside(URL index) {
        String place = index.toString();
        if (!place.startsWith("jar:")) return in(Path.of(URI.create(place)).resolveSibling(""));
        URI jar = URI.create(place.substring("jar:".length(), place.indexOf("!/")));
        try (FileSystem inside = FileSystems.newFileSystem(Path.of(jar))) {
            return in(inside.getPath("/web"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static SortedMap<String, byte[]> in(Path folder) {
        SortedMap<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = "/" + folder.relativize(file).toString().replace('\\', '/');
                if (PageFile.isServed(name)) found.put(name, Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    /**
     * Other people's code as modules, without the comment that makes browsers ask for a source map.
     */
    static Map<String, byte[]> vendored() {
        Map<String, byte[]> found = new TreeMap<>();
        VENDORED.forEach(
                (path, resource) -> {
                    String code = new String(resource(resource), StandardCharsets.UTF_8);
                    String quiet = code.replaceFirst("\\n//# sourceMappingURL=\\S+\\s*$", "\n");
                    String module = quiet + EXPORTS.getOrDefault(path, "");
                    found.put(path, module.getBytes(StandardCharsets.UTF_8));
                });
        return found;
    }

    /** One name for all of this content: it changes when any of it does. */
    static String hash(SortedMap<String, byte[]> content) {
        StringBuilder all = new StringBuilder();
        content.forEach((path, bytes) -> all.append(path + " " + Sha256.hex(bytes) + "\n"));
        return Sha256.hex(all.toString()).substring(0, 16);
    }

    /**
     * Tells the browser at once of every module it will need to begin with; it would find them only
     * one import after another. What a module asks for later ({@code import("./x.js")}) is left.
     */
    static byte[] preloading(byte[] index, Map<String, byte[]> content) {
        String html = new String(index, StandardCharsets.UTF_8);
        Set<String> needed = new TreeSet<>();
        SCRIPT.matcher(html).results().forEach(found -> need(found.group(1), content, needed));
        String links =
                needed.stream()
                        .filter(path -> !html.contains(path + "\""))
                        .map(path -> "<link rel=\"modulepreload\" href=\"" + path + "\">\n")
                        .collect(Collectors.joining());
        return html.replace("</head>", links + "</head>").getBytes(StandardCharsets.UTF_8);
    }

    private static void need(String path, Map<String, byte[]> content, Set<String> needed) {
        byte[] code = content.get(path);
        if (code == null || !needed.add(path)) return;
        IMPORT.matcher(new String(code, StandardCharsets.UTF_8))
                .results()
                .map(found -> URI.create(path).resolve(found.group(1)).getPath())
                .forEach(imported -> need(imported, content, needed));
    }

    /** Puts what the page loads under {@code prefix}, where relative imports stay. */
    static byte[] prefixed(byte[] html, String prefix) {
        return new String(html, StandardCharsets.UTF_8)
                .replaceAll(
                        "\\b(href|src)=\"(?=/(?:(?:css|js|vendor|pictures)/|icons\\.svg\\b))",
                        "$0" + prefix)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) {
        try (InputStream in = PageContent.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
