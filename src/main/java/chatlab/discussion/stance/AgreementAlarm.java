package chatlab.discussion.stance;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.discussion.claim.Sentences;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rings when the last turns agree, and names whoever has the strongest objection. */
public final class AgreementAlarm {
    private static final int FEWEST_TURNS = 3;
    private static final int MOST_TURNS = 6;
    private static final int FEWEST_SPEAKERS = 2;

    /** With so much of its words said before, a turn adds little. */
    private static final double LITTLE_NEW = 0.5;

    private final Leanings leanings;

    public AgreementAlarm(Leanings leanings) {
        this.leanings = leanings;
    }

    /**
     * @param history what was said, the newest last
     */
    public Optional<Alarm> ring(Conversation conversation, List<Message> history) {
        List<Message> agreeing = agreeing(conversation, sinceTheUser(history));
        long speakers = agreeing.stream().map(Message::speaker).distinct().count();
        if (agreeing.size() < FEWEST_TURNS || speakers < FEWEST_SPEAKERS) return Optional.empty();
        return new Consensus(conversation, agreeing, leanings).objection();
    }

    /** Turns of characters, after whatever the user said last. */
    private static List<Message> sinceTheUser(List<Message> history) {
        List<Message> turns = new ArrayList<>();
        for (Message message : history.reversed()) {
            if (message.isUsers() || turns.size() == MOST_TURNS) break;
            boolean counts =
                    message.speaker() != null
                            && message.status() != Message.Status.FAILED
                            && !message.content().isBlank();
            if (counts) turns.addFirst(message);
        }
        return turns;
    }

    /** The longest end of the talk in which nobody disputes, and all but the first agree. */
    private static List<Message> agreeing(Conversation conversation, List<Message> turns) {
        int start = turns.size();
        for (int i = turns.size() - 1; i >= 0; i--) {
            Tone tone = Tone.of(turns.get(i), conversation);
            if (tone == Tone.DISPUTES) break;
            start = i;
            if (tone != Tone.AGREES && !isEcho(turns, i)) break; // what the others agree with
        }
        return turns.subList(start, turns.size());
    }

    private static boolean isEcho(List<Message> turns, int at) {
        Set<String> stems = Words.in(turns.get(at).content()).stems();
        Set<String> before = new HashSet<>();
        turns.subList(0, at).forEach(each -> before.addAll(Words.in(each.content()).stems()));
        long said = stems.stream().filter(before::contains).count();
        return !stems.isEmpty() && said >= LITTLE_NEW * stems.size();
    }

    /** How a turn takes up what was said. */
    private enum Tone {
        AGREES,
        NEITHER,
        DISPUTES;

        static Tone of(Message turn, Conversation conversation) {
            Optional<Persona> persona =
                    Optional.ofNullable(turn.speaker())
                            .flatMap(speaker -> conversation.participant(speaker.id()))
                            .map(Participant::persona);
            boolean agrees = persona.stream().anyMatch(it -> Replies.extend(turn.content(), it));
            boolean disputes = persona.stream().anyMatch(it -> Replies.oppose(turn.content(), it));
            for (String sentence : Sentences.in(turn.content())) {
                boolean no = Cues.disputes(sentence);
                disputes |= no || Cues.turns(sentence) && agrees;
                agrees |= !no && Cues.agrees(sentence);
            }
            return disputes ? DISPUTES : agrees ? AGREES : NEITHER;
        }
    }
}
