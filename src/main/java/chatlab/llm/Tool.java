package chatlab.llm;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something a model may call.
 *
 * @param parameters the JSON Schema of its arguments, an object's
 */
public record Tool(String name, String description, JsonNode parameters) {}
