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

/** OpenAI's Chat Completions, streamed; also what Ollama, vLLM and LM Studio speak. */
public final class OpenAiClient implements ModelClient {
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
        try (InputStream in = response.body()) {
            cancellation.onCancel(() -> close(in));
            if (response.statusCode() != 200) throw refused(response.statusCode());
            watch.over(() -> close(in));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            boolean whole =
                    response.headers()
                            .firstValue("Content-Type")
                            .orElse("")
                            .startsWith("application/json");
            if (whole) {
                reading.whole(lines.readAllAsString());
                return;
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                watch.alive();
                if (line.startsWith(DATA)) reading.data(line.substring(DATA.length()).strip());
            }
        }
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
        private boolean finished;
        private @Nullable Integer tokensIn;
        private @Nullable Integer tokensOut;

        Reading(Consumer<String> text) {
            this.text = text;
        }

        void data(String data) {
            if (data.equals("[DONE]")) {
                finished = true;
                return;
            }
            take(parse(data), "delta");
        }

        /** A server that does not stream answers in one piece. */
        void whole(String json) {
            take(parse(json), "message");
            finished = true;
        }

        ModelReply reply() {
            return new ModelReply(tokensIn, tokensOut);
        }

        private void take(JsonNode chunk, String part) {
            if (chunk.hasNonNull("error"))
                throw new Failure.Upstream("The AI provider reported an error.");
            JsonNode choice = chunk.path("choices").path(0);
            String content = choice.path(part).path("content").asText("");
            if (!content.isEmpty()) text.accept(content);
            if (choice.hasNonNull("finish_reason")) finished = true;
            JsonNode usage = chunk.path("usage");
            if (usage.hasNonNull("prompt_tokens")) tokensIn = usage.get("prompt_tokens").asInt();
            if (usage.hasNonNull("completion_tokens"))
                tokensOut = usage.get("completion_tokens").asInt();
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
