package chatlab.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a real server, whose clock the test puts forward. */
@Timeout(30)
class SlowClientsTest {
    private static final String HEAD = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final SlowClients slow = new SlowClients(clock);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.addBeanToAllConnectors(slow);
        server.setHandler(
                new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback)
                            throws Exception {
                        var connection = request.getConnectionMetaData().getConnection();
                        slow.begun(connection);
                        if (request.getHttpURI().getPath().equals("/long")) answer.await();
                        slow.answered(connection);
                        callback.succeeded();
                        return true;
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        answer.countDown();
        server.stop();
    }

    @Test
    void dropsWhoDoesNotFinishAHead() throws IOException {
        try (Socket drip = open("GET / HTTP/1.1\r\nHost")) {
            while (!isClosed(drip)) pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void dropsWhoDoesNotFinishTheNextHeadEither() throws IOException {
        try (Socket drip = open(HEAD)) {
            assertTrue(answered(drip));
            drip.getOutputStream().write("GET".getBytes(US_ASCII));
            while (!isClosed(drip)) pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void leavesAloneWhoSaysNothingWhoAsksNowAndThenAndWhoWaits() throws IOException {
        try (Socket silent = open("");
                Socket regular = open(HEAD);
                Socket waiting = open(HEAD.replace("GET /", "GET /long"));
                Socket drip = open("GET")) {
            assertTrue(answered(regular));
            while (!isClosed(drip)) pass(Duration.ofSeconds(1));
            for (int i = 0; i < 5; i++) {
                pass(Duration.ofMinutes(1));
                regular.getOutputStream().write(HEAD.getBytes(US_ASCII));
                assertTrue(answered(regular));
            }
            answer.countDown();
            assertTrue(answered(waiting));
            silent.getOutputStream().write(HEAD.getBytes(US_ASCII));
            assertTrue(answered(silent));
        }
    }

    private void pass(Duration time) {
        slow.drop();
        clock.advance(time);
    }

    private Socket open(String text) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.setSoTimeout(1);
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        return socket;
    }

    /** Whether the other side has hung up: asked for a millisecond at a time. */
    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static boolean answered(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) return false;
            head.append((char) next);
        }
        socket.setSoTimeout(1);
        assertEquals("HTTP/1.1 200 OK", head.substring(0, 15));
        return true;
    }
}
