package chatlab.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One call at {@link FaultyProvider}, answered as a row of {@link Fault} says. */
final class Line {
    static final String JSON = "application/json";
    static final String EVENTS = "text/event-stream";

    static final String NOTHING = "";
    static final String WORDS = "Alpha.";
    static final String DRIP = "drip ";
    static final String MUCH = "much ".repeat(1 << 20).strip();

    /** What is kept of that. */
    static final String ENOUGH = MUCH.substring(0, 40_000).strip();

    /** A byte that is no UTF-8 reads as this letter. */
    static final String ODD = "Alpha \uFFFD omega.";

    private static final int PATIENCE_SECONDS = 20;
    private static final int PIECE = 1 << 16;

    /** What trickles comes far more often than any limit strikes. */
    private static final long TRICKLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** What a provider does with a call. */
    @FunctionalInterface
    interface Script {
        void play(Line line) throws IOException;
    }

    /** The other side keeps a line on which nothing will come any more. */
    static final class StillThere extends IOException {
        private static final long serialVersionUID = 1L;

        StillThere(IOException cause) {
            super("The server did not hang up.", cause);
        }
    }

    private final Wire wire;
    private final Socket socket;
    private final Semaphore heard;
    private boolean whole;

    /**
     * @param heard given a permit once the words said so far have come out at the other end
     */
    Line(Wire wire, Socket socket, Semaphore heard) {
        this.wire = wire;
        this.socket = socket;
        this.heard = heard;
    }

    Wire wire() {
        return wire;
    }

    /** Whether the answer came to its end, so that the connection may be used again. */
    boolean isWhole() {
        return whole;
    }

    /** A good stream that has opened; nothing is said yet. */
    Line stream() throws IOException {
        return open(EVENTS).send(wire.opening());
    }

    /** The head of a good answer whose body comes in pieces. */
    Line open(String type) throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n";
        return raw(head.formatted(type));
    }

    Line say(String text) throws IOException {
        return send(wire.words(text));
    }

    Line sayInPieces(String text) throws IOException {
        for (int at = 0; at < text.length(); at += PIECE) {
            say(text.substring(at, Math.min(at + PIECE, text.length())));
        }
        return this;
    }

    Line sayBadly(String text) throws IOException {
        return sendBadly(wire.words(text));
    }

    Line data(String data) throws IOException {
        return send("data: " + data + "\n\n");
    }

    Line news() throws IOException {
        return send(wire.news());
    }

    /** One piece of a body. */
    Line send(String text) throws IOException {
        return send(text.getBytes(UTF_8));
    }

    /** The same, with bytes that are no UTF-8 where letters are unknown. */
    Line sendBadly(String text) throws IOException {
        return send(text.replace('\uFFFD', '\u00FF').getBytes(ISO_8859_1));
    }

    private Line send(byte[] bytes) throws IOException {
        raw(Integer.toHexString(bytes.length) + "\r\n");
        socket.getOutputStream().write(bytes);
        return raw("\r\n");
    }

    /** A stream that goes on only when its first words have come out at the other end. */
    Line spoken() throws IOException {
        stream().say(WORDS);
        try {
            if (heard.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) return this;
            throw new IOException("Nobody heard the words.");
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Says the rest of a good reply. */
    void finish() throws IOException {
        send(wire.ending()).end();
    }

    /** Ends the body as HTTP does, whatever was said in it. */
    void end() throws IOException {
        raw("0\r\n\r\n");
        whole = true;
    }

    void document(String json) throws IOException {
        answer(200, JSON, json);
    }

    /** A whole answer; headers are written {@code Name: value}. */
    void answer(int status, String type, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        head(status, type, bytes.length, headers);
        socket.getOutputStream().write(bytes);
        whole = true;
    }

    /** Of a good document, less than was announced. */
    Line halfADocument() throws IOException {
        return head(200, JSON, 1_000_000).raw(wire.document(WORDS).substring(0, 50));
    }

    /** A head that announces a body; providers show even there what had better stay hidden. */
    Line head(int status, String type, int length, String... headers) throws IOException {
        raw("HTTP/1.1 %d %s\r\n".formatted(status, wire.secret()));
        for (String header : headers) raw(header + "\r\n");
        String rest = "X-About: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n";
        return raw(rest.formatted(wire.secret(), type, length));
    }

    /** A whole answer of which every byte travels alone. */
    void byteByByte(String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n";
        for (byte each : head.formatted(type, bytes.length).getBytes(UTF_8)) alone(each);
        for (byte each : bytes) alone(each);
        whole = true;
    }

    private void alone(byte single) throws IOException {
        socket.getOutputStream().write(single);
        Thread.yield();
    }

    /** Says this again and again, until the other side has had enough. */
    void drip(String text) throws IOException {
        while (true) {
            send(text);
            LockSupport.parkNanos(TRICKLE_NANOS);
        }
    }

    void dripRaw(String text) throws IOException {
        while (true) {
            raw(text);
            LockSupport.parkNanos(TRICKLE_NANOS);
        }
    }

    /** As it is; the letters are the bytes. */
    Line raw(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** Says no more, and never hangs up. */
    void stall() {}

    /** Ends the connection in order. */
    void hangUp() throws IOException {
        socket.shutdownOutput();
    }

    /** Breaks the connection as a crash does: whoever reads gets an error. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Returns when the other side has hung up. */
    void awaitHangUp() throws IOException {
        InputStream in = socket.getInputStream();
        socket.setSoTimeout(PATIENCE_SECONDS * 1_000);
        try {
            while (in.read() >= 0) {}
        } catch (SocketTimeoutException stillThere) {
            throw new StillThere(stillThere);
        }
    }
}
