package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.conversation.RollingSummary;
import chatlab.persona.Persona;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a speaker needs to know for one turn.
 *
 * @param speaker null in a plain chat, where no character speaks
 * @param history what was said, within the window, the newest last; nothing that failed
 * @param earlier what was said before, in short; null where nothing has been left out yet
 */
record TurnBrief(
        Conversation conversation,
        @Nullable Participant speaker,
        List<Message> history,
        @Nullable RollingSummary earlier) {

    String topic() {
        return conversation.topic();
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
        return chosen != null ? chosen : conversation.id().getLeastSignificantBits();
    }
}
