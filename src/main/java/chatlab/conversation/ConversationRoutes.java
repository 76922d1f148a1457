package chatlab.conversation;

import chatlab.database.Database;
import chatlab.http.Api;
import chatlab.http.Call;
import chatlab.http.Page;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** A user's conversations and what was said in them; replies are made elsewhere. */
public final class ConversationRoutes {
    private static final String ONE = "/api/{user_id}/conversations/{conversation_id}";

    private final Database database;
    private final Conversations conversations;
    private final ConversationStore store;
    private final Once once;

    public ConversationRoutes(
            Database database, Conversations conversations, ConversationStore store, Once once) {
        this.database = database;
        this.conversations = conversations;
        this.store = store;
        this.once = once;
    }

    public void register(Api api) {
        api.get("/api/{user_id}/conversations", this::list);
        api.post("/api/{user_id}/conversations", this::create);
        api.get(ONE, call -> call.json(Views.conversation(database.read(sql -> own(sql, call)))));
        api.patch(ONE, this::change);
        api.delete(ONE, this::delete);
        api.post(ONE + "/restore", this::restore);
        api.get(ONE + "/messages", this::messages);
        api.get(ONE + "/export", this::export);
    }

    private void list(Call call) {
        JsonNode query = call.query();
        int limit = query.path("limit").asInt(Page.DEFAULT);
        var filter =
                new ConversationStore.Filter(
                        query.path("q").textValue(),
                        query.path("character").textValue(),
                        query.path("archived").asBoolean(false));
        Optional<ConversationStore.Place> after =
                Optional.ofNullable(query.path("cursor").textValue())
                        .map(ConversationRoutes::place);
        Listed listed = database.read(sql -> listed(sql, call.userId(), filter, after, limit + 1));
        call.json(Page.of(listed.found(), limit, listed::view, ConversationRoutes::cursor));
    }

    /** Conversations, and where in them the wanted words were said. */
    private record Listed(List<Conversation> found, Set<String> wanted, Map<UUID, Message> hits) {
        ObjectNode view(Conversation conversation) {
            ObjectNode view = Views.conversation(conversation);
            Message hit = hits.get(conversation.id());
            if (hit != null) view.set("hit", Views.hit(hit, wanted));
            return view;
        }
    }

    private Listed listed(
            DSLContext sql,
            String userId,
            ConversationStore.Filter filter,
            Optional<ConversationStore.Place> after,
            int limit) {
        List<Conversation> found = store.list(sql, userId, filter, after, limit);
        Set<String> wanted = Wanted.in(filter.search()).words();
        List<UUID> ids = found.stream().map(Conversation::id).toList();
        return new Listed(found, wanted, SearchStore.hits(sql, userId, ids, wanted));
    }

    private void create(Call call) {
        Conversations.Draft draft = call.body(Conversations.Draft.class);
        Conversation created =
                once.make(
                        call,
                        sql -> {
                            Conversation drafted = conversations.drafted(sql, call.userId(), draft);
                            store.add(sql, drafted);
                            return drafted;
                        });
        call.json(201, Views.conversation(created));
    }

    private void change(Call call) {
        UUID id = id(call);
        Conversations.Change change = call.body(Conversations.Change.class);
        call.json(
                Views.conversation(
                        database.write(
                                sql -> conversations.change(sql, call.userId(), id, change))));
    }

    private void delete(Call call) {
        UUID id = id(call);
        database.write(
                sql -> {
                    conversations.delete(sql, call.userId(), id);
                    return id;
                });
        call.noContent();
    }

    private void restore(Call call) {
        UUID id = id(call);
        call.json(
                Views.conversation(
                        once.make(call, sql -> conversations.restore(sql, call.userId(), id))));
    }

    private void messages(Call call) {
        JsonNode query = call.query();
        int limit = query.path("limit").asInt(Page.DEFAULT);
        boolean oldestFirst = !query.path("order").asText().equals("desc");
        Optional<Integer> after =
                Optional.ofNullable(query.path("cursor").textValue()).map(ConversationRoutes::seq);
        List<Message> found =
                database.read(
                        sql -> {
                            Conversation own = own(sql, call);
                            return MessageStore.page(
                                    sql, own.userId(), own.id(), after, oldestFirst, limit + 1);
                        });
        call.json(Page.of(found, limit, Views::message, message -> String.valueOf(message.seq())));
    }

    private void export(Call call) {
        var format =
                Transcript.Format.valueOf(
                        call.query().path("format").asText("md").toUpperCase(Locale.ROOT));
        Transcript transcript = database.read(sql -> Transcript.of(sql, own(sql, call)));
        call.header(
                "Content-Disposition",
                "attachment; filename=\"" + transcript.fileName(format) + "\"");
        call.content(format.contentType(), transcript.in(format));
    }

    private Conversation own(DSLContext sql, Call call) {
        return conversations.own(sql, call.userId(), id(call));
    }

    private static UUID id(Call call) {
        return call.pathId("conversation_id", "conversation");
    }

    private static String cursor(Conversation last) {
        String place = last.updatedAt().toEpochMilli() + ":" + last.id();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    private static ConversationStore.Place place(String cursor) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII)
                            .split(":", 2);
            return new ConversationStore.Place(
                    Instant.ofEpochMilli(Long.parseLong(parts[0])), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException
                | ArrayIndexOutOfBoundsException
                | DateTimeException notOurs) {
            throw Page.badCursor();
        }
    }

    private static int seq(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException notOurs) {
            throw Page.badCursor();
        }
    }
}
