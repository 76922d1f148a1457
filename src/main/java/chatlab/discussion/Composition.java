package chatlab.discussion;

import chatlab.conversation.Phase;
import chatlab.discussion.Shapes.Part;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One turn of a discussion, composed: how it takes up what was said, a key idea not yet given or a
 * remark on the field of school life that is spoken of, and now and then a question to another.
 * Turns differ in what they begin with and in what they have; whatever was used is left alone.
 */
final class Composition {
    /** A question comes last, so room is kept for it. */
    private static final int WORDS_OF_A_QUESTION = 20;

    /** A remark and a point with less in common do not follow each other. */
    private static final int OF_ONE_MATTER = 3;

    /** An idea with less to do with the topic gives way to a remark on the field it is of. */
    private static final int NEAR = 5;

    private static final int BRIEF = 42;
    private static final int TEN = 10;
    private static final int LINKS_OF_TEN = 4;
    private static final int MEETINGS_OF_TEN = 5;

    private final Workbench bench;
    private final Situation situation;
    private final Phrases phrases;
    private final Stock stock;
    private final Meeting meeting;
    private final Random random;
    private final List<Part> used = new ArrayList<>();
    private final Pieces pieces;
    private Optional<Reply> reply = Optional.empty();

    /**
     * @param wanted how it is to stand toward the last speaker, whatever the stances say
     */
    Composition(Workbench bench, Optional<Encounter.Relation> wanted) {
        this.bench = bench;
        this.situation = bench.situation();
        this.random = situation.random();
        this.phrases = bench.phrases();
        this.stock = bench.stock();
        this.pieces = bench.pieces();
        this.meeting = Meeting.of(bench, wanted);
    }

    String text() {
        reply = reply();
        if (!hasMaterial()) return withoutMaterial();
        List<Part> shape = shape();
        int toCome = shape.contains(Part.QUESTION) ? WORDS_OF_A_QUESTION : 0;
        for (Part part : shape) {
            if (!Shapes.AT_THE_END.contains(part)) put(part, isNeeded(part), toCome);
        }
        for (Part part : isShort() ? Shapes.TO_FILL_LITTLE : Shapes.TO_FILL) {
            if (!pieces.isEnough(toCome) && !isBrief(shape)) put(part, false, toCome);
        }
        if (!situation.isOnTopic(pieces.soFar()) && !used.contains(Part.BRIDGE))
            pieces.add(stock.bridge(pieces.soFar()));
        for (Part part : Shapes.AT_THE_END) {
            if (shape.contains(part)) put(part, false, 0);
        }
        return pieces.joined();
    }

    /** The first piece, and the first that says something of its own. */
    private boolean isNeeded(Part part) {
        boolean told = used.contains(Part.SCENE) || used.contains(Part.REMARK);
        return pieces.isEmpty()
                || part == Part.REPLY
                || !told && !isShort() && (part == Part.SCENE || part == Part.REMARK);
    }

    /** Now and then a turn is two or three sentences. */
    private boolean isBrief(List<Part> shape) {
        return shape.equals(Shapes.IN_BRIEF)
                && pieces.words() >= BRIEF
                && situation.brief().conversation().settings().length() == null;
    }

    private Optional<Reply> reply() {
        if (situation.heard() == null && situation.brief().question().isPresent())
            return Reply.toUser(situation, stock, phrases);
        return Reply.of(situation, phrases, meeting)
                .or(() -> Reply.opening(situation, stock, phrases));
    }

    /** Consecutive turns differ, and so do one's own. */
    private List<Part> shape() {
        List<List<Part>> shapes = new ArrayList<>(possible());
        Collections.rotate(shapes, (int) (situation.brief().seed() % shapes.size()));
        List<Part> shape = shapes.get((situation.place() + situation.ownTurns()) % shapes.size());
        boolean remarks = stock.remark().isPresent();
        boolean far = remarks && !meeting.mine().map(this::isNear).orElse(false);
        Part first = isTaken() ? shape.getFirst() : Part.REPLY;
        return Stream.concat(Stream.of(first), shape.stream())
                .map(part -> part == Part.REMARK && !remarks ? Part.SCENE : part)
                .map(part -> part == Part.SCENE && far ? Part.REMARK : part)
                .distinct()
                .toList();
    }

    /** An answer to a point can also come in the middle; any other is given at once. */
    private boolean isTaken() {
        return reply.map(each -> each.relation() != null).orElse(false);
    }

    private void put(Part part, boolean needed, int toCome) {
        if (used.contains(part)) return;
        Optional<String> text = text(part);
        if (needed ? pieces.add(text) : pieces.addIfItFits(text, toCome)) used.add(part);
    }

