package chatlab.discussion;

import chatlab.persona.Axis;
import chatlab.persona.Persona;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What this one shares with the others, what honestly remains, and what all could do. */
record CommonGround(Workbench bench) {
    private static final int PARTNERS = 2;
    private static final int TOUCHED = 10;
    private static final int ROOM_FOR_THE_END = 55;

    /** Two who lean to different sides of an axis. */
    private record Difference(Persona other, Axis axis, Persona me) {
        int size() {
            return Math.abs(me.stance(axis) - other.stance(axis));
        }

        String filled(String line) {
            return line.replace("{theirs}", axis.pole(other.stance(axis)))
                    .replace("{mine}", axis.pole(me.stance(axis)));
        }
    }

    String text() {
        Pieces pieces = bench.pieces();
        Hearing.of(bench).others().stream()
                .sorted(Comparator.comparingInt(each -> -sides(each).size()))
                .limit(PARTNERS)
                .forEach(each -> pieces.addIfItFits(sharedWith(each), ROOM_FOR_THE_END));
        pieces.addIfItFits(
                bench.stock().idea(Optional.empty()).map(Persona.Idea::statement),
                ROOM_FOR_THE_END);
        pieces.add(remains());
        pieces.add(bench.common(Frames.TOMORROW).map(line -> bench.filled(line, "")));
        return bench.finished();
    }

    private Optional<String> sharedWith(Persona other) {
        Optional<String> side =
                sides(other).stream().findFirst().flatMap(axis -> sameSide(other, axis));
        return side.or(() -> bench.values(Frames.SAME_CARE, shared(other), other.called()));
    }

    private Optional<String> sameSide(Persona other, Axis axis) {
        return bench.common(Frames.SAME_SIDE)
                .map(line -> line.replace("{pole}", axis.pole(bench.me().stance(axis))))
                .map(line -> bench.filled(line, other.called()));
    }

    /** The axes on which both lean the same way, those the topic touches first. */
    private List<Axis> sides(Persona other) {
        Persona me = bench.me();
        return Stream.of(Axis.values())
                .filter(axis -> me.stance(axis) * other.stance(axis) > 0)
                .filter(axis -> !bench.pieces().soFar().contains(axis.pole(me.stance(axis))))
                .sorted(
                        Comparator.comparingInt(
                                axis ->
                                        -(bench.touched(axis) * TOUCHED
                                                + Math.abs(me.stance(axis) + other.stance(axis)))))
                .toList();
    }

    private List<String> shared(Persona other) {
        List<String> theirs =
                other.keyIdeas().stream().flatMap(idea -> idea.supports().stream()).toList();
        List<String> mine =
                bench.me().keyIdeas().stream()
                        .flatMap(idea -> idea.supports().stream())
                        .distinct()
                        .toList();
        return Concepts.allShared(mine, theirs);
    }

    private Optional<String> remains() {
        Persona me = bench.me();
        return Hearing.of(bench).others().stream()
                .flatMap(
                        other ->
                                Stream.of(Axis.values())
                                        .filter(axis -> me.stance(axis) * other.stance(axis) < 0)
                                        .map(axis -> new Difference(other, axis, me)))
                .max(
                        Comparator.comparingInt(
                                each -> each.size() + bench.touched(each.axis()) * TOUCHED))
                .flatMap(
                        each ->
                                bench.common(Frames.REMAINS)
                                        .map(each::filled)
                                        .map(line -> bench.filled(line, each.other().called())))
                .or(() -> bench.common(Frames.LITTLE_REMAINS).map(line -> bench.filled(line, "")));
    }
}
