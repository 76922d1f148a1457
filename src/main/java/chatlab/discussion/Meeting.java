package chatlab.discussion;

import chatlab.persona.Persona;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The idea that a turn will give, and the one it meets.
 *
 * @param encounter null where nobody has spoken
 * @param wanted how this one is to stand toward the other, whatever the stances say
 */
record Meeting(
        @Nullable Encounter encounter,
        Optional<Persona.Idea> mine,
        Optional<Persona.Idea> theirs,
        Optional<Encounter.Relation> wanted) {

    static Meeting of(Workbench bench, Optional<Encounter.Relation> wanted) {
        Situation situation = bench.situation();
        Stock stock = bench.stock();
        Situation.Heard heard = situation.heard();
        if (heard == null)
            return new Meeting(null, stock.idea(Optional.empty()), Optional.empty(), wanted);
        Encounter encounter =
                new Encounter(
                        situation.me(),
                        heard.speaker(),
                        situation.about().text(),
                        bench.relevance());
        Optional<Persona.Idea> theirs = encounter.theirs(heard.message().content());
        return new Meeting(encounter, stock.idea(theirs), theirs, wanted);
    }

    /** How the two ideas stand, or the two characters where an idea is missing. */
    Encounter.Relation relation() {
        if (wanted.isPresent()) return wanted.get();
        if (encounter == null) return Encounter.Relation.DOUBTS;
        return mine.isPresent() && theirs.isPresent()
                ? encounter.relation(mine.get(), theirs.get())
                : encounter.stances();
    }
}
