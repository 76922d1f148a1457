package chatlab.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionsTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String PASSWORD = "changeit";

    @Test
    void hangsUpWhileTheNameIsLookedUp() throws Exception {
        CountDownLatch lookingUp = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        var names =
                new Names() {
                    @Override
                    public InetAddress[] resolve(String host) {
                        lookingUp.countDown();
                        await(ended);
                        return new InetAddress[] {InetAddress.getLoopbackAddress()};
                    }
                };
        try (var connections = new Connections(LONG, names);
                var call = connections.post(post("http://provider.example/"))) {
            await(lookingUp);
            call.hangUp();
            assertThrows(IOException.class, call::status);
        } finally {
            ended.countDown();
        }
    }

    @Test
    void hangsUpWhileItConnects() throws Exception {
        CountDownLatch lookedUp = new CountDownLatch(1);
        var names =
                new Names() {
                    @Override
                    public InetAddress[] resolve(String host) {
                        lookedUp.countDown();
                        return new InetAddress[] {InetAddress.getLoopbackAddress()};
                    }
                };
        try (var busy = new Busy();
                var connections = new Connections(LONG, names);
                var call = connections.post(post("http://localhost:" + busy.port() + "/"))) {
            await(lookedUp);
            call.hangUp();
            assertThrows(IOException.class, call::status);
        }
    }

    @Test
    void doesNotConnectForever() throws Exception {
        try (var busy = new Busy();
                var connections = new Connections(Duration.ofMillis(50));
                var call = connections.post(post("http://127.0.0.1:" + busy.port() + "/"))) {
            assertThrows(SocketTimeoutException.class, call::status);
        }
    }

    @Test
    void trustsACertificateOnlyForTheNameInIt(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        makeCertificateFor("localhost", store);
        System.setProperty("javax.net.ssl.trustStore", store.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        try (var server = tls(store).getServerSocketFactory().createServerSocket(0);
                var connections = new Connections(LONG)) {
            Thread.startVirtualThread(() -> answerAll(server));
            int port = server.getLocalPort();
            try (var call = connections.post(post("https://localhost:" + port + "/"))) {
                assertEquals(200, call.status());
            }
            try (var call = connections.post(post("https://127.0.0.1:" + port + "/"))) {
                assertInstanceOf(SSLException.class, assertThrows(IOException.class, call::status));
            }
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    private static Post post(String url) {
        return new Post(url, Map.of(), "{}");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void makeCertificateFor(String name, Path store) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made =
                new ProcessBuilder(
                                (keytool
                                                + " -genkeypair -alias a -keyalg EC -dname CN=x -ext san=dns:"
                                                + name
                                                + " -storepass "
                                                + PASSWORD
                                                + " -keystore "
                                                + store)
                                        .split(" "))
                        .redirectErrorStream(true)
                        .start();
        assertEquals(0, made.waitFor(), () -> "keytool failed; " + store);
    }

    private static SSLContext tls(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void answerAll(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read();
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes());
            } catch (IOException refused) {
                // the other one does not like the certificate, or the test is over
            }
        }
    }

    private abstract static class Names extends SystemDefaultDnsResolver {}

    /** A server that has more callers than it takes: one more waits to be connected. */
    private static final class Busy implements AutoCloseable {
        private final List<Socket> callers = new ArrayList<>();
        private final ServerSocket server;

        Busy() throws IOException {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            try {
                while (callers.size() < 20) {
                    Socket caller = new Socket();
                    callers.add(caller);
                    caller.connect(
                            new InetSocketAddress(
                                    InetAddress.getLoopbackAddress(), server.getLocalPort()),
                            200);
                }
                throw new IllegalStateException("This server takes everybody.");
            } catch (SocketTimeoutException full) {
                // as many as it takes
            }
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (Socket caller : callers) caller.close();
            server.close();
        }
    }
}
