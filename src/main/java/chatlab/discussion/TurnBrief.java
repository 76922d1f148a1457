package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.conversation.Phase;
import chatlab.conversation.Protocol;
import chatlab.conversation.RollingSummary;
import chatlab.conversation.Stage;
import chatlab.discussion.stance.Alarm;
import chatlab.persona.Persona;
import chatlab.persona.Stances;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a speaker needs to know for one turn.
 *
 * @param stage how far the conversation has come in its protocol
 * @param speaker null in a plain chat, where no character speaks
 * @param history what was said, within the window, the newest last; nothing that failed
 * @param alarm set where the last turns agree and somebody could object
 * @param rejected what this speaker said here and is to say otherwise; null for a first version
 * @param earlier what was said before, in short; null where nothing has been left out yet
 */
record TurnBrief(
        Conversation conversation,
        Stage stage,
        @Nullable Participant speaker,
        List<Message> history,
        @Nullable RollingSummary earlier,
        @Nullable Alarm alarm,
        @Nullable String rejected) {

    /**
     * For a first version. In a phase where views are given unseen, what the others have said in it
     * is kept back.
     */
    static TurnBrief of(
            Conversation conversation,
            Stage stage,
            @Nullable Participant speaker,
            List<Message> history,
            @Nullable RollingSummary earlier) {
        List<Message> seen = history;
        if (speaker != null && Protocol.of(conversation).phase(stage).unseen()) {
            Predicate<Message> hidden =
                    each ->
                            each.seq() > stage.fromSeq()
                                    && each.speaker() != null
                                    && !each.isBy(speaker.id());
            seen = history.stream().filter(hidden.negate()).toList();
        }
        return new TurnBrief(conversation, stage, speaker, seen, earlier, null, null);
    }

    TurnBrief alarmed(@Nullable Alarm ringing) {
        return new TurnBrief(conversation, stage, speaker, history, earlier, ringing, rejected);
    }

    TurnBrief insteadOf(@Nullable String said) {
        return new TurnBrief(conversation, stage, speaker, history, earlier, alarm, said);
    }

    String topic() {
        return conversation.topic();
    }

    /** What this turn is for. */
    Phase phase() {
        return Protocol.of(conversation).phase(stage);
    }

    /** The one at the table whose stances are furthest from the speaker's. */
    Optional<Participant> opponent() {
        if (speaker == null) return Optional.empty();
        return conversation.participants().stream()
                .filter(each -> !each.id().equals(speaker.id()) && !each.muted())
                .max(
                        Comparator.comparingInt(
                                each -> Stances.distance(speaker.persona(), each.persona())));
    }

    List<Persona> table() {
        return conversation.participants().stream().map(Participant::persona).toList();
    }

    /** The newest message, where it is the user's: what is to be answered. */
    Optional<Message> question() {
        return history.isEmpty() || !history.getLast().isUsers()
                ? Optional.empty()
                : Optional.of(history.getLast());
    }

    /** What is shown word for word: the summary has the rest. */
    List<Message> unsummarised() {
        if (earlier == null) return history;
        return history.stream().filter(message -> message.seq() > earlier.uptoSeq()).toList();
    }

    /** The newest turn of another character. */
    Optional<Message> lastOther() {
        String own = speaker == null ? "" : speaker.id();
        return history.reversed().stream()
                .filter(message -> message.speaker() != null && !message.isBy(own))
                .findFirst();
    }

    /** The newest turn of a character. */
    Optional<Message> lastBy(String characterId) {
        return history.reversed().stream().filter(message -> message.isBy(characterId)).findFirst();
    }

    /** What a model that misbehaves may give back: the newest turn, and the speaker's own. */
    List<String> heard() {
        if (speaker == null || history.isEmpty()) return List.of();
        return Stream.concat(Stream.of(history.getLast()), lastBy(speaker.id()).stream())
                .flatMap(
                        message ->
                                message.status() == Message.Status.INTERRUPTED
                                        ? Stream.of(message.content(), Prompt.interrupted(message))
                                        : Stream.of(message.content()))
                .toList();
    }

    Optional<Persona> persona(String characterId) {
        return table().stream().filter(persona -> persona.id().equals(characterId)).findFirst();
    }

    /** Makes choices that are the same again for the same seed and place. */
    long seed() {
        Integer chosen = conversation.settings().seed();
        long seed = chosen != null ? chosen : conversation.id().getLeastSignificantBits();
        return rejected == null ? seed : seed + rejected.hashCode();
    }
}
