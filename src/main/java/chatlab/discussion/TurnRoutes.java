package chatlab.discussion;

import chatlab.conversation.Conversations;
import chatlab.conversation.Message;
import chatlab.conversation.Phase;
import chatlab.conversation.Views;
import chatlab.database.Database;
import chatlab.database.IdempotencyStore;
import chatlab.database.Json;
import chatlab.failure.Failure;
import chatlab.http.Api;
import chatlab.http.Call;
import chatlab.http.EventStream;
import chatlab.llm.Budget;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes a reply, or stops, follows or foresees one: as JSON, or as a stream where
 * the caller accepts one.
 */
public final class TurnRoutes {
    private static final String ONE = "/api/{user_id}/conversations/{conversation_id}";

    record ChatBody(
            String message,
            @Nullable UUID conversationId,
            @Nullable List<String> characterIds,
            @Nullable String speakerId,
            @Nullable String provider,
            @Nullable String model) {}

    record MessageBody(String content, @Nullable Boolean reply, @Nullable String speakerId) {}

    record NextBody(@Nullable String speakerId) {}

    private final Database database;
    private final Turns turns;
    private final Saying saying;

    TurnRoutes(Database database, Turns turns, Saying saying) {
        this.database = database;
        this.turns = turns;
        this.saying = saying;
    }

    public void register(Api api) {
        api.post("/api/{user_id}/chat", this::chat);
        api.post(ONE + "/messages", this::say);
        api.post(ONE + "/messages/stream", this::sayStreaming);
        api.get(ONE + "/next", this::foresee);
        api.post(ONE + "/next", this::next);
        api.post(ONE + "/messages/{message_id}/regenerate", this::regenerate);
        api.post(ONE + "/stop", this::stop);
        api.get(ONE + "/turn", this::attach);
    }

    private void chat(Call call) {
        ChatBody body = call.body(ChatBody.class);
        List<String> cast = body.characterIds();
        if (cast == null && body.speakerId() != null) cast = List.of(body.speakerId());
        var draft =
                new Conversations.Draft(
                        topic(body.message()),
                        cast,
                        null,
                        null,
                        null,
                        body.provider(),
                        body.model(),
                        null,
                        null);
        var request =
                new TurnRequest(
                        payer(call),
                        Optional.ofNullable(body.conversationId()),
                        draft,
                        body.message(),
                        body.speakerId(),
                        null,
                        body.provider(),
                        body.model(),
                        key(call),
                        1);
        if (call.wantsStream()) {
            stream(call, request);
            return;
        }
        Told told = tell(call, request);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.put("conversation_id", told.reply().conversationId().toString());
        answer.put("response", told.reply().content());
        answer.putArray("tool_calls");
        call.json(answer.setAll(told.view()));
    }

    private void say(Call call) {
        MessageBody body = call.body(MessageBody.class);
        var request =
                TurnRequest.in(id(call), payer(call), body.content(), body.speakerId(), key(call));
        if (Boolean.FALSE.equals(body.reply())) {
            Message stored = saying.store(request, id(call), body.content());
            ObjectNode answer = Json.MAPPER.createObjectNode();
            answer.set("user_message", Views.message(stored));
            call.json(201, answer);
        } else {
            answer(call, request);
        }
    }

    private void sayStreaming(Call call) {
        MessageBody body = call.body(MessageBody.class);
        stream(
                call,
                TurnRequest.in(id(call), payer(call), body.content(), body.speakerId(), key(call)));
    }

    private void next(Call call) {
        NextBody body = call.body(NextBody.class);
        answer(call, TurnRequest.in(id(call), payer(call), null, body.speakerId(), key(call)));
    }

    private void regenerate(Call call) {
        UUID messageId = call.pathId("message_id", "message");
        answer(call, TurnRequest.again(id(call), payer(call), messageId, key(call)));
    }

