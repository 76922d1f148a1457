package chatlab.insight;

import chatlab.discussion.claim.Sentences;
import chatlab.discussion.stance.Cues;
import chatlab.discussion.stance.Replies;
import chatlab.insight.Report.Entry;
import chatlab.persona.Axis;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where two at the table meet or part: by the turns of phrase that the characters have for it, by
 * words that anybody has, and by where they stand on the questions that the topic touches.
 */
final class Exchanges {
    private enum Kind {
        AGREES("%s agrees with %s that %s.", "%s agrees with %s: %s"),
        DISPUTES("%s disputes the view of %s that %s.", "%s disagrees with %s: %s"),
        DOUBTS("%s is not persuaded, as %s is, that %s.", "%s disagrees with %s: %s");

        private final String onPoint;
        private final String inWords;

        Kind(String onPoint, String inWords) {
            this.onPoint = onPoint;
            this.inWords = inWords;
        }
    }

    /**
     * @param strength 3 for a phrase of the character's own, 2 for words that say it, 1 for a
     *     stance
     */
    private record Exchange(Said turn, Said other, Kind kind, int strength, String text) {
        Set<String> pair() {
            return Set.of(turn.speaker().id(), other.speaker().id());
        }

        Entry entry() {
            return new Entry(
                    text,
                    Stream.of(other, turn)
                            .sorted(Comparator.comparingInt(Said::seq))
                            .map(Said::id)
                            .distinct()
                            .toList());
        }
    }

    /** A turn of phrase, with the slot for the point a group. */
    private record Phrase(Kind kind, String literal, Pattern pattern) {}

    private final Talk talk;
    private final Names names;
    private final Map<String, List<Phrase>> phrases = new HashMap<>();
    private final List<Exchange> found = new ArrayList<>();

    Exchanges(Talk talk, Names names) {
        this.talk = talk;
        this.names = names;
        for (Persona persona : talk.table()) phrases.put(persona.id(), phrases(persona));
        for (Said turn : talk.said()) {
            if (!turn.isUsers()) look(turn);
        }
        stances();
    }

    List<Entry> agreements() {
        return entries(found.stream().filter(each -> each.kind() == Kind.AGREES).toList());
    }

    List<Entry> disagreements() {
        return entries(found.stream().filter(each -> each.kind() != Kind.AGREES).toList());
    }

    /** The clearest and newest, each pair once before any comes twice; in order of the talk. */
    private static List<Entry> entries(List<Exchange> exchanges) {
        List<Exchange> best = new ArrayList<>(exchanges);
        best.sort(
                Comparator.comparingInt((Exchange each) -> -each.strength())
                        .thenComparingInt(each -> -each.turn().seq()));
        Set<Set<String>> pairs = new HashSet<>();
        List<Exchange> first = best.stream().filter(each -> pairs.add(each.pair())).toList();
        return Stream.concat(first.stream(), best.stream())
                .distinct()
                .limit(Extract.MOST)
                .sorted(Comparator.comparingInt(each -> each.turn().seq()))
                .map(Exchange::entry)
                .toList();
    }

    /** At most one of a kind for each turn. */
    private void look(Said turn) {
        Optional<Exchange> phrased =
                phrases.getOrDefault(turn.speaker().id(), List.of()).stream()
                        .flatMap(phrase -> phrased(turn, phrase).stream())
                        .findFirst();
        phrased.ifPresent(found::add);
        if (phrased.isEmpty()) worded(turn);
    }

    private Optional<Exchange> phrased(Said turn, Phrase phrase) {
        if (!turn.text().contains(phrase.literal())) return Optional.empty();
        Matcher matcher = phrase.pattern().matcher(turn.text());
        if (!matcher.find()) return Optional.empty();
        return other(turn, matcher.group())
                .map(other -> onPoint(turn, other, phrase.kind(), matcher.group("point")));
    }

    private Exchange onPoint(Said turn, Said other, Kind kind, String point) {
        String text =
                kind.onPoint.formatted(
                        turn.speaker().name(),
                        other.speaker().name(),
                        asWritten(other.speaker().id(), point));
        return new Exchange(turn, other, kind, 3, text);
    }

    /** A point at the beginning of a sentence has lost its small letter. */
    private String asWritten(String speakerId, String point) {
        return talk.persona(speakerId).stream()
                .flatMap(persona -> persona.keyIdeas().stream())
                .map(Persona.Idea::point)
                .filter(point::equalsIgnoreCase)
                .findFirst()
                .orElse(Sentences.cut(point));
    }

