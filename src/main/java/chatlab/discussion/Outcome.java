package chatlab.discussion;

import chatlab.database.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What came of a request, by reference, as it is kept under an Idempotency-Key. */
record Outcome(UUID conversationId, Optional<UUID> userMessageId, List<UUID> messageIds) {

    JsonNode json() {
        ObjectNode json =
                Json.MAPPER.createObjectNode().put("conversation_id", conversationId.toString());
        userMessageId.ifPresent(id -> json.put("user_message_id", id.toString()));
        ArrayNode ids = json.putArray("message_ids");
        messageIds.forEach(id -> ids.add(id.toString()));
        return json;
    }

    static Outcome of(JsonNode json) {
        List<UUID> messageIds = new ArrayList<>();
        json.path("message_ids").forEach(id -> messageIds.add(UUID.fromString(id.asText())));
        return new Outcome(
                UUID.fromString(json.path("conversation_id").asText()),
                Optional.ofNullable(json.path("user_message_id").textValue()).map(UUID::fromString),
                messageIds);
    }
}
