package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.conversation.Once;
import chatlab.conversation.Views;
import chatlab.database.Database;
import chatlab.database.Json;
import chatlab.http.Api;
import chatlab.http.Call;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changing what was said, and going on from there another way. Making anew is a turn. */
public final class RevisionRoutes {
    private static final String ONE = "/api/{user_id}/conversations/{conversation_id}";
    private static final String MESSAGE = ONE + "/messages/{message_id}";

    record EditBody(String content) {}

    record VersionBody(int version) {}

    record ForkBody(UUID atMessageId, @Nullable Map<String, String> replace) {}

    private final Database database;
    private final Revisions revisions;
    private final Fork fork;
    private final Once once;

    RevisionRoutes(Database database, Revisions revisions, Fork fork, Once once) {
        this.database = database;
        this.revisions = revisions;
        this.fork = fork;
        this.once = once;
    }

    public void register(Api api) {
        api.patch(MESSAGE, this::edit);
        api.delete(MESSAGE, this::delete);
        api.get(MESSAGE + "/versions", this::versions);
        api.put(MESSAGE + "/version", this::choose);
        api.post(ONE + "/fork", this::fork);
    }

    private void edit(Call call) {
        String content = call.body(EditBody.class).content();
        Revisions.Place place = place(call);
        call.json(Views.message(database.write(sql -> revisions.edit(sql, place, content))));
    }

    private void delete(Call call) {
        Revisions.Place place = place(call);
        database.write(
                sql -> {
                    revisions.delete(sql, place);
                    return place;
                });
        call.noContent();
    }

    private void versions(Call call) {
        Revisions.Place place = place(call);
        List<Message> versions = database.read(sql -> revisions.versions(sql, place));
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.set("items", Views.messages(versions));
        call.json(answer.putNull("next_cursor"));
    }

    private void choose(Call call) {
        int version = call.body(VersionBody.class).version();
        Revisions.Place place = place(call);
        call.json(Views.message(database.write(sql -> revisions.choose(sql, place, version))));
    }

    private void fork(Call call) {
        ForkBody body = call.body(ForkBody.class);
        Map<String, String> replace = Optional.ofNullable(body.replace()).orElse(Map.of());
        var place = new Revisions.Place(call.userId(), TurnRoutes.id(call), body.atMessageId());
        Conversation copy =
                once.make(
                        call,
                        sql -> fork.at(sql, revisions.find(sql, place), call.userId(), replace));
        call.json(201, Views.conversation(copy));
    }

    static Revisions.Place place(Call call) {
        return new Revisions.Place(
                call.userId(), TurnRoutes.id(call), call.pathId("message_id", "message"));
    }
}
