package chatlab.testing;

import chatlab.database.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Somebody with a token. Paths are below {@code /api/{userId}}. */
public record User(Client client, String id, String token) {
    public static final String[] THREE = {"john-dewey", "maria-montessori", "lev-vygotsky"};

    /** A fresh guest. */
    public static User guest(Client client, String... headers) {
        JsonNode tokens = client.post("/auth/guest", null, headers).expect(200).json();
        return new User(
                client, tokens.at("/user/id").asText(), tokens.path("access_token").asText());
    }

    public Answer get(String path, String... headers) {
        return call("GET", path, null, headers);
    }

    public Answer post(String path, String json, String... headers) {
        return call("POST", path, json, headers);
    }

    public Answer patch(String path, String json) {
        return call("PATCH", path, json);
    }

    public Answer delete(String path) {
        return call("DELETE", path, null);
    }

    public Answer call(String method, String path, String json, String... headers) {
        return client.call(method, own(path), json, signed(headers));
    }

    public CompletableFuture<Answer> postAsync(String path, String json, String... headers) {
        return client.callAsync("POST", own(path), json, signed(headers));
    }

    public Answer postBytes(String path, String type, byte[] body, String... headers) {
        return client.postBytes(own(path), type, body, signed(headers));
    }

    public Answer putBytes(String path, String type, byte[] body) {
        return client.putBytes(own(path), type, body, signed());
    }

    /** A new character of this user's; gives its id. */
    public String character(String json) {
        return post("/characters", json).expect(201).at("/id");
    }

    /** The answer as a stream of events. */
    public Events stream(String method, String path, String json, String... headers) {
        String[] asking =
                Stream.concat(Stream.of("Accept", "text/event-stream"), Stream.of(headers))
                        .toArray(String[]::new);
        return client.stream(method, own(path), json, signed(asking));
    }

    /**
     * A POST sent by hand and not read yet. Closing the socket is known on the other side at once.
     */
    public Socket openPost(String path, String json, String accept) throws IOException {
        URI base = URI.create(client.base());
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoLinger(true, 0);
        String head =
                """
                POST %s HTTP/1.1
                Host: x
                Authorization: Bearer %s
                Accept: %s
                Content-Type: application/json
                Content-Length: %d

                %s\
                """;
        String request = head.formatted(own(path), token, accept, json.length(), json);
        socket.getOutputStream()
                .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** A new discussion; gives its path, {@code /conversations/ID}. */
    public String launch(String topic, String... characterIds) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("topic", topic);
        List.of(characterIds).forEach(body.putArray("character_ids")::add);
        return "/conversations/" + post("/conversations", body.toString()).expect(201).at("/id");
    }

    /** Says something that nobody answers; gives its id. */
    public String say(String conversation, String words) {
        String body =
                Json.MAPPER.createObjectNode().put("content", words).put("reply", false).toString();
        return post(conversation + "/messages", body).expect(201).at("/user_message/id");
    }

    /** What was said in a conversation, oldest first. */
    public List<String> contents(String conversation) {
        return messages(conversation).each("content");
    }

    public Answer messages(String conversation) {
        return get(conversation + "/messages?limit=100").expect(200);
    }

    public String own(String path) {
        return "/api/" + id + path;
    }

    public String[] signed(String... headers) {
        return Stream.concat(Stream.of("Authorization", "Bearer " + token), Stream.of(headers))
                .toArray(String[]::new);
    }
}
