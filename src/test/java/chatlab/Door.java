package chatlab;

import chatlab.database.Json;
import chatlab.testing.Answer;
import chatlab.testing.CardPictures;
import chatlab.testing.Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** One operation as {@code isolation.yaml} has it, and how to ask for it. */
record Door(String operation, JsonNode row) {
    /** Stands in a body where the id belongs. */
    private static final String IT = "$it";

    /** A place in a request, and the id that is put there. */
    record Key(String place, String id) {}

    static List<Door> all() {
        try (InputStream in = Door.class.getResourceAsStream("/isolation.yaml")) {
            Map<String, Object> rows = new Yaml().load(Objects.requireNonNull(in));
            return rows.entrySet().stream()
                    .map(row -> new Door(row.getKey(), Json.MAPPER.valueToTree(row.getValue())))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String is() {
        return row.path("is").asText();
    }

    boolean isPublic() {
        return is().equals("public");
    }

    /** The same with another body. */
    Door with(JsonNode body) {
        ObjectNode other = row.deepCopy();
        other.set("body", body);
        return new Door(operation, other);
    }

    /** Whether it changes anything, or needs somebody of a special kind. */
    boolean takes() {
        return !operation.startsWith("GET ") || row.has("before");
    }

    int answers() {
        return row.path("answers").asInt();
    }

    JsonNode ids() {
        return row.path("ids");
    }

    /** The places of things that can belong to somebody. */
    List<String> places() {
        return ids().properties().stream()
                .filter(each -> each.getValue().isObject())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Somebody to whom it opens. */
    Belongings resident(Client client) {
        Belongings resident = Belongings.of(client, "resident", row.path("member").asBoolean());
        String before = row.path("before").asText();
        if (!before.isEmpty()) {
            String[] call = filled(before, resident).split(" ");
            resident.user().call(call[0], call[1], null).expect(204);
        }
        return resident;
    }

    /** Asks in the name of {@code caller} for what is {@code caller}'s own. */
    Answer knock(Belongings caller, String... headers) {
        return send(caller, path(caller, new Key("", "")), body(row.path("body"), caller), headers);
    }

    /** The same, with another id in one place. */
    Answer knock(Belongings caller, Key key, String... headers) {
        String name = key.place().substring(key.place().indexOf('.') + 1);
        String path = path(caller, key);
        if (key.place().startsWith("query."))
            path += "?" + name + "=" + URLEncoder.encode(key.id(), StandardCharsets.UTF_8);
        JsonNode own = ids().path(key.place()).path("body");
        String body = body(own.isMissingNode() ? row.path("body") : own, caller);
        return send(caller, path, body.replace(IT, key.id()), headers);
    }

    /** All that the path names is {@code owner}'s, but for the user. */
    Answer knockAt(Belongings owner, Belongings caller, String... headers) {
        Belongings mixed = new Belongings(caller.user(), caller.word(), owner.things());
        return send(caller, path(mixed, new Key("", "")), body(row.path("body"), caller), headers);
    }

    private String path(Belongings caller, Key key) {
        String path = operation.split(" ")[1].replace("{user_id}", caller.user().id());
        for (var fixed : row.path("path").properties()) {
            boolean wanted = key.place().equals("path." + fixed.getKey());
            String id = wanted ? key.id() : fixed.getValue().asText();
            path = path.replace("{" + fixed.getKey() + "}", id);
        }
        for (String name : List.of("conversation", "message", "character")) {
            boolean wanted = key.place().equals("path." + name + "_id");
            path = path.replace("{" + name + "_id}", wanted ? key.id() : caller.thing(name));
        }
        return path;
    }

    private static String body(JsonNode template, Belongings caller) {
        return template.isMissingNode() ? "" : filled(template.toString(), caller);
    }

    private static String filled(String template, Belongings caller) {
        String text = template.replace("$fresh", UUID.randomUUID() + "@example.org");
        for (var thing : caller.things().entrySet())
            text = text.replace("$" + thing.getKey(), thing.getValue());
        return text;
    }

    private Answer send(Belongings caller, String path, String body, String... headers) {
        String token = caller.user().token();
        String[] all =
                Stream.concat(
                                token.isEmpty()
                                        ? Stream.of()
                                        : Stream.of("Authorization", "Bearer " + token),
                                Stream.of(headers))
                        .toArray(String[]::new);
        Client client = caller.user().client();
        String type = row.path("type").asText();
        if (!type.isEmpty()) return client.putBytes(path, type, CardPictures.png(9, 9), all);
        return client.call(operation.split(" ")[0], path, body.isEmpty() ? null : body, all);
    }

    /** What the test's report calls it. */
    @Override
    public String toString() {
        return operation;
    }
}
