package chatlab.llm;

import chatlab.config.AiConfig;
import chatlab.failure.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call of a provider, whatever its wire format: sent, read as it comes, watched, ended. */
final class Transport {
    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final String DATA = "data:";

    private final AiConfig.Timeouts timeouts;
    private final HttpClient http;

    Transport(AiConfig.Timeouts timeouts) {
        this.timeouts = timeouts;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeouts.connect())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    /**
     * Posts JSON and lets {@code reading} take the answer. Returns early once cancelled.
     *
     * @param post the address and the headers that the wire format asks for
     * @throws Failure.Upstream where the provider fails, refuses or breaks off
     * @throws Failure.UpstreamTimeout where it does not answer in time
     */
    void exchange(
            HttpRequest.Builder post, String json, Reading reading, Cancellation cancellation) {
        if (cancellation.isWanted()) return;
        try (Watch watch = new Watch(timeouts)) {
            try {
                read(send(post, json, cancellation), reading, watch, cancellation);
            } catch (IOException broken) {
                if (cancellation.isWanted()) return;
                if (watch.expired() || broken instanceof HttpTimeoutException) {
                    throw new Failure.UpstreamTimeout("The AI provider did not answer in time.");
                }
                throw new Failure.Upstream("The AI provider cannot be reached, or broke off.");
            }
        }
        if (!reading.isWhole() && !cancellation.isWanted()) {
            throw new Failure.Upstream("The AI provider broke off in the middle.");
        }
    }

    private HttpResponse<InputStream> send(
            HttpRequest.Builder post, String json, Cancellation cancellation) throws IOException {
        HttpRequest request =
                post.timeout(timeouts.firstToken())
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        CompletableFuture<HttpResponse<InputStream>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        cancellation.onCancel(() -> answer.cancel(true));
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed);
        } catch (CancellationException stopped) {
            throw new IOException(stopped);
        }
    }

    private static void read(
            HttpResponse<InputStream> response,
            Reading reading,
            Watch watch,
            Cancellation cancellation)
            throws IOException {
        InputStream in = response.body();
        cancellation.onCancel(() -> close(in));
        try {
            if (response.statusCode() != 200) throw refused(response.statusCode());
            watch.over(() -> close(in));
            String type = response.headers().firstValue("Content-Type").orElse("");
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            if (type.startsWith("application/json")) reading.answer(lines.readAllAsString());
            else readEvents(lines, reading, watch);
        } catch (IOException | RuntimeException fault) {
            close(in);
            throw fault;
        }
        drain(in);
    }

    private static void readEvents(BufferedReader lines, Reading reading, Watch watch)
            throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith(DATA)) continue;
            if (reading.data(line.substring(DATA.length()).strip())) watch.heard();
            if (reading.isOver()) return;
        }
    }

    /** Nobody waits for the end of the line, but a connection read to its end is used again. */
    private static void drain(InputStream in) {
        Thread.startVirtualThread(
                () -> {
                    try (in;
                            Watch watch = Watch.forAMoment()) {
                        watch.over(() -> close(in));
                        in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException held) {
                        LOG.debug("A provider held the line: {}", held.getMessage());
                    }
                });
    }

    /** The status and what it means to the operator; never the provider's own text. */
    private static Failure refused(int status) {
        String why =
                switch (status) {
                    case 401, 403 -> "refused the operator's key";
                    case 404 -> "does not know this model";
                    case 429 -> "is asked too often just now";
                    case 400, 422 -> "did not accept the request";
                    default -> "failed";
                };
        return new Failure.Upstream("The AI provider " + why + " (status " + status + ").");
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException alreadyGone) {
            // closing is all that was wanted
        }
    }
}
