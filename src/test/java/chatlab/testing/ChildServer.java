package chatlab.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server as a process of its own, which can be killed. */
public final class ChildServer implements AutoCloseable {
    private final Process process;
    private final Client client;

    private ChildServer(Process process, int port) {
        this.process = process;
        this.client = new Client("http://127.0.0.1:" + port);
    }

    /** Starts it and waits until it serves. */
    public static ChildServer start(int port, Path folder, Map<String, String> settings) {
        ProcessBuilder command =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "chatlab.Main");
        command.directory(folder.toFile()).redirectErrorStream(true);
        command.environment().putAll(settings);
        command.environment().put("PORT", String.valueOf(port));
        command.environment().put("DATA_DIR", folder.toString());
        command.environment().put("LOG_LEVEL", "info");
        command.environment().put("LOG_FORMAT", "text");
        try {
            Process process = command.start();
            awaitServing(process);
            return new ChildServer(process, port);
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** A port that nobody listens on just now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    public Client client() {
        return client;
    }

    /** Ends it as a power cut would: it is not asked and does nothing more. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static void awaitServing(Process process) throws IOException {
        List<String> log = new ArrayList<>();
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            log.add(line);
            if (line.contains(" is at http://")) {
                Thread.ofVirtual().start(() -> drain(lines));
                return;
            }
        }
        throw new AssertionError("The server did not start:\n" + String.join("\n", log));
    }

    /** Reads on, so that the child never waits for its log to be read. */
    private static void drain(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {}
        } catch (IOException ended) {
            // with the process
        }
    }
}
