package chatlab.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * A mock of the vendors' wire formats that we did not write, so that it does not share our
 * mistakes. It comes by npm and stays in {@code target}; {@code serve.mjs} says what it answers.
 */
public final class IndependentMock implements AutoCloseable {
    private static final Path SOURCE = Path.of("src", "test", "aimock");
    private static final Path FOLDER = Path.of("target", "aimock");
    private static final int OLDEST_NODE = 20;
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final int port;

    private IndependentMock(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Installs it where it is not yet, and starts it.
     *
     * @throws TestAbortedException where npm, or a network for it, is not here
     */
    public static IndependentMock start() {
        int node =
                run("node", "--version")
                        .filter(version -> version.matches("v\\d+\\..*"))
                        .map(version -> Integer.parseInt(version.replaceAll("v|\\..*", "")))
                        .orElse(0);
        if (node < OLDEST_NODE) throw new TestAbortedException("Node 20 is not here");
        if (run("npm", "--version").isEmpty()) throw new TestAbortedException("npm is not here");
        try {
            install();
            Process process =
                    new ProcessBuilder("node", "serve.mjs")
                            .directory(FOLDER.toFile())
                            .redirectErrorStream(true)
                            .start();
            return new IndependentMock(process, port(process));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The settings that make a server ask here for every vendor's models. */
    public String[] settings() {
        String url = "http://127.0.0.1:" + port;
        return new String[] {
            "OPENAI_BASE_URL=" + url + "/v1",
            "OPENAI_API_KEY=key",
            "ANTHROPIC_BASE_URL=" + url,
            "ANTHROPIC_API_KEY=key",
            "GEMINI_BASE_URL=" + url,
            "GEMINI_API_KEY=key"
        };
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** What is installed is kept as long as the same is wanted. */
    private static void install() throws IOException {
        Files.createDirectories(FOLDER);
        copy(SOURCE.resolve("serve.mjs"));
        Path lock = FOLDER.resolve("package-lock.json");
        Path wanted = SOURCE.resolve("package-lock.json");
        boolean there = Files.exists(FOLDER.resolve(Path.of("node_modules", ".package-lock.json")));
        if (there && Files.exists(lock) && Files.mismatch(lock, wanted) < 0) return;
        copy(SOURCE.resolve("package.json"));
        copy(wanted);
        copy(Path.of(".npmrc"));
        Process npm = process("npm", "ci", "--fetch-retries=0", "--fetch-timeout=30000");
        String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ended(npm) == 0) return;
        Files.deleteIfExists(lock);
        if (said.matches("(?s).*(ENOTFOUND|EAI_AGAIN|ECONN|ENET|EHOST|TIMEDOUT|TIMEOUT).*"))
            throw new TestAbortedException("npm is here, but no network for it");
        throw new AssertionError(said);
    }

    private static void copy(Path file) throws IOException {
        Path copy = FOLDER.resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int port(Process process) throws IOException {
        var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        if (line != null && line.startsWith("port ")) return Integer.parseInt(line.substring(5));
        String rest = lines.readAllAsString();
        throw new AssertionError("The mock did not start: " + line + "\n" + rest);
    }

    /** What a command prints; empty where there is none of that name, or it fails. */
    private static Optional<String> run(String... command) {
        try {
            Files.createDirectories(FOLDER);
            Process process = process(command);
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return ended(process) == 0 ? Optional.of(said.strip()) : Optional.empty();
        } catch (IOException notHere) {
            return Optional.empty();
        }
    }

    private static Process process(String... command) throws IOException {
        return new ProcessBuilder(List.of(command))
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static int ended(Process process) {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) return process.exitValue();
            process.destroyForcibly();
            return 1;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
