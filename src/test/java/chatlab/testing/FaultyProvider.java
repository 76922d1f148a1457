package chatlab.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * AI providers on loopback, one for each {@link Wire}, that do one thing wrong when told so and
 * everything right at the next call. What is right keeps the connection for another call.
 */
public final class FaultyProvider implements AutoCloseable {
    /** What a call that goes well is answered. */
    public static final String GOOD = "Omega.";

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** A call as it came; the key is in its head. */
    public record Asked(Wire wire, String head, String body) {}

    private final AtomicInteger wrong = new AtomicInteger(); // so many calls still go wrong
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore heard = new Semaphore(0);
    private final Set<Socket> idle = ConcurrentHashMap.newKeySet();
    private final Set<Socket> held = ConcurrentHashMap.newKeySet();
    private final List<RuntimeException> bugs = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile Fault fault = Fault.REFUSED;
    private volatile ServerSocket server;

    public FaultyProvider() {
        server = listen(0);
        port = server.getLocalPort();
    }

    /** The settings that make a server ask here, with a key each. */
    public List<String> settings() {
        String url = "http://127.0.0.1:" + port;
        return List.of(
                "OPENAI_BASE_URL=" + url + "/v1",
                "OPENAI_API_KEY=" + Wire.OPENAI.key(),
                "ANTHROPIC_BASE_URL=" + url,
                "ANTHROPIC_API_KEY=" + Wire.ANTHROPIC.key());
    }

    /**
     * The next calls go wrong like this, as many as the fault has, and those after it go well. They
     * come on new lines: what breaks on an old one may be its age.
     */
    public void play(Fault row) {
        recover();
        held.forEach(socket -> quietly(socket::close));
        held.clear();
        asked.clear();
        arrived.drainPermits();
        heard.drainPermits();
        fault = row;
        wrong.set(row.calls());
        if (row == Fault.REFUSED) quietly(server::close);
        idle.forEach(socket -> quietly(socket::close));
    }

    /** Listens again where it did not. */
    public void recover() {
        if (server.isClosed()) server = listen(port);
    }

    /** Waits for a call to arrive. */
    public void awaitCall() {
        try {
            if (arrived.tryAcquire(PATIENCE_NANOS, TimeUnit.NANOSECONDS)) return;
            throw new AssertionError("The server did not call the provider.");
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The words said so far have come out: the fault may take its course. */
    public void goOn() {
        heard.release();
    }

    /** The calls since the last {@link #play}. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /**
     * Hangs up, in order, on those who might call again, as providers do after a while. Whoever
     * looks after idle lines has hung up, too, when this returns; who does not has had the time.
     */
    public void hangUpIdle() {
        held();
        idle.forEach(socket -> quietly(socket::shutdownOutput));
        long deadline = System.nanoTime() + MOMENT_NANOS;
        while (!idle.isEmpty() && System.nanoTime() < deadline) Thread.yield();
    }

    /**
     * Waits until nobody holds a line on which a call went wrong, or is still being answered.
     *
     * @return how many do, in the end
     */
    public int held() {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!held.isEmpty() && System.nanoTime() < deadline) Thread.yield();
        for (RuntimeException bug : bugs) throw new IllegalStateException("a fake's", bug);
        return held.size();
    }

    /** How many lines are kept for another call. */
    public int idle() {
        return idle.size();
    }

    @Override
    public void close() {
        quietly(server::close);
        idle.forEach(socket -> quietly(socket::close));
        held.forEach(socket -> quietly(socket::close));
    }

    private ServerSocket listen(int wanted) {
        try {
            var listening = new ServerSocket(wanted, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> quietly(() -> accept(listening)));
            return listening;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void accept(ServerSocket listening) throws IOException {
        while (true) {
            Socket socket = listening.accept();
            Thread.ofVirtual().start(() -> serve(socket));
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            socket.setTcpNoDelay(true); // what was written before a reset has left
            boolean whole = true;
            while (whole) {
                idle.add(socket);
                held.remove(socket);
                Asked call = read(in);
                held.add(socket);
                idle.remove(socket);
                whole = answer(call, socket);
            }
        } catch (Line.StillThere forgotten) {
            return; // it stays among those held
        } catch (IOException gone) {
            // the other side hung up, which is its right
        } catch (RuntimeException bug) {
            bugs.add(bug);
        }
        idle.remove(socket);
        held.remove(socket);
    }

    /** Whether it came to its end; else the other side has hung up. */
    private boolean answer(Asked call, Socket socket) throws IOException {
        asked.add(call);
        arrived.release();
        Line line = new Line(call.wire(), socket, heard);
        if (wrong.getAndDecrement() > 0) fault.script().play(line);
        else line.stream().say(GOOD).finish();
        if (!line.isWhole()) line.awaitHangUp();
        return line.isWhole();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void quietly(Work work) {
        try {
            work.run();
        } catch (IOException gone) {
            // it was over already
        }
    }

    private static Asked read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append('\n');
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        if (head.isEmpty()) throw new IOException("The other side hung up.");
        boolean anthropic = head.indexOf(" " + Wire.ANTHROPIC.path() + " ") > 0;
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Asked(anthropic ? Wire.ANTHROPIC : Wire.OPENAI, head.toString(), body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
