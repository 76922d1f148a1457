package chatlab.discussion;

import chatlab.persona.Axis;
import chatlab.persona.Persona;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers what it was asked, then puts one question to somebody who has said something. */
record Asking(Workbench bench) {
    private static final int AT_ONCE = 20;

    String text() {
        Pieces pieces = bench.pieces();
        Situation.Heard heard = bench.situation().heard();
        boolean asked = heard != null && heard.asks(bench.me());
        if (asked && heard != null)
            pieces.add(
                    bench.common(Common.ASKED)
                            .map(line -> bench.filled(line, heard.speaker().called())));
        String asker = asked && heard != null ? heard.speaker().id() : "";
        boolean pointFirst = asked || bench.situation().random().nextBoolean();
        if (pointFirst) pieces.add(point());
        if (!bench.situation().isOnTopic(pieces.soFar()))
            pieces.add(bench.stock().bridge(pieces.soFar()));
        if (pieces.isEmpty()) pieces.add(point());
        pieces.add(whom(asker).flatMap(this::question).or(bench.stock()::question));
        return bench.finished();
    }

    private Optional<String> point() {
        return bench.stock().idea(Optional.empty()).flatMap(bench.stock()::point);
    }

    /** The one furthest away among those who have told something; not at once back to the asker. */
    private Optional<Hearing.Told> whom(String asker) {
        Hearing hearing = Hearing.of(bench);
        return hearing.others().stream()
                .filter(each -> !hearing.by(each).isEmpty())
                .max(
                        Comparator.comparingInt(
                                each -> distance(each) - (each.id().equals(asker) ? AT_ONCE : 0)))
                .flatMap(hearing::leastTakenUp);
    }

    private Optional<String> question(Hearing.Told told) {
        List<String> asking =
                bench.me().speech().doubts().stream().filter(line -> line.endsWith("?")).toList();
        return bench.phrases()
                .fresh(asking)
                .map(line -> bench.filled(line, told))
                .or(() -> plainly(told));
    }

    private Optional<String> plainly(Hearing.Told told) {
        List<String> lines = Common.REPLIES.getOrDefault(Encounter.Relation.DOUBTS, List.of());
        Optional<String> question = bench.stock().question(told.by());
        return bench.common(lines)
                .map(line -> bench.filled(line, told))
                .map(
                        line ->
                                line.endsWith("?")
                                        ? line
                                        : line + question.map(q -> " " + q).orElse(""))
                .or(() -> question);
    }

    private int distance(Persona other) {
        return Stream.of(Axis.values())
                .mapToInt(axis -> Math.abs(bench.me().stance(axis) - other.stance(axis)))
                .sum();
    }
}
