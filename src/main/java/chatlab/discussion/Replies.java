package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which turns a reply answers: the user's question, and the last turn of everybody it names. */
final class Replies {
    private static final int MOST = 3;

    private Replies() {}

    /** In the order of what was said; where nobody is named, the newest turn. */
    static List<Message> to(TurnBrief brief, String said) {
        List<Message> history = brief.history();
        if (history.isEmpty()) return List.of();
        List<Message> answered = new ArrayList<>();
        brief.question().ifPresent(answered::add);
        String folded = Words.fold(said);
        for (Persona peer : brief.table()) {
            boolean self = brief.speaker() != null && peer.id().equals(brief.speaker().id());
            if (self || !names(folded, peer)) continue;
            Optional<Message> last = brief.lastBy(peer.id());
            last.filter(each -> answered.size() < MOST).ifPresent(answered::add);
        }
        if (answered.isEmpty()) return List.of(history.getLast());
        return answered.stream().sorted((a, b) -> Integer.compare(a.seq(), b.seq())).toList();
    }

    private static boolean names(String folded, Persona peer) {
        return contains(folded, Words.fold(peer.called()))
                || (peer.surname() != null && contains(folded, Words.fold(peer.surname())))
                || contains(folded, Words.fold(peer.name()));
    }

    /** As words of their own. */
    private static boolean contains(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) return true;
        }
        return false;
    }
}
