package chatlab.insight;

import chatlab.conversation.Message.Speaker;
import chatlab.discussion.claim.Sentences;
import chatlab.insight.Report.Entry;
import chatlab.insight.Report.Party;
import chatlab.persona.Domain;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The report without a model: sentences chosen from the turns. The same talk gives the same. */
final class Extract {
    static final int MOST = 5;
    private static final int MOST_OF_ONE = 2;
    private static final int SHORTEST = 25;
    private static final int FEWEST_LETTERS = 8;

    /** It begins with what stood before it, or speaks of somebody whom only that names. */
    private static final Pattern LEANING =
            Pattern.compile(
                    "^(?:Those|These|That|This|They|It|He|She|His|Hers|Her|Theirs|Their|And|But|So|Then|Yet|Still)\\b"
                            + "|^(?:(?!\\b(?:an?|the|each|every|one|some|any|my|your|this|that)\\s).)*\\b(?:he|she|him|hers)\\b");

    /**
     * A sentence.
     *
     * @param nearness to the topic
     * @param thought whether it is neither a question, nor an answer to somebody, nor a phrase for
     *     any topic, and has an end
     */
    private record Candidate(
            Said said, String text, Set<String> stems, int nearness, boolean thought) {
        Entry entry() {
            return new Entry(line(said.speaker(), text), List.of(said.id()));
        }

        Candidate without(Set<String> known) {
            Set<String> fresh = new HashSet<>(stems);
            fresh.removeAll(known);
            return new Candidate(said, text, fresh, nearness, thought);
        }
    }

    private final Talk talk;
    private final Names names;
    private final Set<String> topic;
    private final List<Domain> fields;
    private final Pieces pieces;
    private final List<Candidate> sentences;

    Extract(Talk talk) {
        this.talk = talk;
        this.names = new Names(talk.table());
        Words words = Words.in(talk.topic());
        this.topic = words.stems();
        this.fields =
                Stream.of(Domain.values()).filter(each -> words.hits(each.words()) > 0).toList();
        this.pieces = new Pieces(topic, fields);
        this.sentences = talk.said().stream().flatMap(this::candidates).toList();
    }

    Report report() {
        Exchanges exchanges = new Exchanges(talk, names);
        return new Report(
                talk.topic(),
                participants(),
                keyInsights(),
                exchanges.agreements(),
                exchanges.disagreements(),
                new OpenQuestions(talk, names).entries(),
                userContributions());
    }

    static String line(Speaker speaker, String sentence) {
        return speaker.name() + ": " + Sentences.cut(sentence);
    }

    /** Who has spoken, in seat order and the user last, each with a sentence of theirs. */
    List<Party> participants() {
        List<Speaker> speakers = new ArrayList<>();
        talk.table().forEach(each -> speakers.add(new Speaker(each.id(), each.name())));
        talk.said().stream().map(Said::speaker).forEach(speakers::add);
        List<Party> parties = new ArrayList<>();
        Stream.concat(
                        speakers.stream().filter(each -> !each.equals(Said.USER)),
                        Stream.of(Said.USER))
                .distinct()
                .forEach(each -> party(each).ifPresent(parties::add));
        return parties;
    }

    private Optional<Party> party(Speaker speaker) {
        return sentences.stream()
                .filter(each -> each.said().speaker().equals(speaker))
                .max(
                        Comparator.comparing(Candidate::thought)
                                .thenComparing(Candidate::nearness)
                                .thenComparing(each -> -each.said().seq()))
                .map(
                        best ->
                                new Party(
                                        speaker.id(),
                                        speaker.name(),
                                        Sentences.cut(best.text()),
                                        List.of(best.said().id())));
    }

    /** What is nearest to the topic, from as many speakers as there are, in order of the talk. */
    private List<Entry> keyInsights() {
        List<Candidate> left =
                new ArrayList<>(
                        sentences.stream()
                                .filter(each -> each.thought() && !each.said().isUsers())
                                .toList());
        List<Candidate> chosen = new ArrayList<>();
        Map<String, Integer> heard = new HashMap<>();
        while (chosen.size() < MOST && !left.isEmpty()) {
            Candidate best =
                    left.stream()
                            .min(
                                    Comparator.comparingInt((Candidate each) -> count(heard, each))
                                            .thenComparingInt(each -> -each.nearness()))
                            .orElseThrow();
            heard.merge(best.said().speaker().id(), 1, Integer::sum);
            chosen.add(best);
            left.removeIf(
                    each ->
                            isLike(each.without(topic), best.without(topic))
                                    || count(heard, each) >= MOST_OF_ONE);
        }
        chosen.sort(Comparator.comparingInt(each -> each.said().seq()));
        return chosen.stream().map(Candidate::entry).toList();
    }

    private static int count(Map<String, Integer> heard, Candidate candidate) {
        return heard.getOrDefault(candidate.said().speaker().id(), 0);
    }

    /** The same said twice. */
    private static boolean isLike(Candidate one, Candidate other) {
        if (one.text().equals(other.text())) return true;
        long shared = one.stems().stream().filter(other.stems()::contains).count();
        return shared > 2 && shared * 2 > Math.min(one.stems().size(), other.stems().size());
    }

    private Stream<Candidate> candidates(Said said) {
        return Sentences.in(said.text()).stream().map(text -> candidate(said, text));
    }

    private Candidate candidate(Said said, String text) {
        Words words = Words.in(text);
        Set<String> stems = words.stems();
        int shared = (int) stems.stream().filter(topic::contains).count();
        int field = fields.stream().mapToInt(each -> words.hits(each.words())).sum();
        int own =
                talk.persona(said.speaker().id())
                        .map(persona -> pieces.weight(persona, text))
                        .orElse(0);
        int leaning = LEANING.matcher(text).find() ? 4 : 0;
        int nearness = 3 * shared + Math.min(field, 3) + own - leaning;
        return new Candidate(said, text, stems, nearness, isThought(said.speaker(), text));
    }

    private boolean isThought(Speaker speaker, String text) {
        return text.length() >= SHORTEST
                && Sentences.isWhole(text)
                && !Sentences.isQuestion(text)
                && names.in(text, speaker.id()).isEmpty()
                && talk.persona(speaker.id()).filter(each -> pieces.isPhrase(each, text)).isEmpty();
    }

    /** Of each of the user's turns the sentence with most that nobody had said. */
    private List<Entry> userContributions() {
        Set<String> known = new HashSet<>(topic);
        List<Candidate> brought = new ArrayList<>();
        for (Said said : talk.said()) {
            if (said.isUsers()) {
                sentences.stream()
                        .filter(each -> each.said().equals(said))
                        .filter(each -> letters(each.without(topic)) >= FEWEST_LETTERS)
                        .map(each -> each.without(known))
                        .filter(each -> letters(each) > 0) // not the same question once more
                        .reduce((a, b) -> letters(b) > letters(a) ? b : a)
                        .ifPresent(brought::add);
            }
            known.addAll(talk.words(said).stems());
        }
        return brought.stream()
                .sorted(Comparator.comparingInt(each -> -letters(each)))
                .limit(MOST)
                .sorted(Comparator.comparingInt(each -> each.said().seq()))
                .map(each -> new Entry(Sentences.cut(each.text()), List.of(each.said().id())))
                .toList();
    }

    /** “Go on, please” brings nothing. */
    private static int letters(Candidate candidate) {
        return candidate.stems().stream().mapToInt(String::length).sum();
    }
}
