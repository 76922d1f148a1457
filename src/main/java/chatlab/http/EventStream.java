package chatlab.http;

import chatlab.database.Json;
import chatlab.failure.Failure;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events. Every call flushes, so callers join what belongs together. An {@link
 * IOException} means that the client has gone.
 */
public final class EventStream {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final ServletOutputStream out;
    private final String requestId;

    private EventStream(ServletOutputStream out, String requestId) {
        this.out = out;
        this.requestId = requestId;
    }

    /** Writes to the servlet's own stream: Javalin's does not flush. */
    static EventStream start(HttpServletResponse response, String requestId) throws IOException {
        response.setStatus(200);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        EventStream stream = new EventStream(response.getOutputStream(), requestId);
        stream.comment("ok");
        return stream;
    }

    public void event(String name, Object data) throws IOException {
        out.write(("event: " + name + "\n").getBytes(StandardCharsets.UTF_8));
        out.write(DATA);
        out.write(Json.bytes(data));
        out.write(END);
        out.flush();
    }

    public void error(Failure failure) throws IOException {
        event("error", Failures.body(failure, requestId).put("status", Failures.status(failure)));
    }

    public void comment(String text) throws IOException {
        out.write((": " + text + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    public void done() throws IOException {
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
