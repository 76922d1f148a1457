package chatlab.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Whose fault an answer says it was, for requests that no decent client sends. */
public final class Blame {
    private static final int PATIENCE_MILLIS = 30_000;

    private Blame() {}

    /**
     * Fails unless the request was taken, or refused as the sender's fault in the one form of
     * errors.
     */
    public static void notTheServers(String what, Answer answer) {
        assertTrue(
                answer.status() < 500, () -> what + " → " + answer.status() + " " + answer.text());
        if (answer.status() >= 400) {
            assertTrue(answer.json().path("detail").size() > 0, answer::text);
        }
    }

    /**
     * The same for a raw answer. None at all is allowed too (the connection was closed), and so are
     * “not implemented” and “version not supported”.
     */
    public static void notTheServers(String what, String answer) {
        boolean sound =
                answer.isEmpty() || answer.matches("(?s)HTTP/1\\.[01] ([2-4]\\d\\d|501|505) .*");
        assertTrue(sound, () -> what + " → " + answer);
    }

    /** Sends this as it is and reads until the server hangs up. */
    public static String raw(Client client, String request) {
        URI base = URI.create(client.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new UncheckedIOException(request, broken);
        }
    }

    /** Reads on a connection opened by hand until this has come. */
    public static void readUntil(Socket socket, String text) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) throw new AssertionError("The connection ended after " + read);
            read.append((char) next);
        }
    }
}
