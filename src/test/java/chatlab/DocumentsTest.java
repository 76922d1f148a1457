package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents name is there. */
class DocumentsTest {
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");
    private static final List<String> ROOTS =
            List.of(
                    "src/",
                    "db/",
                    "web/",
                    "build/",
                    "bench/",
                    ".ci/",
                    "Makefile",
                    "pom.xml",
                    ".env.example");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"})
    void namesOnlyFilesThatExist(String document) throws IOException {
        String text = Files.readString(Path.of(document));
        Set<String> named = new TreeSet<>();
        Matcher code = CODE.matcher(text);
        while (code.find()) if (isPath(code.group(1))) named.add(code.group(1));
        Matcher link = LINK.matcher(text);
        while (link.find()) named.add(link.group(1));
        assertTrue(named.size() >= 2, "the test sees paths at all");
        List<String> gone = named.stream().filter(path -> !Files.exists(Path.of(path))).toList();
        assertEquals(List.of(), gone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md"})
    void namesOnlyClassesThatExist(String document) throws IOException {
        Set<String> classes = new TreeSet<>();
        try (var files = Files.walk(Path.of("src"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> classes.add(name.replace(".java", "")));
        }
        Matcher code =
                Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)`")
                        .matcher(Files.readString(Path.of(document)));
        Set<String> gone = new TreeSet<>();
        while (code.find()) if (!classes.contains(code.group(1))) gone.add(code.group(1));
        assertEquals(Set.of(), gone);
    }

    private static boolean isPath(String text) {
        return ROOTS.stream().anyMatch(text::startsWith)
                && !text.contains(" ")
                && !text.contains("…");
    }
}
