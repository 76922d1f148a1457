package chatlab.testing;

import chatlab.config.DatabaseUrl;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a server and its PostgreSQL and counts what passes, by the messages of the
 * frontend/backend protocol 3.0.
 */
public final class PostgresTap implements AutoCloseable {
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int CHUNK = 65_536;

    private final DatabaseUrl.PostgreSql behind;
    private final ServerSocket server;
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    public PostgresTap(DatabaseUrl.PostgreSql behind) {
        this.behind = behind;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The same database, by way of the tap. */
    public DatabaseUrl.PostgreSql url() {
        String tapped =
                behind.jdbcUrl()
                        .replaceFirst(
                                "//localhost:\\d+/", "//127.0.0.1:" + server.getLocalPort() + "/");
        return new DatabaseUrl.PostgreSql(tapped, behind.user(), behind.password());
    }

    public void reset() {
        statements.set(0);
        bytes.set(0);
    }

    /** Statements executed since the reset, transactions' bounds included. */
    public int statements() {
        return statements.get();
    }

    /** Bytes in both directions since the reset. */
    public long bytes() {
        return bytes.get();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException alreadyClosed) {
            // closing is all that was wanted
        }
    }

    private void accept() {
        URI address = URI.create(behind.jdbcUrl().substring("jdbc:".length()));
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket database = new Socket(address.getHost(), address.getPort());
                Thread.ofVirtual().start(() -> pass(() -> ask(client, database), client, database));
                Thread.ofVirtual()
                        .start(() -> pass(() -> answer(database, client), client, database));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private interface Pass {
        void run() throws IOException;
    }

    private static void pass(Pass pass, Socket client, Socket database) {
        try (client;
                database) {
            pass.run();
        } catch (IOException hungUp) {
            // either side may, at any time
        }
    }

    private void ask(Socket client, Socket database) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        OutputStream out = database.getOutputStream();
        boolean typed = false; // the first messages have no type
        while (true) {
            int type = typed ? in.readUnsignedByte() : -1;
            int length = in.readInt();
            byte[] rest = in.readNBytes(length - Integer.BYTES);
            if (type == 'E' || type == 'Q') statements.incrementAndGet();
            bytes.addAndGet(length + (typed ? 1 : 0));
            if (typed) out.write(type);
            out.write(new byte[] {b(length, 24), b(length, 16), b(length, 8), b(length, 0)});
            out.write(rest);
            out.flush();
            int code = typed || rest.length < Integer.BYTES ? 0 : number(rest);
            typed = typed || (code != SSL_REQUEST && code != GSS_REQUEST);
        }
    }

    private void answer(Socket database, Socket client) throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (true) {
            int read = database.getInputStream().read(chunk);
            if (read < 0) return;
            bytes.addAndGet(read);
            client.getOutputStream().write(chunk, 0, read);
        }
    }

    private static byte b(int number, int shift) {
        return (byte) (number >>> shift);
    }

    private static int number(byte[] bytes) {
        return (bytes[0] & 0xff) << 24
                | (bytes[1] & 0xff) << 16
                | (bytes[2] & 0xff) << 8
                | (bytes[3] & 0xff);
    }
}
