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
 * A server that others wrote, so that it does not share our mistakes. It comes by npm and stays in
 * {@code target}; {@code serve.mjs} in its folder of {@code src/test} starts it and prints its
 * port.
 */
public final class NodeServer implements AutoCloseable {
    private static final int OLDEST_NODE = 20;
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final int port;

    private NodeServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Installs it where it is not yet, and starts it.
     *
     * @param name of its folder
     * @throws TestAbortedException where npm, or a network for it, is not here
     */
    public static NodeServer start(String name) {
        Path folder = Path.of("target", name);
        int node =
                run(folder, "node", "--version")
                        .filter(version -> version.matches("v\\d+\\..*"))
                        .map(version -> Integer.parseInt(version.replaceAll("v|\\..*", "")))
                        .orElse(0);
        if (node < OLDEST_NODE) throw new TestAbortedException("Node 20 is not here");
        if (run(folder, "npm", "--version").isEmpty())
            throw new TestAbortedException("npm is not here");
        try {
            install(Path.of("src", "test", name), folder);
            Process process = process(folder, "node", "serve.mjs");
            return new NodeServer(process, port(process));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** What is installed is kept as long as the same is wanted. */
    private static void install(Path source, Path folder) throws IOException {
        Files.createDirectories(folder);
        copy(source.resolve("serve.mjs"), folder);
        Path lock = folder.resolve("package-lock.json");
        Path wanted = source.resolve("package-lock.json");
        boolean there = Files.exists(folder.resolve(Path.of("node_modules", ".package-lock.json")));
        if (there && Files.exists(lock) && Files.mismatch(lock, wanted) < 0) return;
        copy(source.resolve("package.json"), folder);
        copy(wanted, folder);
        copy(Path.of(".npmrc"), folder);
        Process npm = process(folder, "npm", "ci", "--fetch-retries=0", "--fetch-timeout=30000");
        String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ended(npm) == 0) return;
        Files.deleteIfExists(lock);
        if (said.matches("(?s).*(ENOTFOUND|EAI_AGAIN|ECONN|ENET|EHOST|TIMEDOUT|TIMEOUT).*"))
            throw new TestAbortedException("npm is here, but no network for it");
        throw new AssertionError(said);
    }

    private static void copy(Path file, Path folder) throws IOException {
        Path copy = folder.resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int port(Process process) throws IOException {
        var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        if (line != null && line.startsWith("port ")) return Integer.parseInt(line.substring(5));
        String rest = lines.readAllAsString();
        throw new AssertionError("It did not start: " + line + "\n" + rest);
    }

    /** What a command prints; empty where there is none of that name, or it fails. */
    private static Optional<String> run(Path folder, String... command) {
        try {
            Files.createDirectories(folder);
            Process process = process(folder, command);
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return ended(process) == 0 ? Optional.of(said.strip()) : Optional.empty();
        } catch (IOException notHere) {
            return Optional.empty();
        }
    }

    private static Process process(Path folder, String... command) throws IOException {
        return new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
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
