package chatlab.conversation;

import chatlab.database.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Conversations and messages as the contract writes them. */
public final class Views {
    private Views() {}

    public static ObjectNode conversation(Conversation conversation) {
        ObjectNode view = Json.MAPPER.createObjectNode();
        view.put("id", conversation.id().toString());
        view.put("user_id", conversation.userId());
        view.put("title", conversation.title());
        view.put("topic", conversation.topic());
        ArrayNode participants = view.putArray("participants");
        for (Participant each : conversation.participants()) {
            participants
                    .addObject()
                    .put("character_id", each.id())
                    .put("name", each.persona().name())
                    .put("color", each.persona().color())
                    .put("avatar_url", each.persona().avatarUrl())
                    .put("version", each.persona().version())
                    .put("muted", each.muted());
        }
        view.put("order", conversation.order().text());
        view.put("protocol", conversation.protocol());
        Phase phase = Protocol.of(conversation).phase(conversation);
        view.putObject("phase").put("id", phase.id()).put("name", phase.name());
        view.put("provider", conversation.provider());
        view.put("model", conversation.model());
        view.put("system_prompt", conversation.systemPrompt());
        view.set("settings", Json.MAPPER.valueToTree(conversation.settings()));
        view.put("message_count", conversation.messageCount());
        view.put("created_at", Json.time(conversation.createdAt()));
        view.put("updated_at", Json.time(conversation.updatedAt()));
        return view.put("archived", conversation.archived());
    }

    public static ObjectNode message(Message message) {
        Message.Source source = message.source();
        ObjectNode view = Json.MAPPER.createObjectNode();
        view.put("id", message.id().toString());
        view.put("conversation_id", message.conversationId().toString());
        view.put("seq", message.seq());
        view.put("role", message.role().text());
        view.set("speaker", Json.MAPPER.valueToTree(message.speaker()));
        view.put("content", message.content());
        view.put("status", message.status().text());
        view.put("version", message.version());
        if (message.versions() > 1) view.put("versions", message.versions());
        if (message.nearRepeatOf() != null)
            view.put("near_repeat_of", message.nearRepeatOf().toString());
        ArrayNode repliesTo = view.putArray("replies_to");
        message.repliesTo().forEach(id -> repliesTo.add(id.toString()));
        view.set("claims", Json.MAPPER.valueToTree(message.claims()));
        view.putArray("citations");
        view.putArray("tool_calls");
        view.put("provider", source == null ? null : source.provider());
        view.put("model", source == null ? null : source.model());
        view.put("tokens_in", source == null ? null : source.tokensIn());
        view.put("tokens_out", source == null ? null : source.tokensOut());
        if (source != null && source.costUsd() != null) view.put("cost_usd", source.costUsd());
        if (source != null && source.finish().isCut())
            view.put("finish_reason", source.finish().text());
        view.put("created_at", Json.time(message.createdAt()));
        if (message.editedAt() != null) view.put("edited_at", Json.time(message.editedAt()));
        return view;
    }

    /** Where something was said that was looked for, and the line of it. */
    static ObjectNode hit(Message message, Set<String> wanted) {
        ObjectNode view = Json.MAPPER.createObjectNode();
        view.put("message_id", message.id().toString());
        view.put("seq", message.seq());
        view.put("role", message.role().text());
        view.set("speaker", Json.MAPPER.valueToTree(message.speaker()));
        view.put("created_at", Json.time(message.createdAt()));
        view.set("excerpt", Json.MAPPER.valueToTree(Excerpt.of(message.content(), wanted)));
        return view;
    }

    public static ArrayNode messages(List<Message> messages) {
        ArrayNode views = Json.MAPPER.createArrayNode();
        messages.forEach(message -> views.add(message(message)));
        return views;
    }
}
