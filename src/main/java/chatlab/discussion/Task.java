package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.persona.Axis;
import chatlab.persona.Persona;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A turn for which a protocol has set a task: to restate, to look for common ground, to ask. */
final class Task {
    private static final int MANY = 2;

    private final Situation situation;
    private final Relevance relevance;
    private final Phrases phrases;
    private final Stock stock;
    private final Pieces pieces;
    private final Persona me;

    Task(Situation situation, Relevance relevance, Pieces pieces) {
        this.situation = situation;
        this.relevance = relevance;
        this.phrases = Phrases.of(situation);
        this.stock = new Stock(situation, relevance, phrases);
        this.pieces = pieces;
        this.me = situation.me();
    }

    /** What another holds, so that it would agree. */
    String restated(Persona other) {
        List<Persona.Idea> held = held(other);
        String name = other.called();
        if (held.isEmpty()) {
            pieces.add(phrases.common(Common.TURNS_TO).map(line -> filled(line, name)));
        } else {
            add(Frames.HOLDS, held.getFirst(), name);
        }
        if (held.size() > 1 && !pieces.isEnough(WORDS_TO_COME)) add(Frames.HOLDS_TOO, held.get(1), name);
        firmest(other)
                .flatMap(
                        axis ->
                                phrases.common(Frames.BELIEVES)
                                        .map(
                                                line ->
                                                        line.replace(
                                                                "{pole}",
                                                                axis.pole(other.stance(axis)))))
                .map(line -> filled(line, name))
                .ifPresent(line -> pieces.addIfItFits(Optional.of(line)));
        if (!held.isEmpty() && !pieces.isEnough(0)) {
            values(held.getFirst().supports(), Frames.PROTECTS, name).ifPresent(line -> pieces.addIfItFits(Optional.of(line)));
        }
        pieces.add(phrases.common(Frames.IS_THAT_IT).map(line -> filled(line, name)));
        return pieces.joined();
    }

    private static final int WORDS_TO_COME = 20;

    /** What this one shares with the others, and what remains. */
    String shared() {
        List<Participant> others = situation.others();
        others.stream()
                .sorted(Comparator.comparingInt(each -> -sides(each.persona()).size()))
                .limit(MANY)
                .forEach(each -> pieces.addIfItFits(sharedWith(each.persona())));
        stock.idea(Optional.empty())
                .map(Persona.Idea::statement)
                .ifPresent(scene -> pieces.addIfItFits(Optional.of(scene), WORDS_TO_COME + WORDS_TO_COME));
        pieces.add(remains(others));
        pieces.add(phrases.common(Frames.TOMORROW).map(stock::filled));
        if (!pieces.isEnough(0)) pieces.addIfItFits(stock.closing());
        return pieces.joined();
    }

    private Optional<String> sharedWith(Persona other) {
        Optional<String> side =
                sides(other).stream()
                        .findFirst()
                        .flatMap(
                                axis ->
                                        phrases.common(unused(Frames.SAME_SIDE))
                                                .map(
                                                        line ->
                                                                line.replace(
                                                                        "{pole}",
                                                                        axis.pole(
                                                                                me.stance(axis)))))
                        .filter(line -> !pieces.soFar().contains(line.substring(line.length() / 2)));
        return side.map(line -> filled(line, other.called()))
                .or(() -> values(shared(other), unused(Frames.SAME_CARE), other.called()));
    }

    /** A turn of phrase serves once in a turn. */
    private List<String> unused(List<String> frames) {
        return frames.stream()
                .filter(line -> !pieces.soFar().contains(Phrases.literal(line).strip()))
                .toList();
    }

    /** The axes on which both lean the same way, those the topic touches first. */
    private List<Axis> sides(Persona other) {
        return Stream.of(Axis.values())
                .filter(axis -> me.stance(axis) * other.stance(axis) > 0)
                .filter(axis -> !pieces.soFar().contains(axis.pole(me.stance(axis))))
                .sorted(
                        Comparator.comparingInt(
                                axis ->
                                        -(touched(axis) * TOUCHED
                                                + Math.abs(me.stance(axis) + other.stance(axis)))))
                .toList();
    }

    private static final int TOUCHED = 10;

    private int touched(Axis axis) {
        return chatlab.persona.Words.in(situation.about().text()).hits(axis.words());
    }

    private List<String> shared(Persona other) {
        return me.keyIdeas().stream()
                .flatMap(idea -> idea.supports().stream())
                .distinct()
                .filter(
                        concept ->
                                other.keyIdeas().stream()
                                        .anyMatch(idea -> idea.supports().contains(concept)))
                .toList();
    }

    private Optional<String> remains(List<Participant> others) {
        return others.stream()
                .map(Participant::persona)
                .flatMap(
                        other ->
                                Stream.of(Axis.values())
                                        .filter(axis -> me.stance(axis) * other.stance(axis) < 0)
                                        .map(axis -> new Difference(other, axis, me)))
                .max(Comparator.comparingInt(each -> each.size() + touched(each.axis()) * TOUCHED))
                .flatMap(
                        each ->
                                phrases.common(Frames.REMAINS)
                                        .map(each::filled)
                                        .map(line -> filled(line, each.other().called())))
                .or(() -> phrases.common(Frames.LITTLE_REMAINS).map(stock::filled));
    }

