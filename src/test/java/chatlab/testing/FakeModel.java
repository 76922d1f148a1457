package chatlab.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatlab.config.Vendor;
import chatlab.database.Json;
import chatlab.llm.Finish;
import chatlab.llm.Usage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An AI provider that streams on loopback and does what the test says: each {@link Call} waits for
 * the test to take it and to let words out, unless {@link #answerAll} was told what to say. It
 * speaks OpenAI's wire format where the test names no other vendor.
 */
public final class FakeModel implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private static final Usage USED = new Usage(7, 3);

    private final VendorWire wire;
    private final ServerSocket server;
    private final BlockingQueue<Call> waiting = new LinkedBlockingQueue<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private volatile String always = "";

    public FakeModel() {
        this(Vendor.OPENAI);
    }

    public FakeModel(Vendor vendor) {
        wire = new VendorWire(vendor);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The setting that makes a server ask this provider. */
    public String setting() {
        String origin = "http://127.0.0.1:" + server.getLocalPort();
        return wire.vendor() + "_BASE_URL=" + wire.base(origin);
    }

    /**
     * From now on every call is answered with this at once; the empty text lets calls wait again.
     */
    public void answerAll(String text) {
        always = text;
    }

    /**
     * Forgets what came before, so that each test begins anew: calls wait, and none has been made.
     */
    public void reset() {
        always = "";
        waiting.clear();
        requests.clear();
    }

    /** The bodies of all calls so far. */
    public List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    /** The next call, waited for; nothing has been answered to it yet. */
    public Call take() {
        try {
            Call call = waiting.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (call == null) throw new AssertionError("The server did not call the model.");
            return call;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        quietly(server::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            quietly(
                    () -> {
                        Socket socket = server.accept();
                        Thread.ofVirtual().start(() -> quietly(() -> serve(socket)));
                    });
        }
    }

    private void serve(Socket socket) throws IOException {
        Call call = Call.read(wire, socket);
        requests.add(call.body());
        String text = always;
        if (text.isEmpty()) waiting.add(call);
        else call.answer(text);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void quietly(Work work) {
        try {
            work.run();
        } catch (IOException | UncheckedIOException gone) {
            // the other side hung up, which is its right
        }
    }

    /** One call of the model, which hangs until the test lets it go on. */
    public record Call(
            VendorWire wire,
            Socket socket,
            String path,
            Map<String, String> headers,
            JsonNode body) {

        static Call read(VendorWire wire, Socket socket) throws IOException {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String path = line(in).split(" ")[1];
            Map<String, String> headers = new HashMap<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String value = line.substring(line.indexOf(':') + 1).strip();
                String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
                headers.put(name, value);
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            JsonNode body = Json.MAPPER.readTree(in.readNBytes(length));
            return new Call(wire, socket, path, headers, body);
        }

        /** The model that was asked. */
        public String model() {
            return wire.model(path, body);
        }

        /** What the model was shown. */
        public List<VendorWire.Told> told() {
            return wire.told(body);
        }

        /** Answers 200 and begins a stream, without a word yet. */
        public Call begin() {
            return begin(USED);
        }

        /** The same; some vendors say at once what they were asked takes. */
        public Call begin(Usage usage) {
            return write(VendorWire.STREAM + wire.begin(usage));
        }

        public Call delta(String text) {
            return write(escaped(wire.delta(text)));
        }

        /** JSON in ASCII, so that half a surrogate pair gets through, as providers send them. */
        private static String escaped(String json) {
            StringBuilder ascii = new StringBuilder();
            for (char letter : json.toCharArray()) {
                ascii.append(
                        letter < 127 ? String.valueOf(letter) : "\\u%04x".formatted((int) letter));
            }
            return ascii.toString();
        }

        /** Sends this as it is. */
        public Call raw(String text) {
            return write(text);
        }

        /** The same as {@link #delta}, in UTF-8 and with every byte alone on its way. */
        public Call deltaByteByByte(String text) {
            try {
                for (byte each : wire.delta(text).replace("\n", "\r\n").getBytes(UTF_8))
                    socket.getOutputStream().write(each);
                return this;
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        /** Ends the stream as it should end. */
        public void finish() {
            finish(Finish.DONE, USED);
        }

        public void finish(Finish finish, Usage usage) {
            write(wire.end(finish, usage));
            breakOff();
        }

        public void answer(String text) {
            begin().delta(text).finish();
        }

        /** Refuses with a status and a text that nobody should see. */
        public void fail(int status) {
            write("HTTP/1.1 " + status + " No\r\nConnection: close\r\n\r\nsecret of the provider");
            breakOff();
        }

        /** Hangs up. */
        public void breakOff() {
            quietly(socket::close);
        }

        /** Waits until the server has hung up. */
        public void awaitHangUp() {
            quietly(
                    () -> {
                        socket.setSoTimeout(PATIENCE_SECONDS * 1_000);
                        try {
                            while (socket.getInputStream().read() >= 0) {}
                        } catch (SocketTimeoutException stillThere) {
                            throw new AssertionError("The server did not hang up.", stillThere);
                        }
                    });
        }

        private Call write(String text) {
            try {
                socket.getOutputStream().write(text.getBytes(UTF_8));
                return this;
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private static String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
                if (b != '\r') line.write(b);
            }
            return line.toString(UTF_8);
        }
    }
}
