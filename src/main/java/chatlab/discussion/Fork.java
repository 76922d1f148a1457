package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.ConversationStore;
import chatlab.conversation.Conversations;
import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.conversation.Participant;
import chatlab.conversation.Stage;
import chatlab.conversation.VersionStore;
import chatlab.failure.Failure;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a conversation up to one of its messages, to go on from there another way. Places and
 * versions stay as they were, so that what each speaker was shown can be told in the copy, too.
 */
final class Fork {
    private static final String MARK = " – fork";
    private static final int TITLE_LETTERS = 190;

    private final Conversations conversations;
    private final ConversationStore store;

    Fork(Conversations conversations, ConversationStore store) {
        this.conversations = conversations;
        this.store = store;
    }

    /**
     * @param replace who sits down in whose place, by their ids; what those who leave have said
     *     stays theirs
     */
    Conversation at(DSLContext sql, Message last, String userId, Map<String, String> replace) {
        Conversation from = conversations.own(sql, userId, last.conversationId());
        List<Message> said = MessageStore.upTo(sql, userId, from.id(), last.seq());
        Conversation copy = copy(sql, from, said, replace);
        store.add(sql, copy);
        Map<UUID, UUID> ids = new HashMap<>();
        said.forEach(each -> ids.put(each.id(), UuidCreator.getTimeOrderedEpoch()));
        MessageStore.add(sql, said.stream().map(each -> copied(each, copy.id(), ids)).toList());
        VersionStore.copy(sql, ids);
        ShownStore.copy(sql, from.id(), copy.id());
        return copy;
    }

    private Conversation copy(
            DSLContext sql, Conversation from, List<Message> said, Map<String, String> replace) {
        Conversation drafted = conversations.copied(from, title(from.title()));
        return drafted.resumed(
                cast(sql, from, said, replace), stage(said), said.size(), said.getLast().seq());
    }

    private List<Participant> cast(
            DSLContext sql, Conversation from, List<Message> said, Map<String, String> replace) {
        for (String leaving : replace.keySet()) {
            if (from.participant(leaving).isEmpty())
                throw invalid("Nobody called “" + leaving + "” sits at this table.", "unknown");
        }
        List<Participant> staying =
                from.participants().stream().map(each -> counted(each, said)).toList();
        int least =
                staying.stream()
                        .filter(each -> !replace.containsKey(each.id()))
                        .mapToInt(Participant::turns)
                        .min()
                        .orElse(0);
        List<Participant> cast = new ArrayList<>();
        for (Participant each : staying) {
            String joining = replace.get(each.id());
            Participant seated =
                    joining == null
                            ? each
                            : conversations.joining(sql, from, joining, "replace", least);
            if (cast.stream().anyMatch(other -> other.id().equals(seated.id())))
                throw invalid("A character sits at the table once.", "duplicate");
            cast.add(seated);
        }
        return cast;
    }

    private static Participant counted(Participant seat, List<Message> said) {
        List<Message> own =
                said.stream()
                        .filter(each -> each.isBy(seat.id()))
                        .filter(each -> each.status() != Message.Status.FAILED)
                        .toList();
        int lastSpoke = own.isEmpty() ? 0 : own.getLast().seq();
        return new Participant(seat.persona(), seat.muted(), seat.stance(), own.size(), lastSpoke);
    }

    /** How far the protocol had come when the last of them spoke. */
    private static Stage stage(List<Message> said) {
        return said.reversed().stream()
                .flatMap(each -> Shown.of(each).stream())
                .map(Shown::stage)
                .findFirst()
                .orElse(Stage.START);
    }

    private static Message copied(Message message, UUID conversationId, Map<UUID, UUID> ids) {
        List<UUID> repliesTo =
                message.repliesTo().stream().map(ids::get).filter(Objects::nonNull).toList();
        @Nullable UUID near = message.nearRepeatOf();
        return message.copied(
                Objects.requireNonNull(ids.get(message.id())),
                conversationId,
                repliesTo,
                near == null ? null : ids.get(near));
    }

    private static String title(String title) {
        String bare =
                title.endsWith(MARK) ? title.substring(0, title.length() - MARK.length()) : title;
        int end =
                bare.offsetByCodePoints(
                        0, Math.min(TITLE_LETTERS, bare.codePointCount(0, bare.length())));
        return bare.substring(0, end) + MARK;
    }

    private static Failure invalid(String sentence, String type) {
        return new Failure.Invalid("replace", sentence, type);
    }
}