    private record Difference(Persona other, Axis axis, Persona me) {
        int size() {
            return Math.abs(me.stance(axis) - other.stance(axis));
        }

        String filled(String line) {
            return line.replace("{theirs}", axis.pole(other.stance(axis)))
                    .replace("{mine}", axis.pole(me.stance(axis)));
        }
    }

    /** One question, to somebody who has said something to ask about. */
    String question() {
        Situation.Heard heard = situation.heard();
        if (situation.isAsked() && heard != null) {
            pieces.add(phrases.common(Common.ASKED).map(line -> filled(line, heard.speaker().called())));
        }
        Optional<Persona> asked =
                situation.others().stream()
                        .map(Participant::persona)
                        .filter(each -> !told(each).isEmpty())
                        .max(
                                Comparator.comparingInt(
                                        each ->
                                                distance(each)
                                                        - (heard != null
                                                                        && situation.isAsked()
                                                                        && each.id()
                                                                                .equals(
                                                                                        heard.speaker()
                                                                                                .id())
                                                                ? TOUCHED
                                                                : 0)));
        pieces.add(stock.idea(Optional.empty()).flatMap(stock::point));
        if (!pieces.isEnough(WORDS_TO_COME) && situation.isAsked()) pieces.addIfItFits(stock.closing());
        pieces.add(
                asked.flatMap(this::doubt)
                        .or(stock::question));
        if (!situation.isOnTopic(pieces.soFar())) return stock.bridge("").orElse("") + " " + pieces.joined();
        return pieces.joined();
    }

    private Optional<String> doubt(Persona other) {
        Persona.Idea theirs = told(other).getLast();
        List<String> asking =
                me.speech().doubts().stream().filter(line -> line.endsWith("?")).toList();
        Optional<String> own =
                phrases.fresh(asking)
                        .map(line -> Phrases.withPoint(line, theirs.point(), other.called()))
                        .map(line -> Sentence.of(line, situation.brief()));
        return own.or(
                () ->
                        phrases.common(
                                        Common.REPLIES.getOrDefault(
                                                Encounter.Relation.DOUBTS, List.of()))
                                .map(line -> Phrases.withPoint(line, theirs.point(), other.called()))
                                .map(line -> Sentence.of(line, situation.brief()))
                                .map(
                                        line ->
                                                line.endsWith("?")
                                                        ? line
                                                        : line + stock.question(other).map(q -> " " + q).orElse("")));
    }

    /** What has changed or been sharpened, and which turn did it. */
    String reflection() {
        Optional<Persona.Idea> mine = stock.idea(Optional.empty());
        Optional<Reached> reached = mine.flatMap(this::reached).or(() -> anything());
        pieces.add(
                reached.flatMap(each -> mine.flatMap(idea -> each.inWords(idea, phrases)))
                        .or(() -> reached.flatMap(each -> moved(each)))
                        .or(() -> phrases.common(Frames.UNMOVED))
                        .map(stock::filled));
        mine.ifPresent(idea -> pieces.addIfItFits(Optional.of(idea.statement()), WORDS_TO_COME));
        if (!situation.isOnTopic(pieces.soFar())) pieces.addIfItFits(stock.bridge(pieces.soFar()));
        pieces.addIfItFits(stock.closing());
        return pieces.joined();
    }

    private Optional<String> moved(Reached reached) {
        return phrases.common(Frames.MOVED)
                .map(line -> Phrases.withPoint(line, reached.theirs().point(), reached.other().called()));
    }

    /** What reached this one, and whether it moved or only sharpened. */
    private record Reached(Persona other, Persona.Idea theirs, boolean moved) {
        Optional<String> inWords(Persona.Idea mine, Phrases phrases) {
            return phrases.common(moved ? Frames.MOVED : Frames.SHARPENED)
                    .map(
                            line ->
                                    Phrases.withPoint(line, theirs.point(), other.called())
                                            .replace("{mine}", mine.point()));
        }
    }

    private Optional<Reached> anything() {
        return situation.others().stream()
                .map(Participant::persona)
                .flatMap(other -> told(other).stream().map(idea -> new Reached(other, idea, true)))
                .findFirst();
    }

    private Optional<Reached> reached(Persona.Idea mine) {
        return situation.others().stream()
                .map(Participant::persona)
                .flatMap(
                        other ->
                                told(other).stream()
                                        .map(idea -> new Reached(other, idea, moves(mine, other, idea))))
                .max(Comparator.comparingInt(each -> Encounter.touch(mine, each.theirs())));
    }

    private boolean moves(Persona.Idea mine, Persona other, Persona.Idea theirs) {
        Encounter encounter = new Encounter(me, other, situation.about().text(), relevance);
        return mine.point().isBlank()
                || encounter.relation(mine, theirs) != Encounter.Relation.CHALLENGES;
    }

