package chatlab.llm;

import chatlab.config.AiConfig;
import chatlab.failure.Failure;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call of a provider, whatever its wire format: sent, read as it comes, watched, ended. */
final class Transport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final String DATA = "data:";

    /** 529 is Anthropic's “overloaded”. */
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 529);

    private final AiConfig.Timeouts timeouts;
    private final Retries retries;
    private final Connections connections;

    Transport(AiConfig.Timeouts timeouts, AiConfig.Retries retries) {
        this.timeouts = timeouts;
        this.retries = new Retries(retries);
        this.connections = new Connections(timeouts.connect());
    }

    /**
     * Posts JSON and lets {@code reading} take the answer. Returns early once cancelled. What may
     * pass is tried again, but never after a word was heard.
     *
     * @throws Failure.Upstream where the provider fails, refuses or breaks off
     * @throws Failure.UpstreamTimeout where it does not answer in time
     */
    void exchange(Post post, Reading reading, Cancellation cancellation) {
        for (int tried = 1; !cancellation.isWanted(); tried++) {
            try {
                once(post, reading, cancellation);
                return;
            } catch (Passing fault) {
                boolean again =
                        !reading.hasSpoken() && retries.again(tried, fault.pause(), cancellation);
                if (!again) throw fault.failure();
                LOG.info("A provider is asked again: {}", fault.getMessage());
                reading.forget();
            }
        }
    }

    /** Hangs up on everybody. */
    @Override
    public void close() {
        connections.close();
    }

    private void once(Post post, Reading reading, Cancellation cancellation) {
        boolean late = false;
        String fault = "The AI provider broke off in the middle.";
        try (Connections.Call call = connections.post(post);
                Watch watch = new Watch(timeouts, call::hangUp)) {
            cancellation.onCancel(call::hangUp);
            try {
                read(call, reading, watch);
            } catch (IOException broken) {
                LOG.debug("A call has failed: {}", broken.toString());
                fault = "The AI provider cannot be reached, or broke off.";
                late = broken instanceof SocketTimeoutException;
            }
            late |= watch.expired();
        }
        if (reading.isWhole() || cancellation.isWanted()) return;
        if (late) throw new Failure.UpstreamTimeout("The AI provider did not answer in time.");
        throw new Passing(new Failure.Upstream(fault), Optional.empty());
    }

    private static void read(Connections.Call call, Reading reading, Watch watch)
            throws IOException {
        int status = call.status();
        if (status != 200) {
            call.letGo();
            throw refused(status, call.header("Retry-After"));
        }
        String type = call.header("Content-Type").toLowerCase(Locale.ROOT);
        Body body = new Body(call.body());
        if (type.startsWith("application/json")) reading.answer(body.text());
        else if (type.isEmpty() || type.startsWith("text/event-stream")) {
            readEvents(body, reading, watch);
        } else throw Body.unreadable();
        call.letGo();
    }

    private static void readEvents(Body body, Reading reading, Watch watch) throws IOException {
        for (String line = body.line(); line != null; line = body.line()) {
            if (!line.startsWith(DATA)) continue;
            if (reading.data(line.substring(DATA.length()).strip())) watch.heard();
            if (reading.isOver()) return;
        }
    }

    /** The status and what it means to the operator; never the provider's own text. */
    private static RuntimeException refused(int status, String retryAfter) {
        String why =
                switch (status) {
                    case 401, 403 -> "refused the operator's key";
                    case 404 -> "does not know this model";
                    case 429 -> "is asked too often just now";
                    case 400, 422 -> "did not accept the request";
                    default -> "failed";
                };
        var failure = new Failure.Upstream("The AI provider " + why + " (status " + status + ").");
        if (!PASSING.contains(status)) return failure;
        return new Passing(failure, Retries.asked(retryAfter, Instant.now()));
    }
}
