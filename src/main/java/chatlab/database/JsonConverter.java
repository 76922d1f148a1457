package chatlab.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.jooq.JSON;
import org.jooq.impl.AbstractConverter;

/** Columns ending in {@code _json}: JSON text in the database, {@link JsonNode} in Java. */
public final class JsonConverter extends AbstractConverter<JSON, JsonNode> {
    private static final long serialVersionUID = 1L;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public JsonConverter() {
        super(JSON.class, JsonNode.class);
    }

    @Override
    @SuppressWarnings("NullAway") // jOOQ's contract: SQL NULL is null on both sides
    public JsonNode from(JSON json) {
        if (json == null) return null;
        try {
            return MAPPER.readTree(json.data());
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    @SuppressWarnings("NullAway")
    public JSON to(JsonNode node) {
        return node == null ? null : JSON.json(node.toString());
    }
}
