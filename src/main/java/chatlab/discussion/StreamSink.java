package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.conversation.Views;
import chatlab.database.Json;
import chatlab.failure.Failure;
import chatlab.http.EventStream;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells a turn as server-sent events. */
final class StreamSink implements TurnSink {
    private final EventStream stream;
    private @Nullable Message message;

    StreamSink(EventStream stream) {
        this.stream = stream;
    }

    void recheck() {
        stream.recheck();
    }

    /** The reply that was told last; empty where the last turn failed. */
    Optional<Message> last() {
        return Optional.ofNullable(message);
    }

    @Override
    public void turn(LiveTurn turn) throws IOException {
        begin(
                turn.conversation().id(),
                turn.messageId(),
                turn.userMessage().map(Message::id),
                turn.speaker(),
                turn.reason());
    }

    /** A reply that is known already, told as if it were being spoken. */
    void replay(Message reply, Optional<UUID> userMessageId) throws IOException {
        String reason = reply.reason() == null ? "" : reply.reason();
        begin(reply.conversationId(), reply.id(), userMessageId, reply.speaker(), reason);
        if (!reply.content().isEmpty()) delta(reply.content());
        message(reply);
    }

    @Override
    public void delta(String text) throws IOException {
        stream.event("delta", Json.MAPPER.createObjectNode().put("text", text));
    }

    @Override
    public void message(Message reply) throws IOException {
        message = reply;
        stream.event("message", Views.message(reply));
    }

    @Override
    public void failure(Failure failure) throws IOException {
        message = null;
        stream.error(failure);
    }

    @Override
    public void quiet() throws IOException {
        stream.quiet();
    }

    private void begin(
            UUID conversationId,
            UUID messageId,
            Optional<UUID> userMessageId,
            Message.@Nullable Speaker speaker,
            String reason)
            throws IOException {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("conversation_id", conversationId.toString());
        data.put("message_id", messageId.toString());
        userMessageId.ifPresent(id -> data.put("user_message_id", id.toString()));
        data.set("speaker", Json.MAPPER.valueToTree(speaker));
        stream.event("turn", data.put("reason", reason));
    }
}