    private void foresee(Call call) {
        TurnRequest request = TurnRequest.in(id(call), payer(call), null, null, Optional.empty());
        TurnPlan plan = turns.foresee(request);
        Moderator.Pick pick = plan.pick();
        if (pick == null)
            throw new Failure.Invalid("speaker_id", "No character sits at this table.", "missing");
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.putObject("speaker")
                .put("id", pick.speaker().id())
                .put("name", pick.speaker().persona().name());
        answer.put("reason", pick.reason());
        Phase phase = plan.brief().phase();
        answer.putObject("phase").put("id", phase.id()).put("name", phase.name());
        call.json(answer);
    }

    private void stop(Call call) {
        if (turns.stop(call.userId(), id(call))) {
            call.json(202, Json.MAPPER.createObjectNode().put("status", "stopping"));
        } else {
            call.noContent();
        }
    }

    private void attach(Call call) {
        call.takeStream();
        Optional<LiveTurn> here = turns.live(call.userId(), id(call));
        if (here.isPresent()) {
            tell(call.stream(), sink -> here.get().follow(sink));
            return;
        }
        Optional<RemoteTurn> there =
                turns.elsewhere(id(call))
                        .map(lease -> new RemoteTurn(database, turns, lease, call.userId()));
        there.ifPresentOrElse(remote -> tell(call.stream(), remote::follow), call::noContent);
    }

    private void answer(Call call, TurnRequest request) {
        if (call.wantsStream()) stream(call, request);
        else call.json(tell(call, request).view());
    }

    /** A turn told in one piece. */
    private record Told(Optional<Message> userMessage, Message reply) {
        ObjectNode view() {
            ObjectNode view = Json.MAPPER.createObjectNode();
            userMessage.ifPresent(said -> view.set("user_message", Views.message(said)));
            view.set("message", Views.message(reply));
            return view;
        }
    }

    private Told tell(Call call, TurnRequest request) {
        call.takeReplies(1);
        return switch (turns.begin(request)) {
            case Begun.Answered earlier ->
                    new Told(earlier.userMessage(), earlier.messages().getFirst());
            case Begun.Live live -> new Told(live.turn().userMessage(), live.turn().await());
        };
    }

    /**
     * The stream begins once the user's message is committed; what fails before that is answered as
     * any request is.
     */
    private void stream(Call call, TurnRequest request) {
        call.takeStream();
        call.takeReplies(1);
        Begun begun = turns.begin(request);
        tell(call.stream(), sink -> tell(begun, sink));
    }

    static void tell(Begun begun, StreamSink sink) throws IOException {
        switch (begun) {
            case Begun.Live live -> {
                for (Message reply : live.before()) sink.replay(reply, Optional.empty());
                live.turn().follow(sink);
            }
            case Begun.Answered earlier -> {
                Optional<UUID> userMessageId = earlier.userMessage().map(Message::id);
                for (Message reply : earlier.messages()) sink.replay(reply, userMessageId);
            }
        }
    }

    @FunctionalInterface
    interface Telling {
        void to(StreamSink sink) throws IOException;
    }

    /** A listener who has gone is no fault, and the turn goes on without one. */
    static void tell(EventStream stream, Telling telling) {
        StreamSink sink = new StreamSink(stream);
        try {
            try {
                telling.to(sink);
            } catch (Failure failure) {
                sink.failure(failure);
            }
            stream.done();
        } catch (IOException gone) {
            return;
        }
    }

    static boolean isWhole(Message message) {
        return message.status() == Message.Status.COMPLETE;
    }

    static Optional<IdempotencyStore.Key> key(Call call) {
        return call.idempotencyKey()
                .map(text -> new IdempotencyStore.Key(call.userId(), text, call.fingerprint()));
    }

    static Budget.Payer payer(Call call) {
        return new Budget.Payer(call.userId(), call.caller().anonymous());
    }

    static UUID id(Call call) {
        return call.pathId("conversation_id", "conversation");
    }

    /** A chat's topic is its first message. */
    private static String topic(String message) {
        int most = 2_000;
        return message.codePointCount(0, message.length()) <= most
                ? message
                : message.substring(0, message.offsetByCodePoints(0, most));
    }
}
