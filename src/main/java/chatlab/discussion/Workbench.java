package chatlab.discussion;

import chatlab.conversation.Settings;
import chatlab.persona.Axis;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.List;
import java.util.Optional;

/**
 * What a turn is made with: what is before the speaker, what it has to say, and the turn itself.
 */
record Workbench(
        Situation situation, Relevance relevance, Phrases phrases, Stock stock, Pieces pieces) {
    private static final int MANY = 2;

    static Workbench of(Situation situation, Relevance relevance) {
        Phrases phrases = Phrases.of(situation);
        Settings settings = situation.brief().conversation().settings();
        return new Workbench(
                situation,
                relevance,
                phrases,
                new Stock(situation, relevance, phrases),
                new Pieces(Pieces.Extent.of(settings.length(), settings.readingLevel())));
    }

    Persona me() {
        return situation.me();
    }

    /** A turn of phrase that nobody has used, in this turn either. */
    Optional<String> common(List<String> lines) {
        String soFar = pieces.soFar();
        return phrases.common(
                lines.stream()
                        .filter(line -> !soFar.contains(Phrases.literal(line).strip()))
                        .toList());
    }

    String filled(String line, String name) {
        return Sentence.of(
                line.replace("{name}", name)
                        .replace("{subject}", situation.subject())
                        .replace("'", "’"),
                situation.brief());
    }

    /** With somebody's point in it. */
    String filled(String line, Hearing.Told told) {
        String name = told.by().called();
        return filled(Phrases.withPoint(line, told.idea().point(), name), name);
    }

    Optional<String> values(List<String> frames, List<String> concepts, String name) {
        List<String> few = concepts.stream().limit(MANY).toList();
        if (few.isEmpty()) return Optional.empty();
        return common(frames)
                .map(line -> filled(line.replace("{values}", Concepts.list(few)), name));
    }

    /** How much an axis has to do with what is spoken of. */
    int touched(Axis axis) {
        return Words.in(situation.about().text()).hits(axis.words());
    }

    /** The turn, brought to its subject where it was not. */
    String finished() {
        if (!situation.isOnTopic(pieces.soFar())) pieces.add(stock.bridge(pieces.soFar()));
        return pieces.isEmpty() ? stock.lastResort() : pieces.joined();
    }
}
