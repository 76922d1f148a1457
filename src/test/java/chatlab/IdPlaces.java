package chatlab;

import chatlab.http.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where an operation takes ids, by its names and schemas: {@code path.conversation_id}, {@code
 * query.cursor}, {@code body.participants[].character_id}, {@code body.replace.*} for the values of
 * a map.
 */
final class IdPlaces {
    private static final Pattern NAME =
            Pattern.compile("(.*_)?ids?|replace|participants|cursor|character|conversation");
    private static final Pattern SCHEMA = Pattern.compile(".*Ids?");
    private static final List<String> TOGETHER =
            List.of("allOf", "anyOf", "oneOf", "if", "then", "else", "not");

    private final JsonNode document = Contract.load().document();

    JsonNode document() {
        return document;
    }

    SortedSet<String> of(String operation) {
        SortedSet<String> places = new TreeSet<>();
        JsonNode declared = operation(operation);
        for (JsonNode each : declared.path("parameters")) {
            JsonNode parameter = resolve(each);
            String in = parameter.path("in").asText();
            String name = parameter.path("name").asText();
            boolean path = in.equals("path") && !name.equals("user_id");
            boolean query = in.equals("query") && isId(name, parameter.path("schema"));
            if (path || query) places.add(in + "." + name);
        }
        resolve(declared.path("requestBody"))
                .path("content")
                .forEach(
                        content ->
                                collect(content.path("schema"), "body", new HashSet<>(), places));
        return places;
    }

    boolean streams(String operation) {
        boolean streams = false;
        for (JsonNode response : operation(operation).path("responses"))
            streams |= resolve(response).path("content").has("text/event-stream");
        return streams;
    }

    private JsonNode operation(String operation) {
        String[] parts = operation.split(" ");
        return document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }

    /**
     * @param above the schemas this one is part of, since a schema may contain itself
     */
    private void collect(JsonNode schema, String at, Set<JsonNode> above, Set<String> places) {
        JsonNode node = resolve(schema);
        if (!above.add(node)) return;
        for (String keyword : TOGETHER) {
            JsonNode parts = node.path(keyword);
            if (parts.isArray()) parts.forEach(part -> collect(part, at, above, places));
            else collect(parts, at, above, places);
        }
        node.path("properties")
                .properties()
                .forEach(
                        each -> {
                            String place = at + "." + each.getKey();
                            if (isId(each.getKey(), each.getValue())) places.add(place);
                            collect(each.getValue(), place, above, places);
                        });
        JsonNode values = node.path("additionalProperties");
        if (isId("", values)) places.add(at + ".*");
        if (values.isObject()) collect(values, at + ".*", above, places);
        collect(node.path("items"), at + "[]", above, places);
        above.remove(node);
    }

    private static boolean isId(String name, JsonNode schema) {
        String reference = schema.path("$ref").asText().replaceAll(".*/", "");
        return NAME.matcher(name).matches() || SCHEMA.matcher(reference).matches();
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
