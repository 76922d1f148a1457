package chatlab.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one browser of this JVM, started when the first test needs it. */
final class Chromium {
    /** Whether the long tables are asked for: then every case in every way, and pictures of all. */
    static final boolean LONG = "none".equals(System.getProperty("test.excluded.tags"));

    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    static Browser browser() {
        return Running.BROWSER;
    }

    /** Loaded, and so launched, at the first use. */
    private static final class Running {
        static final Browser BROWSER = launch();
    }

    private static Browser launch() {
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(
                        new BrowserType.LaunchOptions()
                                .setExecutablePath(executable())
                                .setArgs(ARGUMENTS));
    }

    /** What {@code CHROMIUM} names, else the first of the usual names on the path. */
    private static Path executable() {
        String named = Optional.ofNullable(System.getenv("CHROMIUM")).orElse("");
        List<String> names = named.isEmpty() ? NAMES : List.of(named);
        return names.stream()
                .flatMap(Chromium::places)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Please install Chromium: make setup-test"));
    }

    private static Stream<Path> places(String name) {
        if (name.contains(File.separator)) return Stream.of(Path.of(name));
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin");
        return Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name));
    }
}