    /** The idea that fits the hat, under a frame that says which one is worn. */
    String wearing(String hat) {
        boolean lookingBack = hat.equals("blue-hat") && heardPoints().size() > 1;
        if (lookingBack) return lookingBack(heardPoints());
        Optional<Persona.Idea> idea = Hats.fitting(stock.ideas(), hat, situation, relevance);
        pieces.add(
                phrases.common(Frames.HATS.getOrDefault(hat, Common.OPENINGS))
                        .filter(line -> idea.isPresent() || !line.matches(".*\\{(?:point|supports|opposes)}.*"))
                        .or(() -> phrases.common(Common.OPENINGS))
                        .map(line -> idea.map(each -> Hats.filled(line, each)).orElse(line))
                        .map(stock::filled));
        pieces.add(
                idea.map(Persona.Idea::statement)
                        .or(stock::remark)
                        .or(stock::described));
        pieces.addIfItFits(
                phrases.common(Frames.AND_THEN.getOrDefault(hat, List.of()))
                        .map(stock::filled)
                        .or(stock::closing));
        if (!situation.isOnTopic(pieces.soFar())) pieces.add(stock.bridge(pieces.soFar()));
        return pieces.joined();
    }

    private String lookingBack(List<Reached> points) {
        Reached one = points.get(0);
        Reached two = points.get(1);
        pieces.add(
                phrases.common(Frames.SO_FAR)
                        .map(line -> Phrases.withPoint(line, one.theirs().point(), one.other().called()))
                        .map(line -> line.replace("{other}", two.other().called()))
                        .map(line -> line.replace("{second}", two.theirs().point()))
                        .map(line -> Sentence.of(line, situation.brief())));
        pieces.add(stock.idea(Optional.empty()).flatMap(stock::point));
        pieces.add(stock.bridge(pieces.soFar()));
        pieces.add(phrases.common(Frames.OPEN).map(stock::filled));
        if (!pieces.isEnough(0)) pieces.addIfItFits(stock.closing());
        return pieces.joined();
    }

    /** One point from each of the others who has made any, starting somewhere else for each. */
    private List<Reached> heardPoints() {
        List<Reached> points =
                new java.util.ArrayList<>(
                        situation.others().stream()
                                .map(Participant::persona)
                                .filter(each -> !told(each).isEmpty())
                                .map(each -> new Reached(each, pick(told(each)), true))
                                .toList());
        java.util.Collections.shuffle(points, situation.random());
        return points;
    }

    private Persona.Idea pick(List<Persona.Idea> ideas) {
        return ideas.get(situation.random().nextInt(ideas.size()));
    }

    /** What another has told here, the last one last. */
    private List<Persona.Idea> told(Persona other) {
        return situation.brief().history().stream()
                .filter(each -> each.isBy(other.id()))
                .map(Message::content)
                .flatMap(
                        text ->
                                other.keyIdeas().stream()
                                        .filter(idea -> !idea.point().isBlank())
                                        .filter(
                                                idea ->
                                                        Stock.isMade(idea, text)
                                                                || text.contains(idea.statement())))
                .distinct()
                .toList();
    }

    /** What another holds: what it has told here first, then what is nearest to the topic. */
    private List<Persona.Idea> held(Persona other) {
        Stream<Persona.Idea> nearest =
                other.keyIdeas().stream()
                        .filter(idea -> !idea.point().isBlank())
                        .sorted(
                                Comparator.comparingInt(
                                        idea -> -relevance.of(idea, situation.about().stems())));
        return Stream.concat(told(other).stream(), nearest)
                .distinct()
                .filter(idea -> !situation.own().contains(idea.point()))
                .limit(MANY)
                .toList();
    }

    private Optional<Axis> firmest(Persona other) {
        return Stream.of(Axis.values())
                .filter(axis -> other.stance(axis) != 0)
                .max(
                        Comparator.comparingInt(
                                axis -> Math.abs(other.stance(axis)) + touched(axis) * TOUCHED));
    }

    private int distance(Persona other) {
        return Stream.of(Axis.values())
                .mapToInt(axis -> Math.abs(me.stance(axis) - other.stance(axis)))
                .sum();
    }

    private Optional<String> values(List<String> concepts, List<String> frames, String name) {
        List<String> few = concepts.stream().limit(MANY).toList();
        if (few.isEmpty()) return Optional.empty();
        return phrases.common(frames)
                .map(line -> filled(line.replace("{values}", Concepts.list(few)), name));
    }

    private void add(List<String> frames, Persona.Idea idea, String name) {
        pieces.add(
                phrases.common(frames)
                        .map(line -> filled(Phrases.withPoint(line, idea.point(), name), name)));
    }

    private String filled(String line, String name) {
        String text = line.replace("{name}", name).replace("{subject}", situation.subject());
        return Sentence.of(text, Objects.requireNonNull(situation.brief()));
    }
}
