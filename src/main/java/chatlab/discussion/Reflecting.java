package chatlab.discussion;

import chatlab.persona.Persona;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says what has changed or been sharpened for this one, and which turn did it. */
record Reflecting(Workbench bench) {

    String text() {
        Pieces pieces = bench.pieces();
        Optional<Persona.Idea> mine = bench.stock().idea(Optional.empty());
        pieces.add(
                reached(mine)
                        .flatMap(told -> moved(told, mine))
                        .or(
                                () ->
                                        bench.common(Frames.UNMOVED)
                                                .map(line -> bench.filled(line, ""))));
        mine.ifPresent(idea -> pieces.addIfItFits(Optional.of(idea.statement())));
        if (!bench.situation().isOnTopic(pieces.soFar()))
            pieces.add(bench.stock().bridge(pieces.soFar()));
        pieces.addIfItFits(bench.stock().closing());
        return bench.finished();
    }

    /** What of all that was told has most to do with the idea that this one ends on. */
    private Optional<Hearing.Told> reached(Optional<Persona.Idea> mine) {
        return Hearing.of(bench).all().stream()
                .max(
                        Comparator.comparingInt(
                                told ->
                                        mine.map(idea -> Encounter.touch(idea, told.idea()))
                                                .orElse(0)));
    }

    private Optional<String> moved(Hearing.Told told, Optional<Persona.Idea> mine) {
        Optional<Persona.Idea> against = mine.filter(idea -> isAgainst(idea, told));
        List<String> lines = against.isPresent() ? Frames.SHARPENED : Frames.MOVED;
        return bench.common(lines)
                .map(line -> line.replace("{mine}", against.map(Persona.Idea::point).orElse("")))
                .map(line -> bench.filled(line, told));
    }

    private boolean isAgainst(Persona.Idea mine, Hearing.Told told) {
        Encounter encounter =
                new Encounter(
                        bench.me(), told.by(), bench.situation().about().text(), bench.relevance());
        return !mine.point().isBlank()
                && encounter.relation(mine, told.idea()) == Encounter.Relation.CHALLENGES;
    }
}
