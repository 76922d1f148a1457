package chatlab.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Counts whoever comes, and sends them on to itself. */
public final class Trap implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final ServerSocket server;
    private final Semaphore visits = new Semaphore(0);

    public Trap() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[4]));
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public int visits() {
        return visits.availablePermits();
    }

    /** Waits for one, and forgets it. */
    public boolean wasVisited() {
        try {
            return visits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket visitor = server.accept()) {
                visits.release();
                String answer =
                        "HTTP/1.1 302 Found\r\nLocation: /again\r\nConnection: close\r\n\r\n";
                visitor.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
                // the other side hung up, or the trap was closed
            }
        }
    }
}
