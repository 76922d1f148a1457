package chatlab.discussion;

import chatlab.conversation.Conversations;
import chatlab.conversation.Message;
import chatlab.conversation.VersionStore;
import chatlab.database.Database;
import chatlab.database.Json;
import chatlab.failure.Failure;
import chatlab.http.Api;
import chatlab.http.Call;
import chatlab.llm.ModelRequest;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;

/** What a speaker was shown for a turn, and why it was that speaker. */
public final class InspectorRoutes {
    private final Database database;
    private final Conversations conversations;
    private final Revisions revisions;

    InspectorRoutes(Database database, Conversations conversations, Revisions revisions) {
        this.database = database;
        this.conversations = conversations;
        this.revisions = revisions;
    }

    public void register(Api api) {
        api.get(
                "/api/{user_id}/conversations/{conversation_id}/turns/{message_id}/prompt",
                this::prompt);
    }

    private void prompt(Call call) {
        Revisions.Place place = RevisionRoutes.place(call);
        call.json(
                database.read(
                        sql -> {
                            Message message = revisions.find(sql, place);
                            Shown shown = Shown.of(message).orElseThrow(InspectorRoutes::nothing);
                            String topic =
                                    conversations
                                            .own(sql, place.userId(), place.conversationId())
                                            .topic();
                            return view(
                                    message, Prompt.messages(parts(sql, message, shown, topic)));
                        }));
    }

    /** The same parts again that the prompt was put together from. */
    private static Prompt.Parts parts(DSLContext sql, Message message, Shown shown, String topic) {
        Map<String, String> texts = ShownStore.find(sql, message.conversationId(), shown.hashes());
        String earlier = shown.earlier();
        List<Message> history = VersionStore.at(sql, message.conversationId(), shown.history());
        return new Prompt.Parts(
                message.speaker(),
                topic,
                Objects.requireNonNull(texts.get(shown.system())),
                earlier == null ? null : texts.get(earlier),
                history,
                shown.last());
    }

    private static ObjectNode view(Message message, List<ModelRequest.Message> prompt) {
        ObjectNode view = Json.MAPPER.createObjectNode();
        view.put("reason", message.reason());
        Message.Source source = message.source();
        view.put("provider", source == null ? null : source.provider());
        view.put("model", source == null ? null : source.model());
        ArrayNode messages = view.putArray("messages");
        for (ModelRequest.Message each : prompt) {
            messages.addObject()
                    .put("role", each.role().name().toLowerCase(Locale.ROOT))
                    .put("content", each.content());
        }
        view.putArray("passages");
        return view;
    }

    private static Failure nothing() {
        return new Failure.NotFound("Nobody was shown anything for this message.");
    }
}