    private void worded(Said turn) {
        Set<Kind> seen = new HashSet<>();
        String before = "";
        for (String sentence : Sentences.in(turn.text())) {
            boolean turns = Cues.turns(sentence);
            Optional<Said> other = other(turn, sentence);
            if (other.isEmpty() && turns) other = other(turn, before);
            Optional<Kind> kind = kind(sentence, turns);
            if (kind.isPresent() && other.isPresent() && seen.add(kind.get()))
                found.add(inWords(turn, other.get(), kind.get(), sentence));
            before = sentence;
        }
    }

    private static Optional<Kind> kind(String sentence, boolean turns) {
        if (Sentences.isQuestion(sentence)) return Optional.empty();
        if (turns || Cues.disputes(sentence)) return Optional.of(Kind.DISPUTES);
        return Cues.agrees(sentence) ? Optional.of(Kind.AGREES) : Optional.empty();
    }

    private static Exchange inWords(Said turn, Said other, Kind kind, String sentence) {
        String text =
                kind.inWords.formatted(
                        turn.speaker().name(), other.speaker().name(), Sentences.cut(sentence));
        return new Exchange(turn, other, kind, 2, text);
    }

    /** The turn spoken of: the last of whoever is named, or the one that “you” answers. */
    private Optional<Said> other(Said turn, String sentence) {
        List<String> named = names.in(sentence, turn.speaker().id());
        Optional<Said> answered =
                talk.answeredBy(turn)
                        .filter(each -> !each.isUsers())
                        .filter(each -> !each.speaker().equals(turn.speaker()));
        if (named.isEmpty())
            return answered.filter(_ -> sentence.matches("(?is).*\\byou(?:rs?)?\\b.*"));
        return answered.filter(each -> named.contains(each.speaker().id()))
                .or(() -> talk.lastBy(named.getFirst(), turn));
    }

    /** Two who have spoken, at the two ends of an axis that the topic touches. */
    private void stances() {
        Words topic = Words.in(talk.topic());
        List<Persona> table = talk.table();
        for (Axis axis : Axis.values()) {
            if (topic.hits(axis.words()) == 0) continue;
            for (int i = 0; i < table.size(); i++) {
                for (Persona other : table.subList(i + 1, table.size())) {
                    if (table.get(i).stance(axis) * other.stance(axis) < 0)
                        opposed(axis, table.get(i), other);
                }
            }
        }
    }

    private void opposed(Axis axis, Persona one, Persona other) {
        Optional<Said> first = nearest(axis, one);
        Optional<Said> second = nearest(axis, other);
        if (first.isEmpty() || second.isEmpty()) return;
        String text =
                "%s holds that %s; %s holds that %s."
                        .formatted(
                                one.name(),
                                axis.pole(one.stance(axis)),
                                other.name(),
                                axis.pole(other.stance(axis)));
        found.add(new Exchange(second.get(), first.get(), Kind.DISPUTES, 1, text));
    }

    /** The turn in which this one spoke most of what the axis is about. */
    private Optional<Said> nearest(Axis axis, Persona persona) {
        return talk.said().stream()
                .filter(each -> each.isBy(persona.id()))
                .filter(each -> hits(axis, each) > 0)
                .reduce((best, next) -> hits(axis, next) > hits(axis, best) ? next : best);
    }

    private int hits(Axis axis, Said said) {
        return talk.words(said).hits(axis.words());
    }

    private static List<Phrase> phrases(Persona persona) {
        Persona.Speech speech = persona.speech();
        List<Phrase> phrases = new ArrayList<>();
        speech.extending().forEach(each -> phrases.add(phrase(Kind.AGREES, each)));
        speech.challenges().forEach(each -> phrases.add(phrase(Kind.DISPUTES, each)));
        speech.doubts().forEach(each -> phrases.add(phrase(Kind.DOUBTS, each)));
        phrases.removeIf(each -> each.pattern().namedGroups().isEmpty());
        return phrases;
    }

    private static Phrase phrase(Kind kind, String phrase) {
        String pattern =
                Pattern.quote(phrase)
                        .replaceFirst("\\{point}", "\\\\E(?<point>.{3,200}?)\\\\Q")
                        .replace("{name}", "\\E.{1,40}?\\Q");
        return new Phrase(kind, Replies.literal(phrase), Pattern.compile(pattern));
    }
}
