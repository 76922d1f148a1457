package chatlab.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Calls one server by HTTP. Headers are given as name, value, name, value. */
public final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    /** A test that waits longer than this has failed. */
    private static final int PATIENCE_SECONDS = 20;

    private final String base;

    public Client(String base) {
        this.base = base;
    }

    public String base() {
        return base;
    }

    public Answer get(String path, String... headers) {
        return send(request("GET", path, null, headers));
    }

    public Answer post(String path, String json, String... headers) {
        return send(request("POST", path, json, headers));
    }

    /** Any method; a body only where {@code json} is not null. */
    public Answer call(String method, String path, String json, String... headers) {
        return send(request(method, path, json, headers));
    }

    public CompletableFuture<Answer> callAsync(
            String method, String path, String json, String... headers) {
        return HTTP.sendAsync(
                        request(method, path, json, headers),
                        HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(Answer::of)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** A body that need not be JSON, of any type; no type where {@code type} is null. */
    public Answer postBytes(String path, String type, byte[] body, String... headers) {
        HttpRequest.Builder request = builder(path, headers);
        if (type != null) request.header("Content-Type", type);
        return send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
    }

    public Answer putBytes(String path, String type, byte[] body, String... headers) {
        HttpRequest.Builder request = builder(path, headers).header("Content-Type", type);
        return send(request.PUT(HttpRequest.BodyPublishers.ofByteArray(body)).build());
    }

    /** An answer read while it comes, once its head is there. */
    public Events stream(String method, String path, String json, String... headers) {
        try {
            return new Events(
                    HTTP.send(
                            request(method, path, json, headers),
                            HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest request(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = builder(path, headers);
        if (json != null) request.header("Content-Type", "application/json");
        return request.method(
                        method,
                        json == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    private HttpRequest.Builder builder(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) request.headers(headers);
        return request;
    }

    private static Answer send(HttpRequest request) {
        try {
            return Answer.of(HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException broken) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
