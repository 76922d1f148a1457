package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.conversation.Order;
import chatlab.conversation.Participant;
import chatlab.conversation.Protocol;
import chatlab.conversation.Settings;
import chatlab.conversation.Stage;
import chatlab.llm.Cancellation;
import chatlab.persona.Persona;
import chatlab.persona.Stances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A discussion kept in memory: who sits at the table, what was said, and the counts a store keeps.
 */
final class Talk {
    private static final UUID ID = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0007L);

    final List<Participant> seats = new ArrayList<>();
    final List<Message> history = new ArrayList<>();
    private final String topic;
    private final Moderator moderator = Casts.moderator();
    private Order order = Order.BALANCED;
    private Settings settings = Settings.NONE;
    private String protocol = Protocol.OPEN;
    private Stage stage = Stage.START;
    private @Nullable String systemPrompt;

    Talk(String topic, List<Persona> cast) {
        this.topic = topic;
        cast.forEach(
                each -> seats.add(new Participant(each, false, Stances.on(topic, each), 0, 0)));
    }

    static Talk on(String topic, String... ids) {
        return new Talk(topic, Casts.personas(ids));
    }

    Talk order(Order chosen) {
        order = chosen;
        return this;
    }

    Talk protocol(String chosen) {
        protocol = chosen;
        return this;
    }

    Talk settings(Settings chosen) {
        settings = chosen;
        return this;
    }

    Talk seed(@Nullable Integer seed) {
        return settings(new Settings(null, null, null, seed));
    }

    Talk systemPrompt(String chosen) {
        systemPrompt = chosen;
        return this;
    }

    Conversation conversation() {
        return new Conversation(
                ID,
                "ada",
                topic,
                topic,
                List.copyOf(seats),
                order,
                protocol,
                stage,
                null,
                null,
                systemPrompt,
                settings,
                history.size(),
                history.size(),
                Instant.EPOCH,
                Instant.EPOCH,
                false);
    }

    Moderator.Pick pick() {
        return pick(null);
    }

    Moderator.Pick pick(@Nullable String named) {
        return moderator.pick(conversation(), List.copyOf(history), named);
    }

    /** The next one picked speaks these words; who it was. */
    String next(String words) {
        String id = pick().speaker().id();
        says(id, words);
        return id;
    }

    /** One of the cast speaks, and the turn is counted. */
    Message says(String id, String content) {
        return says(id, content, Message.Status.COMPLETE);
    }

    Message says(String id, String content, Message.Status status) {
        stage =
                Protocol.of(conversation())
                        .stage(conversation()); // as the finish of a turn keeps it
        Participant before = participant(id);
        int seq = history.size() + 1;
        replace(
                new Participant(
                        before.persona(),
                        before.muted(),
                        before.stance(),
                        before.turns() + 1,
                        seq));
        Message.Speaker speaker = new Message.Speaker(id, before.persona().name());
        return add(Message.Role.ASSISTANT, speaker, content, status);
    }

    Message userSays(String content) {
        return add(Message.Role.USER, null, content, Message.Status.COMPLETE);
    }

    /** The assistant of a plain chat. */
    Message assistantSays(String content) {
        return add(Message.Role.ASSISTANT, null, content, Message.Status.COMPLETE);
    }

    Participant participant(String id) {
        return conversation().participant(id).orElseThrow();
    }

    void mute(String id, boolean muted) {
        Participant was = participant(id);
        replace(
                new Participant(
                        was.persona(), muted, was.stance(), was.turns(), was.lastSpokeSeq()));
    }

    void turns(String id, int turns) {
        Participant was = participant(id);
        replace(
                new Participant(
                        was.persona(), was.muted(), was.stance(), turns, was.lastSpokeSeq()));
    }

    TurnBrief brief(String id) {
        Conversation now = conversation();
        Stage stage = Protocol.of(now).stage(now);
        return TurnBrief.of(now, stage, participant(id), List.copyOf(history), null)
                .alarmed(moderator.alarm(now, List.copyOf(history)));
    }

    /** In a plain chat, where no character speaks. */
    TurnBrief brief() {
        return TurnBrief.of(conversation(), Stage.START, null, List.copyOf(history), null);
    }

    /** The next one picked speaks through the offline voice. */
    Message offline() {
        String id = pick().speaker().id();
        return says(id, offlineText(brief(id)));
    }

    static String offlineText(TurnBrief brief) {
        StringBuilder said = new StringBuilder();
        Relevance relevance = new Relevance();
        new OfflineVoice(relevance, new Guide(Casts.LIBRARY, relevance))
                .speak(brief, said::append, new Cancellation());
        return said.toString();
    }

    private Message add(
            Message.Role role,
            Message.@Nullable Speaker speaker,
            String content,
            Message.Status status) {
        int seq = history.size() + 1;
        Message message =
                new Message(
                        new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0100L + seq),
                        ID,
                        seq,
                        role,
                        speaker,
                        null,
                        content,
                        status,
                        1,
                        List.of(),
                        null,
                        null,
                        Instant.EPOCH,
                        null);
        history.add(message);
        return message;
    }

    private void replace(Participant participant) {
        seats.replaceAll(each -> each.id().equals(participant.id()) ? participant : each);
    }
}
