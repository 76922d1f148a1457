package chatlab.http;

import chatlab.database.Json;
import chatlab.failure.Failure;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Server-sent events. Every call flushes, so callers join what belongs together. An {@link
 * IOException} means that the client has gone.
 */
public final class EventStream {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    /** A little less than what the contract promises. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(4_500);

    private final ServletOutputStream out;
    private final String requestId;
    private final Runnable recheck;
    private long wroteAt;

    private EventStream(ServletOutputStream out, String requestId, Runnable recheck) {
        this.out = out;
        this.requestId = requestId;
        this.recheck = recheck;
    }

    /**
     * Writes to the servlet's own stream: Javalin's does not flush.
     *
     * @param recheck fails where the listener may hear no more
     */
    static EventStream start(HttpServletResponse response, String requestId, Runnable recheck)
            throws IOException {
        response.setStatus(200);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        EventStream stream = new EventStream(response.getOutputStream(), requestId, recheck);
        stream.comment("ok");
        return stream;
    }

    /**
     * @throws Failure.Unauthenticated where the listener was logged out meanwhile
     */
    public void event(String name, Object data) throws IOException {
        recheck();
        write(name, data);
    }

    /** To be called while nothing happens, more often than every five seconds. */
    public void quiet() throws IOException {
        recheck();
        if (System.nanoTime() - wroteAt >= QUIET_NANOS) comment("still here");
    }

    /** Whoever was logged out meanwhile hears no more, and has nothing more done. */
    public void recheck() {
        recheck.run();
    }

    private void write(String name, Object data) throws IOException {
        out.write(("event: " + name + "\n").getBytes(StandardCharsets.UTF_8));
        out.write(DATA);
        out.write(Json.bytes(data));
        out.write(END);
        flush();
    }

    /** Whoever was logged out meanwhile is told that, whatever else went wrong. */
    public void error(Failure failure) throws IOException {
        Failure told = failure;
        try {
            recheck();
        } catch (Failure.Unauthenticated loggedOut) {
            told = loggedOut;
        }
        write("error", Failures.body(told, requestId).put("status", Failures.status(told)));
    }

    public void comment(String text) throws IOException {
        out.write((": " + text + "\n\n").getBytes(StandardCharsets.UTF_8));
        flush();
    }

    public void done() throws IOException {
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        flush();
    }

    private void flush() throws IOException {
        out.flush();
        wroteAt = System.nanoTime();
    }
}
