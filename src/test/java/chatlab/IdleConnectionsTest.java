package chatlab;

import chatlab.testing.ServerTests;
import chatlab.testing.User;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections on which nothing happens, or half of something, keep nobody from being answered. */
final class IdleConnectionsTest extends ServerTests {
    private static final List<String> HALVES =
            List.of(
                    "",
                    "GET /health HT",
                    "POST /auth/guest HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n"
                            + "Content-Type: application/json\r\n\r\n{");

    @Test
    void aThousandOfThemDoNot() throws IOException {
        URI base = URI.create(client.base());
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                Socket socket = new Socket(base.getHost(), base.getPort());
                idle.add(socket);
                String half = HALVES.get(i % HALVES.size());
                socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            }
            User user = server.guest();
            String table = user.launch("On play", User.THREE);
            for (int i = 0; i < 20; i++) user.post(table + "/next", null).expect(200);
        } finally {
            for (Socket socket : idle) socket.close();
        }
    }
}
