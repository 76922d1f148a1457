package chatlab.discussion;

import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wears a thinking hat for a turn: the idea that fits it, under a frame that says so. */
record Wearing(Workbench bench, String hat) {
    private static final String BLUE = "blue-hat";
    private static final int FIT = 6;
    private static final int MANY = 2;

    /** What ideas under a hat speak for. */
    private static final Map<String, List<String>> SUPPORTS =
            Map.of(
                    "white-hat",
                    List.of("observation", "measurement", "knowledge", "experience", "inquiry"),
                    "red-hat",
                    List.of("feeling", "care", "trust", "art", "morality"),
                    "black-hat",
                    List.of("order", "reflection", "care", "tradition", "guidance"),
                    "yellow-hat",
                    List.of("effort", "interest", "community", "equality", "work", "trust"),
                    "green-hat",
                    List.of("imagination", "play", "freedom", "art", "activity", "tools"),
                    BLUE,
                    List.of("order", "dialogue", "reflection", "stages", "guidance"));

    String text() {
        List<Hearing.Told> heard = onePerSpeaker();
        if (hat.equals(BLUE) && heard.size() >= MANY) return lookingBack(heard);
        Pieces pieces = bench.pieces();
        Optional<Persona.Idea> idea = fitting();
        pieces.add(idea.flatMap(this::framed).or(this::plainly));
        pieces.add(
                idea.map(Persona.Idea::statement)
                        .or(bench.stock()::remark)
                        .or(bench.stock()::described));
        pieces.addIfItFits(
                bench.common(Frames.AND_THEN.getOrDefault(hat, List.of()))
                        .map(line -> bench.filled(line, ""))
                        .or(bench.stock()::closing));
        return bench.finished();
    }

    private Optional<String> framed(Persona.Idea idea) {
        return bench.common(Frames.HATS.getOrDefault(hat, List.of()))
                .filter(line -> !line.contains("{point}") || !idea.point().isBlank())
                .map(line -> line.replace("{supports}", values(idea.supports())))
                .map(line -> line.replace("{opposes}", values(idea.opposes())))
                .map(line -> bench.filled(Phrases.withPoint(line, idea.point(), ""), ""));
    }

    private Optional<String> plainly() {
        return bench.common(Common.OPENINGS).map(line -> bench.filled(line, ""));
    }

    private static String values(List<String> concepts) {
        List<String> few = concepts.stream().limit(MANY).toList();
        return few.isEmpty() ? "what is dear to me" : Concepts.list(few);
    }

    private Optional<Persona.Idea> fitting() {
        List<String> wanted = SUPPORTS.getOrDefault(hat, List.of());
        return bench.stock().ideas().stream()
                .max(
                        Comparator.comparingInt(
                                idea ->
                                        FIT * Concepts.allShared(idea.supports(), wanted).size()
                                                + bench.relevance()
                                                        .of(
                                                                idea,
                                                                bench.situation()
                                                                        .about()
                                                                        .stems())));
    }

    /** Under the blue hat, where much was said: what is on the board, and what is open. */
    private String lookingBack(List<Hearing.Told> heard) {
        Pieces pieces = bench.pieces();
        Hearing.Told second = heard.get(1);
        pieces.add(
                bench.common(Frames.SO_FAR)
                        .map(line -> line.replace("{other}", second.by().called()))
                        .map(line -> line.replace("{second}", second.idea().point()))
                        .map(line -> bench.filled(line, heard.getFirst())));
        pieces.add(bench.stock().idea(Optional.empty()).flatMap(bench.stock()::point));
        pieces.add(bench.stock().bridge(pieces.soFar()));
        pieces.add(bench.common(Frames.OPEN).map(line -> bench.filled(line, "")));
        pieces.addIfItFits(bench.stock().closing());
        return bench.finished();
    }

    /** One idea of each who has told any; not the same for all who look back. */
    private List<Hearing.Told> onePerSpeaker() {
        Hearing hearing = Hearing.of(bench);
        List<Hearing.Told> one = new ArrayList<>();
        for (Persona other : hearing.others()) {
            List<Hearing.Told> told = hearing.by(other);
            if (!told.isEmpty()) one.add(told.get(bench.situation().random().nextInt(told.size())));
        }
        Collections.shuffle(one, bench.situation().random());
        return one;
    }
}
