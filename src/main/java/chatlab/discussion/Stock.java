package chatlab.discussion;

import chatlab.conversation.Participant;
import chatlab.persona.Domain;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a speaker still has to say: everything of its own that it has not said. */
final class Stock {
    private static final int ON_TOPIC = 2;
    private static final int MEETS = 2;
    private static final int LONGEST_PROSE = 60;

    private final Situation situation;
    private final Relevance relevance;
    private final Phrases phrases;
    private final Persona me;

    Stock(Situation situation, Relevance relevance, Phrases phrases) {
        this.situation = situation;
        this.relevance = relevance;
        this.phrases = phrases;
        this.me = situation.me();
    }

    /**
     * The idea nearest to what is spoken of; one that meets the other's is preferred.
     *
     * @param theirs what the last speaker spoke of
     */
    Optional<Persona.Idea> idea(Optional<Persona.Idea> theirs) {
        List<Persona.Idea> choice = new ArrayList<>(ideas());
        Collections.shuffle(choice, situation.random());
        Situation.Heard heard = situation.heard();
        Set<String> last = heard == null ? Set.of() : Words.in(heard.message().content()).stems();
        Set<String> field = remark().map(text -> Words.in(text).stems()).orElse(Set.of());
        return choice.stream()
                .max(
                        Comparator.comparingInt(
                                each ->
                                        ON_TOPIC * relevance.of(each, situation.about().stems())
                                                + relevance.byWords(each, field)
                                                + relevance.byWords(each, last)
                                                + theirs.map(other -> Encounter.touch(each, other))
                                                                .orElse(0)
                                                        * MEETS
                                                - (situation.isForChildren()
                                                                && !Phrases.isSimple(
                                                                        each.statement())
                                                        ? MEETS
                                                        : 0)));
    }

    /** The nearest to the topic but this one. */
    Optional<Persona.Idea> next(Optional<Persona.Idea> given) {
        return ideas().stream()
                .filter(each -> given.filter(each::equals).isEmpty())
                .max(
                        Comparator.comparingInt(
                                each -> relevance.of(each, situation.about().stems())));
    }

    /** Those not given; else those of which only the point was made. */
    List<Persona.Idea> ideas() {
        String own = situation.own();
        List<Persona.Idea> untold =
                me.keyIdeas().stream()
                        .filter(each -> !each.statement().isBlank())
                        .filter(each -> !own.contains(each.statement()))
                        .toList();
        List<Persona.Idea> fresh = untold.stream().filter(each -> !isMade(each)).toList();
        return fresh.isEmpty() ? untold : fresh;
    }

    /** Whether the idea's point has been made by this one. */
    private boolean isMade(Persona.Idea idea) {
        return isMade(idea, situation.own());
    }

    /** Whether a text gives the idea, as a scene or as a point. */
    static boolean isToldIn(String text, Persona.Idea idea) {
        return !idea.statement().isBlank() && text.contains(idea.statement()) || isMade(idea, text);
    }

    static boolean isMade(Persona.Idea idea, String text) {
        return idea.point().strip().length() > 2
                && text.contains(Sentence.clause(idea.point()).substring(1));
    }

    /** The idea's point as a sentence, unless it was made. */
    Optional<String> point(Persona.Idea idea) {
        return idea.point().isBlank() || isMade(idea)
                ? Optional.empty()
                : Optional.of(Sentence.of(idea.point()));
    }

    /** What this one says of the field of school life that is touched most. */
    Optional<String> remark() {
        Words words = Words.in(situation.about().text());
        return Stream.of(Domain.values())
                .filter(domain -> words.hits(domain.words()) > 0)
                .sorted(Comparator.comparingInt(domain -> -words.hits(domain.words())))
                .flatMap(domain -> me.remarks().getOrDefault(domain.key(), List.of()).stream())
                .filter(remark -> !situation.own().contains(remark))
                .findFirst();
    }

    /** A line that brings the talk to its subject. */
    Optional<String> bridge(String before) {
        String subject =
                situation.isNamed(before)
                        ? Subject.again(situation.subject())
                        : situation.subject();
        return phrases.fresh(me.speech().bridges())
                .or(
                        () ->
                                me.speech().bridges().isEmpty()
                                        ? common(Common.BRIDGES)
                                        : Optional.empty())
                .map(phrase -> Sentence.of(phrase.replace("{subject}", subject)));
    }

    Optional<String> closing() {
        return phrases.fresh(me.speech().closings());
    }

    /** To the one heard least, but for whoever spoke just now; who has said nothing is invited. */
    Optional<String> question() {
        Situation.Heard heard = situation.heard();
        String last = heard == null ? "" : heard.speaker().id();
        List<Participant> others = situation.others();
        return others.stream()
                .filter(each -> others.size() == 1 || !each.id().equals(last))
                .min(Comparator.comparingInt(Participant::turns))
                .flatMap(
                        to ->
                                to.turns() > 0
                                        ? question(to.persona())
                                        : common(Common.INVITES)
                                                .map(line -> to(line, to.persona())));
    }

    Optional<String> question(Persona to) {
        return phrases.fresh(me.questions())
                .or(() -> common(Common.QUESTIONS))
                .map(line -> to(line, to));
    }

    String to(String line, Persona other) {
        return Sentence.of(line.replace("{name}", other.called()), situation.brief());
    }

    /** A sentence of the description, or of the greeting, for one that has little else. */
    Optional<String> described() {
        String text = me.description().isBlank() ? me.tagline() : me.description();
        String greeting = me.own() == null ? "" : me.own().greeting();
        return unsaid(text)
                .flatMap(this::introduced)
                .or(() -> unsaid(greeting).map(Stock::typeset).map(Sentence::of));
    }

    private Optional<String> unsaid(String text) {
        return text.lines()
                .flatMap(line -> Pieces.sentences(line).stream())
                .filter(line -> !situation.own().contains(typeset(line)))
                .filter(Stock::isProse)
                .findFirst();
    }

    /** Cards hold lists, marks and templates as well. */
    private static boolean isProse(String line) {
        int words = Pieces.words(line);
        return words > 1
                && words < LONGEST_PROSE
                && line.matches("\\p{L}.*")
                && !line.matches(".*[\\[\\]{}|*<>=#_`].*");
    }

    private static String typeset(String line) {
        return line.replace("\"", "’").replace("'", "’");
    }

    private Optional<String> introduced(String line) {
        String closed = typeset(line.matches("(?s).*[.!?…]") ? line : line + ".");
        if (closed.matches("(?s)(?:I|I’m|I’ve|I’d|My|We) .*")) return Optional.of(closed);
        return common(Common.CARD).map(phrase -> filled(phrase).replace("{line}", closed));
    }

    Optional<String> common(List<String> phrases) {
        return this.phrases.common(phrases);
    }

    String filled(String phrase) {
        return Sentence.of(phrase.replace("{subject}", situation.subject()));
    }

    /** Where every phrase there is has been used. */
    String lastResort() {
        return "I have said what I had to say about " + situation.subject() + ".";
    }
}