    private Optional<String> text(Part part) {
        return switch (part) {
            case REPLY -> reply.map(Reply::text);
            case POINT -> meeting.mine().flatMap(this::point);
            case SCENE -> meeting.mine().map(Persona.Idea::statement);
            case REMARK -> stock.remark();
            case BRIDGE -> stock.bridge(pieces.soFar());
            case MORE -> another();
            case CLOSING -> stock.closing();
            case QUESTION -> stock.question();
        };
    }

    /** The point by itself, or tied to what it answers; often a scene speaks for itself. */
    private Optional<String> point(Persona.Idea idea) {
        Optional<String> plain = stock.point(idea);
        Part before = used.isEmpty() ? Part.POINT : used.getLast();
        if (before == Part.REMARK && !isOfOneMatter(idea)) return Optional.empty();
        if (before == Part.SCENE && random.nextBoolean()) return Optional.empty();
        Encounter.Relation relation = reply.map(Reply::relation).orElse(null);
        if (plain.isEmpty() || before != Part.REPLY || relation == null) return plain;
        Optional<String> parting =
                random.nextInt(TEN) < MEETINGS_OF_TEN ? parting(idea, relation) : Optional.empty();
        if (parting.isPresent()) return parting.map(line -> line + " " + plain.get());
        if (random.nextInt(TEN) >= LINKS_OF_TEN) return plain;
        return phrases.common(Common.LINKS.getOrDefault(relation, List.of()))
                .map(line -> Phrases.withPoint(line, idea.point(), ""))
                .or(() -> plain);
    }

    private List<List<Part>> possible() {
        if (isUnseen()) return Shapes.POSITIONS;
        if (situation.heard() == null) return Shapes.FIRST;
        return isShort() ? Shapes.SHORT : Shapes.USUAL;
    }

    private boolean isShort() {
        return pieces.extent().most() <= Shapes.SHORT_WORDS;
    }

    /** Another idea, said in full. */
    private Optional<String> another() {
        return stock.next(meeting.mine())
                .map(
                        idea ->
                                Stream.concat(
                                                stock.point(idea).stream(),
                                                Stream.of(idea.statement()))
                                        .collect(Collectors.joining(" ")));
    }

    private boolean isUnseen() {
        return situation.brief().phase().act() == Phase.Act.POSITION;
    }

    private boolean isNear(Persona.Idea idea) {
        return bench.relevance().of(idea, situation.about().stems()) >= NEAR;
    }

    private boolean isOfOneMatter(Persona.Idea idea) {
        return bench.relevance().byWords(idea, Words.in(pieces.soFar()).stems()) >= OF_ONE_MATTER;
    }

    /** What the two ideas both speak for, or what one builds on and the other leaves. */
    private Optional<String> parting(Persona.Idea mine, Encounter.Relation relation) {
        if (meeting.theirs().isEmpty()) return Optional.empty();
        Persona.Idea theirs = meeting.theirs().get();
        return switch (relation) {
            case EXTENDS ->
                    Concepts.shared(mine.supports(), theirs.supports())
                            .flatMap(
                                    shared ->
                                            phrases.common(Common.MEETING)
                                                    .map(
                                                            line ->
                                                                    line.replace(
                                                                            "{shared}",
                                                                            Concepts.said(
                                                                                    shared))));
            case CHALLENGES ->
                    Concepts.shared(mine.opposes(), theirs.supports())
                            .flatMap(against -> parted(against, mine.supports()));
            case DOUBTS -> Optional.empty();
        };
    }

    private Optional<String> parted(String against, List<String> mine) {
        return mine.stream()
                .filter(concept -> !concept.equals(against))
                .findFirst()
                .flatMap(
                        concept ->
                                phrases.common(Common.PARTING)
                                        .map(
                                                line ->
                                                        line.replace(
                                                                        "{theirs}",
                                                                        Concepts.said(against))
                                                                .replace(
                                                                        "{mine}",
                                                                        Concepts.said(concept))));
    }

    private boolean hasMaterial() {
        return meeting.mine().isPresent() || stock.remark().isPresent();
    }

    /** Of somebody of whom little was written, or who has said it all. */
    private String withoutMaterial() {
        Optional<String> described = stock.described();
        boolean first = situation.ownTurns() == 0;
        pieces.add(described.isPresent() || first ? reply.map(Reply::text) : Optional.empty());
        if (!pieces.add(described) && !first)
            pieces.add(stock.common(Common.NOTHING_LEFT).map(stock::filled));
        if (!situation.isOnTopic(pieces.soFar())) pieces.addIfItFits(stock.bridge(pieces.soFar()));
        if (!isUnseen()) pieces.addIfItFits(stock.question());
        return pieces.isEmpty() ? stock.lastResort() : pieces.joined();
    }
}
