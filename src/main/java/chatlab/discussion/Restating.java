package chatlab.discussion;

import chatlab.persona.Axis;
import chatlab.persona.Persona;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what another holds, so that the other would agree, and nothing against it. */
record Restating(Workbench bench, Persona other) {
    private static final int TOUCHED = 10;
    private static final int ROOM_FOR_THE_END = 40;

    String text() {
        Pieces pieces = bench.pieces();
        String name = other.called();
        List<Hearing.Told> held = Hearing.of(bench).heldBy(other);
        if (held.isEmpty()) {
            pieces.add(described(name));
        } else {
            pieces.add(bench.common(Frames.HOLDS).map(line -> bench.filled(line, held.getFirst())));
        }
        held.stream()
                .skip(1)
                .filter(each -> !Stock.isMade(each.idea(), bench.situation().said()))
                .findFirst()
                .ifPresent(
                        second ->
                                pieces.addIfItFits(
                                        bench.common(Frames.HOLDS_TOO)
                                                .map(line -> bench.filled(line, second)),
                                        ROOM_FOR_THE_END));
        pieces.addIfItFits(believed(name));
        if (!held.isEmpty())
            pieces.addIfItFits(
                    bench.values(Frames.PROTECTS, held.getFirst().idea().supports(), name));
        if (!bench.situation().isOnTopic(pieces.soFar()))
            pieces.add(bench.common(Frames.ON_THE_TOPIC).map(line -> bench.filled(line, name)));
        pieces.add(bench.common(Frames.IS_THAT_IT).map(line -> bench.filled(line, name)));
        return bench.finished();
    }

    private Optional<String> believed(String name) {
        return firmest()
                .flatMap(
                        axis ->
                                bench.common(Frames.BELIEVES)
                                        .map(
                                                line ->
                                                        line.replace(
                                                                "{pole}",
                                                                axis.pole(other.stance(axis)))))
                .map(line -> bench.filled(line, name));
    }

    private Optional<Axis> firmest() {
        return Stream.of(Axis.values())
                .filter(axis -> other.stance(axis) != 0)
                .max(
                        Comparator.comparingInt(
                                axis ->
                                        Math.abs(other.stance(axis))
                                                + bench.touched(axis) * TOUCHED));
    }

    /** Of one who has no ideas written down: what was said last. */
    private Optional<String> described(String name) {
        return bench.situation()
                .brief()
                .lastBy(other.id())
                .map(message -> Pieces.sentences(message.content()).getFirst())
                .map(line -> name + " said this: “" + line + "” I take it as it stands.");
    }
}
