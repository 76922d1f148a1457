package chatlab.discussion;

import chatlab.persona.Axis;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How one character's thought meets another's.
 *
 * @param about what is spoken of
 */
record Encounter(Persona me, Persona them, String about, Relevance relevance) {
    enum Relation {
        EXTENDS,
        CHALLENGES,
        DOUBTS
    }

    /** At this mean distance, of four, two stances are at odds. */
    private static final double FAR = 1.5;

    private static final double NEAR = 0.75;

    /** An idea this near to a turn is taken to be what the turn was about. */
    private static final int ABOUT = 6;

    /** Which of the other's ideas a turn was about. */
    Optional<Persona.Idea> theirs(String said) {
        Optional<Persona.Idea> given =
                them.keyIdeas().stream().filter(idea -> Stock.isToldIn(said, idea)).findFirst();
        if (given.isPresent()) return given;
        Set<String> stems = Relevance.telling(Words.in(said).stems());
        return them.keyIdeas().stream()
                .filter(idea -> relevance.byWords(idea, stems) >= ABOUT)
                .max(Comparator.comparingInt(idea -> relevance.byWords(idea, stems)));
    }

    Relation relation(Persona.Idea mine, Persona.Idea theirs) {
        int conflict = conflict(mine, theirs);
        int accord = accord(mine, theirs);
        if (conflict > accord) return Relation.CHALLENGES;
        if (accord > conflict && distance() < FAR) return Relation.EXTENDS;
        return stances();
    }

    /** How the two stand by their stances alone; one who has none can only ask. */
    Relation stances() {
        if (me.stances().isEmpty() || them.stances().isEmpty()) return Relation.DOUBTS;
        double distance = distance();
        if (distance >= FAR) return Relation.CHALLENGES;
        return distance <= NEAR ? Relation.EXTENDS : Relation.DOUBTS;
    }

    /** How much two ideas have to do with each other, for or against. */
    static int touch(Persona.Idea mine, Persona.Idea theirs) {
        return conflict(mine, theirs) + accord(mine, theirs);
    }

    private static int conflict(Persona.Idea mine, Persona.Idea theirs) {
        return common(mine.opposes(), theirs.supports())
                + common(mine.supports(), theirs.opposes());
    }

    private static int accord(Persona.Idea mine, Persona.Idea theirs) {
        return common(mine.supports(), theirs.supports());
    }

    private static int common(List<String> one, List<String> two) {
        return (int) one.stream().filter(two::contains).count();
    }

    /**
     * How far apart the two stand, on the axes the topic touches or, where it touches none, on all.
     */
    private double distance() {
        Words words = Words.in(about);
        List<Axis> touched =
                Stream.of(Axis.values()).filter(axis -> words.hits(axis.words()) > 0).toList();
        List<Axis> axes = touched.isEmpty() ? List.of(Axis.values()) : touched;
        return axes.stream()
                .mapToInt(axis -> Math.abs(me.stance(axis) - them.stance(axis)))
                .average()
                .orElse(0);
    }
}
