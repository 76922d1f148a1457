package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.persona.Persona;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the others at the table have said, as ideas. */
record Hearing(Situation situation, Relevance relevance) {
    /** Somebody's idea. */
    record Told(Persona by, Persona.Idea idea) {}

    static Hearing of(Workbench bench) {
        return new Hearing(bench.situation(), bench.relevance());
    }

    List<Persona> others() {
        return situation.others().stream().map(Participant::persona).toList();
    }

    /** What all the others have told here. */
    List<Told> all() {
        return others().stream().flatMap(each -> by(each).stream()).toList();
    }

    /** What one has told here, the last one last. */
    List<Told> by(Persona other) {
        return situation.brief().history().stream()
                .filter(each -> each.isBy(other.id()))
                .map(Message::content)
                .flatMap(text -> named(other).filter(idea -> Stock.isToldIn(text, idea)))
                .distinct()
                .map(idea -> new Told(other, idea))
                .toList();
    }

    /** Of what one has told here, the idea that has been spoken of least. */
    Optional<Told> leastTakenUp(Persona other) {
        return by(other).reversed().stream().min(Comparator.comparingInt(this::mentions));
    }

    private int mentions(Told told) {
        String point = Sentence.clause(told.idea().point());
        return situation.said().split(Pattern.quote(point), -1).length;
    }

    /** What one holds: what it has told here, then what is nearest to the topic. */
    List<Told> heldBy(Persona other) {
        Stream<Told> nearest =
                named(other)
                        .sorted(
                                Comparator.comparingInt(
                                        idea -> -relevance.of(idea, situation.about().stems())))
                        .map(idea -> new Told(other, idea));
        return Stream.concat(
                        by(other).reversed().stream()
                                .sorted(Comparator.comparingInt(this::mentions)),
                        nearest)
                .distinct()
                .toList();
    }

    private static Stream<Persona.Idea> named(Persona other) {
        return other.keyIdeas().stream().filter(idea -> !idea.point().isBlank());
    }
}
