package chatlab.insight;

import static chatlab.database.generated.Tables.CONVERSATIONS;
import static chatlab.database.generated.Tables.MESSAGES;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.conversation.Stage;
import chatlab.database.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Rows of messages, as far as somebody said something in them. */
final class SaidStore {
    private SaidStore() {}

    /** The newest that were said before this place, the newest first. */
    static List<Said> before(DSLContext sql, Conversation conversation, int seq, int limit) {
        return sql.select(
                        MESSAGES.ID,
                        MESSAGES.SEQ,
                        MESSAGES.ROLE,
                        MESSAGES.SPEAKER_ID,
                        MESSAGES.SPEAKER_NAME,
                        MESSAGES.CONTENT,
                        MESSAGES.REPLIES_TO_JSON)
                .from(MESSAGES)
                .join(CONVERSATIONS)
                .on(CONVERSATIONS.ID.eq(MESSAGES.CONVERSATION_ID))
                .where(MESSAGES.CONVERSATION_ID.eq(conversation.id()))
                .and(CONVERSATIONS.USER_ID.eq(conversation.userId()))
                .and(CONVERSATIONS.DELETED_AT.isNull())
                .and(MESSAGES.ROLE.in(Message.Role.USER.text(), Message.Role.ASSISTANT.text()))
                .and(MESSAGES.STATUS.ne(Message.Status.FAILED.text()))
                .and(MESSAGES.CONTENT.ne(""))
                .and(MESSAGES.SEQ.lt(seq))
                .orderBy(MESSAGES.SEQ.desc())
                .limit(limit)
                .fetch(SaidStore::said);
    }

    /** The stages in which voices spoke before the one that the conversation is in, in order. */
    static List<Stage> stages(DSLContext sql, Conversation conversation) {
        return sql
                .select(MESSAGES.SHOWN_JSON)
                .from(MESSAGES)
                .join(CONVERSATIONS)
                .on(CONVERSATIONS.ID.eq(MESSAGES.CONVERSATION_ID))
                .where(MESSAGES.CONVERSATION_ID.eq(conversation.id()))
                .and(CONVERSATIONS.USER_ID.eq(conversation.userId()))
                .and(CONVERSATIONS.DELETED_AT.isNull())
                .and(MESSAGES.SEQ.le(conversation.stage().fromSeq()))
                .and(MESSAGES.SHOWN_JSON.isNotNull())
                .orderBy(MESSAGES.SEQ)
                .fetch(MESSAGES.SHOWN_JSON)
                .stream()
                .map(shown -> shown.path("stage"))
                .filter(JsonNode::isObject)
                .map(stage -> Json.MAPPER.convertValue(stage, Stage.class))
                .distinct()
                .toList();
    }

    private static Said said(Record row) {
        return new Said(
                row.get(MESSAGES.ID),
                row.get(MESSAGES.SEQ),
                speaker(row),
                row.get(MESSAGES.CONTENT),
                ids(row.get(MESSAGES.REPLIES_TO_JSON)));
    }

    private static Message.Speaker speaker(Record row) {
        if (row.get(MESSAGES.ROLE).equals(Message.Role.USER.text())) return Said.USER;
        String id = row.get(MESSAGES.SPEAKER_ID);
        return id == null
                ? Said.ASSISTANT
                : new Message.Speaker(id, row.get(MESSAGES.SPEAKER_NAME));
    }

    private static List<UUID> ids(@Nullable JsonNode json) {
        List<UUID> ids = new ArrayList<>();
        if (json != null) json.forEach(id -> ids.add(UUID.fromString(id.asText())));
        return ids;
    }
}
