package chatlab.llm;

import chatlab.config.AiConfig;
import chatlab.failure.Failure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OpenAI's Chat Completions, streamed; also what Ollama, vLLM and LM Studio speak. */
public final class OpenAiClient implements ModelClient {
    private static final Logger LOG = LoggerFactory.getLogger(OpenAiClient.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String DATA = "data:";

    private final AiConfig.Provider provider;
    private final AiConfig.Timeouts timeouts;
    private final HttpClient http;

    public OpenAiClient(AiConfig.Provider provider, AiConfig.Timeouts timeouts) {
        this.provider = provider;
        this.timeouts = timeouts;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeouts.connect())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    @Override
    public ModelReply stream(
            ModelRequest request, Consumer<String> text, Cancellation cancellation) {
        Reading reading = new Reading(text);
        if (cancellation.isWanted()) return reading.reply();
        try (Watch watch = new Watch(timeouts)) {
            try {
                read(send(request, cancellation), reading, watch, cancellation);
            } catch (IOException broken) {
                if (cancellation.isWanted()) return reading.reply();
                if (watch.expired() || broken instanceof HttpTimeoutException) {
                    throw new Failure.UpstreamTimeout("The AI provider did not answer in time.");
                }
                throw new Failure.Upstream("The AI provider cannot be reached, or broke off.");
            }
        }
        if (!reading.finished && !cancellation.isWanted()) {
            throw new Failure.Upstream("The AI provider broke off in the middle.");
        }
        return reading.reply();
    }

    private HttpResponse<InputStream> send(ModelRequest request, Cancellation cancellation)
            throws IOException {
        HttpRequest.Builder post =
                HttpRequest.newBuilder(URI.create(provider.baseUrl() + "/chat/completions"))
                        .timeout(timeouts.firstToken())
                        .header("Content-Type", "application/json")
                        .header("Accept", "text/event-stream")
                        .POST(HttpRequest.BodyPublishers.ofString(body(request)));
        provider.key().ifPresent(key -> post.header("Authorization", "Bearer " + key));
        CompletableFuture<HttpResponse<InputStream>> answer =
                http.sendAsync(post.build(), HttpResponse.BodyHandlers.ofInputStream());
        cancellation.onCancel(() -> answer.cancel(true));
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed);
        } catch (CancellationException stopped) {
            throw new IOException(stopped);
        }
    }

    private static String body(ModelRequest request) {
        ObjectNode body =
                MAPPER.createObjectNode().put("model", request.model()).put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        body.put("max_tokens", request.maxTokens());
        ArrayNode messages = body.putArray("messages");
        for (ModelRequest.Message message : request.messages()) {
            messages.addObject()
                    .put("role", message.role().name().toLowerCase(Locale.ROOT))
                    .put("content", message.content());
        }
        if (!request.stop().isEmpty()) request.stop().forEach(body.putArray("stop")::add);
        return body.toString();
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
            if (type.startsWith("application/json")) reading.whole(lines.readAllAsString());
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
            if (reading.done) return;
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

    /** What has been read of one reply. */
    private static final class Reading {
        private final Consumer<String> text;
        private boolean finished; // the reply is whole
        private boolean done; // nothing more will come
        private @Nullable Integer tokensIn;
        private @Nullable Integer tokensOut;

        Reading(Consumer<String> text) {
            this.text = text;
        }

        /** Whether it said something. */
        boolean data(String data) {
            if (data.equals("[DONE]")) {
                finished = true;
                done = true;
                return false;
            }
            return take(parse(data), "delta");
        }

        /** A server that does not stream answers in one piece. */
        void whole(String json) {
            JsonNode answer = parse(json);
            take(answer, "message");
            finished = answer.path("choices").isArray();
        }

        ModelReply reply() {
            return new ModelReply(tokensIn, tokensOut);
        }

        private boolean take(JsonNode chunk, String part) {
            if (chunk.hasNonNull("error"))
                throw new Failure.Upstream("The AI provider reported an error.");
            JsonNode choice = chunk.path("choices").path(0);
            String content = choice.path(part).path("content").asText("");
            if (!content.isEmpty()) text.accept(content);
            if (choice.hasNonNull("finish_reason")) finished = true;
            JsonNode usage = chunk.path("usage");
            if (usage.hasNonNull("prompt_tokens")) tokensIn = usage.get("prompt_tokens").asInt();
            if (usage.hasNonNull("completion_tokens")) {
                tokensOut = usage.get("completion_tokens").asInt();
            }
            return !content.isEmpty();
        }

        private static JsonNode parse(String json) {
            try {
                return MAPPER.readTree(json);
            } catch (JsonProcessingException malformed) {
                throw new Failure.Upstream("The AI provider sent something that cannot be read.");
            }
        }
    }
}
