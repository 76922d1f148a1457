package chatlab.discussion;

import chatlab.discussion.stance.Alarm;
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
        Optional<Persona.Idea> mine = objection(situation, stock).or(() -> stock.idea(theirs));
        return new Meeting(encounter, mine, theirs, wanted);
    }

    /** What this one could object when all agree, and has not said yet. */
    private static Optional<Persona.Idea> objection(Situation situation, Stock stock) {
        Alarm alarm = situation.brief().alarm();
        return alarm != null && alarm.holder().id().equals(situation.me().id())
                ? Optional.ofNullable(alarm.idea()).filter(stock.ideas()::contains)
                : Optional.empty();
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
