package chatlab.http;

import chatlab.database.Json;
import chatlab.failure.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code openapi.yaml}: what is served as {@code /openapi.json} is also what request bodies and
 * query parameters are held against, so that the two cannot drift.
 */
public final class Contract {
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .locale(Locale.ROOT)
                    .build();

    /** What one operation takes. */
    private record Operation(
            Optional<JsonSchema> body,
            boolean bodyRequired,
            JsonSchema query,
            JsonNode queryTypes) {}

    private final JsonNode document;
    private final JsonSchemaFactory schemas =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<String, Operation> operations = new HashMap<>();

    private Contract(JsonNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path -> addPath(path.getKey(), path.getValue()));
    }

    public static Contract load() {
        try (InputStream yaml = Contract.class.getResourceAsStream("/openapi.yaml")) {
            return new Contract(new YAMLMapper().readTree(Objects.requireNonNull(yaml)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public JsonNode document() {
        return document;
    }

    /** {@code GET /health} and so on. */
    boolean names(String method, String path) {
        return operations.containsKey(method + " " + path);
    }

    /**
     * Throws {@link Failure.Invalid} with every fault of a body; {@code null}s are taken as left
     * out.
     */
    JsonNode checkedBody(String method, String path, Optional<JsonNode> given) {
        Operation operation = operation(method, path);
        if (given.isEmpty() && operation.bodyRequired())
            throw new Failure.Malformed("This needs a JSON body.");
        JsonNode body = given.orElseGet(Json.MAPPER::createObjectNode);
        Faults faults = new Faults();
        findUnstorableText(body, List.of("body"), faults);
        dropNulls(body);
        operation
                .body()
                .ifPresent(
                        schema -> schema.validate(body).forEach(m -> faults.add(fault("body", m))));
        faults.throwAny();
        return body;
    }

    /**
     * Query parameters by name, each in its declared type; throws {@link Failure.Invalid} with
     * every fault.
     */
    JsonNode checkedQuery(String method, String path, Map<String, List<String>> given) {
        Operation operation = operation(method, path);
        ObjectNode query = Json.MAPPER.createObjectNode();
        Faults faults = new Faults();
        given.forEach(
                (name, values) -> {
                    JsonNode declared = operation.queryTypes().path(name);
                    if (declared.isMissingNode()) return;
                    if (values.size() > 1) faults.add(repeated("query", name));
                    String text = values.isEmpty() ? "" : values.getLast();
                    query.set(name, typed(text, declared.path("type").asText()));
                });
        findUnstorableText(query, List.of("query"), faults);
        operation.query().validate(query).forEach(message -> faults.add(fault("query", message)));
        faults.throwAny();
        return query;
    }

    /** What has one meaning is said once; which of two would count, every proxy sees otherwise. */
    static Failure.Fault repeated(String in, String name) {
        return new Failure.Fault(List.of(in, name), "Is given more than once.", "repeated");
    }

    private Operation operation(String method, String path) {
        return Objects.requireNonNull(
                operations.get(method + " " + path), "openapi.yaml lacks " + method + " " + path);
    }

    private void addPath(String path, JsonNode item) {
        item.properties().stream()
                .filter(
                        entry ->
                                List.of("get", "post", "put", "patch", "delete")
                                        .contains(entry.getKey()))
                .forEach(
                        entry -> {
                            String method = entry.getKey().toUpperCase(Locale.ROOT);
                            operations.put(method + " " + path, operation(item, entry.getValue()));
                        });
    }

    private Operation operation(JsonNode item, JsonNode operation) {
        JsonNode requestBody = resolve(operation.path("requestBody"));
        JsonNode bodySchema = requestBody.path("content").path("application/json").path("schema");
        ObjectNode query = Json.MAPPER.createObjectNode().put("type", "object");
        ObjectNode types = query.putObject("properties");
        for (JsonNode parameters : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (JsonNode each : parameters) {
                JsonNode parameter = resolve(each);
                if (parameter.path("in").asText().equals("query")) {
                    types.set(parameter.path("name").asText(), resolve(parameter.path("schema")));
                }
            }
        }
        return new Operation(
                bodySchema.isMissingNode() ? Optional.empty() : Optional.of(schema(bodySchema)),
                requestBody.path("required").asBoolean(false),
                schema(query),
                types);
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** A schema of its own, with the document's components at hand for its references. */
    private JsonSchema schema(JsonNode node) {
        ObjectNode root = node.deepCopy();
        root.set("components", document.path("components"));
        JsonSchema schema = schemas.getSchema(root, CONFIG);
        schema.initializeValidators();
        return schema;
    }

    private static JsonNode typed(String text, String type) {
        try {
            return switch (type) {
                case "integer" -> Json.MAPPER.getNodeFactory().numberNode(Long.parseLong(text));
                case "boolean" ->
                        text.equals("true") || text.equals("false")
                                ? Json.MAPPER.getNodeFactory().booleanNode(text.equals("true"))
                                : TextNode.valueOf(text);
                default -> TextNode.valueOf(text);
            };
        } catch (NumberFormatException notANumber) {
            return TextNode.valueOf(text);
        }
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object)
            object.properties().removeIf(entry -> entry.getValue().isNull());
        node.forEach(Contract::dropNulls);
    }

    /** NUL and half a surrogate pair cannot be stored as text, in whatever field they stand. */
    private static void findUnstorableText(JsonNode node, List<Object> at, Faults faults) {
        if (node.isTextual() && !isStorable(node.textValue())) {
            faults.add(
                    new Failure.Fault(
                            at, "Must not contain NUL or broken characters.", "string_unicode"));
        }
        node.properties()
                .forEach(
                        field ->
                                findUnstorableText(
                                        field.getValue(), with(at, field.getKey()), faults));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++)
                findUnstorableText(node.get(i), with(at, i), faults);
        }
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(
                        c ->
                                c == 0
                                        || (c >= Character.MIN_SURROGATE
                                                && c <= Character.MAX_SURROGATE));
    }

    private static Failure.Fault fault(String place, ValidationMessage message) {
        List<Object> at = List.of(place);
        for (int i = 0; i < message.getInstanceLocation().getNameCount(); i++) {
            at = with(at, message.getInstanceLocation().getElement(i));
        }
        String keyword = message.getType();
        if (keyword.equals("required")) at = with(at, message.getProperty());
        Object[] arguments = message.getArguments();
        String bound =
                arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[0]);
        return switch (keyword) {
            case "required" -> new Failure.Fault(at, "This field is needed.", "missing");
            case "type" ->
                    new Failure.Fault(
                            at, "Must be of type " + article(message) + ".", "type_error");
            case "minLength" ->
                    new Failure.Fault(
                            at, "Must have at least " + bound + " characters.", "string_too_short");
            case "maxLength" ->
                    new Failure.Fault(
                            at, "Must have at most " + bound + " characters.", "string_too_long");
            case "pattern" -> new Failure.Fault(at, pattern(message), "string_pattern_mismatch");
            case "format" -> new Failure.Fault(at, "Is not in the right form.", "format");
            default -> new Failure.Fault(at, capitalised(message.getError()), keyword);
        };
    }

    private static String article(ValidationMessage message) {
        return message.getSchemaNode() == null ? "another kind" : message.getSchemaNode().asText();
    }

    /**
     * The patterns of free text end in {@code $} after a class of non-spaces; the others are of
     * codes.
     */
    private static String pattern(ValidationMessage message) {
        boolean freeText =
                message.getSchemaNode() != null && message.getSchemaNode().asText().contains("\\s");
        return freeText ? "Must contain more than white space." : "Is not in the right form.";
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
    }

    private static List<Object> with(List<Object> at, Object next) {
        List<Object> longer = new ArrayList<>(at);
        longer.add(next);
        return List.copyOf(longer);
    }
}
