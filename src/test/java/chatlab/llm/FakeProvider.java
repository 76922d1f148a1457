package chatlab.llm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A provider on loopback that does, on the bare socket, what the test tells it to. */
final class FakeProvider implements AutoCloseable {
    /** What the provider does with a connection once it has read the request. */
    @FunctionalInterface
    interface Script {
        void play(Line line) throws Exception;
    }

    record Request(String head, String body) {}

    /** One connection. */
    record Line(Socket socket, Request request) {
        void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Waits for one more request on this connection; empty where the client hangs up. */
        Request nextRequest() throws IOException {
            return read(socket.getInputStream());
        }

        /** Returns when the client has hung up. */
        void awaitHangUp() throws IOException {
            try {
                while (socket.getInputStream().read() >= 0) {}
            } catch (SocketTimeoutException stillThere) {
                throw stillThere;
            } catch (IOException reset) {
                // hung up
            }
        }

        /** True where the client hangs up within this time. */
        boolean hangsUpWithin(int millis) throws IOException {
            socket.setSoTimeout(millis);
            try {
                awaitHangUp();
                return true;
            } catch (SocketTimeoutException stillThere) {
                return false;
            } finally {
                socket.setSoTimeout(0);
            }
        }
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();

    /** Ends when the script has been played for one connection. */
    final Future<?> played;

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    FakeProvider(Script script) throws IOException {
        this(script, 1);
    }

    /** The script is played once for each connection, one after the other. */
    FakeProvider(Script script, int connections) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        played =
                threads.submit(
                        () -> {
                            for (int i = 0; i < connections; i++) {
                                try (Socket socket = server.accept()) {
                                    serve(socket, script);
                                }
                            }
                            return "played";
                        });
    }

    private void serve(Socket socket, Script script) throws Exception {
        Request request;
        try {
            request = read(socket.getInputStream());
        } catch (SocketException hungUp) {
            return; // before it was read
        }
        requests.add(request);
        script.play(new Line(socket, request));
    }

    static FakeProvider sending(String answer) throws IOException {
        return new FakeProvider(line -> line.send(answer));
    }

    /** Each connection gets the next answer. */
    static FakeProvider sendingInTurn(String... answers) throws IOException {
        Iterator<String> next = List.of(answers).iterator();
        return new FakeProvider(line -> line.send(next.next()), answers.length);
    }

    String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private static Request read(InputStream in) throws IOException {
        // one reader for both parts; what follows the head is as long as the head says, and ASCII
        // or escaped
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        StringBuilder head = new StringBuilder();
        int length = 0;
        for (String line = reader.readLine();
                line != null && !line.isEmpty();
                line = reader.readLine()) {
            head.append(line).append('\n');
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        StringBuilder body = new StringBuilder();
        while (body.toString().getBytes(StandardCharsets.UTF_8).length < length)
            body.append((char) reader.read());
        return new Request(head.toString(), body.toString());
    }
}
