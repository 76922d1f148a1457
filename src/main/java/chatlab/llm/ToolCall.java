package chatlab.llm;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A model's wish to call a tool.
 *
 * @param id by which the result names the call; where a provider has none, the tool's name
 */
public record ToolCall(String id, String name, JsonNode arguments) {}
