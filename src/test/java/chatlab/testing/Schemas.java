package chatlab.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.database.Json;
import chatlab.http.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.Locale;
import java.util.Set;

/** Holds answers against the response schemas of {@code openapi.yaml}. */
public final class Schemas {
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document = Contract.load().document();
    private final JsonSchemaFactory schemas =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    public JsonNode document() {
        return document;
    }

    /** Fails unless the answer's status, type and body are what the operation declares. */
    public Answer check(String operation, Answer answer) {
        String method = operation.split(" ")[0].toLowerCase(Locale.ROOT);
        JsonNode responses =
                document.path("paths").path(operation.split(" ")[1]).path(method).path("responses");
        JsonNode response = resolve(responses.path(String.valueOf(answer.status())));
        if (response.isMissingNode()) {
            throw new AssertionError(
                    operation + " must not answer " + answer.status() + " " + answer.text());
        }
        if (answer.status() == 204) {
            assertEquals(0, answer.body().length);
            return answer;
        }
        String type = answer.header("Content-Type").replaceAll(";.*", "");
        JsonNode schema = response.path("content").path(type).path("schema");
        if (schema.isMissingNode())
            throw new AssertionError(operation + " must not answer " + type);
        if (type.equals("application/json")) assertValid(operation, schema, answer.json());
        return answer;
    }

    /** Fails unless {@code value} is one of the component named. */
    public void checkComponent(String name, JsonNode value) {
        ObjectNode ref = Json.MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name);
        assertValid(name, ref, value);
    }

    private void assertValid(String what, JsonNode schema, JsonNode value) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.path("components"));
        JsonSchema validator = schemas.getSchema(root, CONFIG);
        assertEquals(Set.of(), validator.validate(value), () -> what + ": " + value);
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
