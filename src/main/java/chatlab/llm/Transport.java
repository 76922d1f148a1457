package chatlab.llm;

import chatlab.config.AiConfig;
import chatlab.failure.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
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

    /** 529 is Anthropic's “overloaded”. */
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 529);

    private final AiConfig.Timeouts timeouts;
    private final Retries retries;
    private final HttpClient http;

    Transport(AiConfig.Timeouts timeouts, AiConfig.Retries retries) {
        this.timeouts = timeouts;
        this.retries = new Retries(retries);
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeouts.connect())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    /**
     * Posts JSON and lets {@code reading} take the answer. Returns early once cancelled. What may
     * pass is tried again, but never after a word was heard.
     *
     * @throws Failure.Upstream where the provider fails, refuses or breaks off
     * @throws Failure.UpstreamTimeout where it does not answer in time
     */
    void exchange(Post post, Reading reading, Cancellation cancellation) {
        HttpRequest request = request(post);
        for (int tried = 1; !cancellation.isWanted(); tried++) {
            try {
                once(request, reading, cancellation);
                return;
            } catch (Passing fault) {
                boolean again =
                        !reading.hasSpoken() && retries.again(tried, fault.pause(), cancellation);
                if (!again) throw fault.failure();
                LOG.info("A provider is asked again: {}", fault.getMessage());
            }
        }
    }

    private HttpRequest request(Post post) {
        var request = HttpRequest.newBuilder(URI.create(post.url())).timeout(timeouts.firstToken());
        request.header("Content-Type", "application/json").header("Accept", "text/event-stream");
        post.headers().forEach(request::header);
        return request.POST(HttpRequest.BodyPublishers.ofString(post.json())).build();
    }

    private void once(HttpRequest request, Reading reading, Cancellation cancellation) {
        try (Watch watch = new Watch(timeouts)) {
            try {
                read(send(request, cancellation), reading, watch, cancellation);
            } catch (IOException broken) {
                if (cancellation.isWanted()) return;
                if (watch.expired() || broken instanceof HttpTimeoutException) {
                    throw new Failure.UpstreamTimeout("The AI provider did not answer in time.");
                }
                throw passing("The AI provider cannot be reached, or broke off.");
            }
        }
        if (!reading.isWhole() && !cancellation.isWanted()) {
            throw passing("The AI provider broke off in the middle.");
        }
    }

    private static Passing passing(String why) {
        return new Passing(new Failure.Upstream(why), Optional.empty());
    }

    private HttpResponse<InputStream> send(HttpRequest request, Cancellation cancellation)
            throws IOException {
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
            if (response.statusCode() != 200) throw refused(response);
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
    private static RuntimeException refused(HttpResponse<?> response) {
        int status = response.statusCode();
        String why =
                switch (status) {
                    case 401, 403 -> "refused the operator's key";
                    case 404 -> "does not know this model";
                    case 429 -> "is asked too often just now";
                    case 400, 422 -> "did not accept the request";
                    default -> "failed";
                };
        var failure = new Failure.Upstream("The AI provider " + why + " (status " + status + ").");
        return PASSING.contains(status) ? new Passing(failure, retryAfter(response)) : failure;
    }

    /** In seconds; as a date it is not worth reading. */
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException alreadyGone) {
            // closing is all that was wanted
        }
    }
}
