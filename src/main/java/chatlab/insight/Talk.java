package chatlab.insight;

import chatlab.conversation.Conversation;
import chatlab.conversation.Participant;
import chatlab.conversation.RollingSummary;
import chatlab.conversation.RollingSummaryStore;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What a report is made of: the newest turns, and in short what was said before. */
final class Talk {
    private static final int TURNS = 150;

    private final Conversation conversation;
    private final List<Said> said;
    private final @Nullable RollingSummary earlier;
    private final Map<UUID, Words> words = new HashMap<>();

    /**
     * @param said oldest first
     */
    Talk(Conversation conversation, List<Said> said, @Nullable RollingSummary earlier) {
        this.conversation = conversation;
        this.said = said;
        this.earlier = earlier;
    }

    static Talk read(DSLContext sql, Conversation conversation) {
        return read(sql, conversation, TURNS);
    }

    /** With at most so many turns. */
    static Talk read(DSLContext sql, Conversation conversation, int turns) {
        return new Talk(
                conversation,
                SaidStore.before(sql, conversation, Integer.MAX_VALUE, turns).reversed(),
                RollingSummaryStore.newest(sql, conversation.id()).orElse(null));
    }

    Conversation conversation() {
        return conversation;
    }

    String topic() {
        return conversation.topic();
    }

    List<Said> said() {
        return said;
    }

    Optional<RollingSummary> earlier() {
        return Optional.ofNullable(earlier);
    }

    List<Persona> table() {
        return conversation.participants().stream().map(Participant::persona).toList();
    }

    Optional<Persona> persona(String speakerId) {
        return conversation.participant(speakerId).map(Participant::persona);
    }

    Words words(Said turn) {
        return words.computeIfAbsent(turn.id(), _ -> Words.in(turn.text()));
    }

    /** The turn that another one answers, as far as that is told. */
    Optional<Said> answeredBy(Said turn) {
        return said.stream().filter(each -> turn.repliesTo().contains(each.id())).findFirst();
    }

    /** The last that somebody had said before this turn. */
    Optional<Said> lastBy(String speakerId, Said before) {
        return said.stream()
                .filter(each -> each.seq() < before.seq() && each.isBy(speakerId))
                .reduce((_, last) -> last);
    }
}
