package chatlab.discussion;

import chatlab.persona.Persona;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The idea that a turn will give, and the one it meets.
 *
 * @param encounter null where nobody has spoken
 */
record Meeting(
        @Nullable Encounter encounter, Optional<Persona.Idea> mine, Optional<Persona.Idea> theirs) {

    static Meeting of(Situation situation, Stock stock, Relevance relevance) {
        Situation.Heard heard = situation.heard();
        if (heard == null) return new Meeting(null, stock.idea(Optional.empty()), Optional.empty());
        Encounter encounter =
                new Encounter(
                        situation.me(), heard.speaker(), situation.about().text(), relevance);
        Optional<Persona.Idea> theirs = encounter.theirs(heard.message().content());
        return new Meeting(encounter, stock.idea(theirs), theirs);
    }

    /** How the two ideas stand, or the two characters where an idea is missing. */
    Encounter.Relation relation() {
        if (encounter == null) return Encounter.Relation.DOUBTS;
        return mine.isPresent() && theirs.isPresent()
                ? encounter.relation(mine.get(), theirs.get())
                : encounter.stances();
    }
}
