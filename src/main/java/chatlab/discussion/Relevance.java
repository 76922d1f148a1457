package chatlab.discussion;

import chatlab.persona.Domain;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How near an idea is to a text: by the words they share, and by words of one field. */
final class Relevance {
    private static final int REMEMBERED = 5_000;
    private static final int TAG_WEIGHT = 3;
    private static final int FIELD_WEIGHT = 2;

    /** Everybody here speaks of these; only where an idea is tagged with them do they tell. */
    private static final Set<String> COMMONPLACE =
            Set.of(
                    "school",
                    "child",
                    "children",
                    "pupil",
                    "teacher",
                    "teach",
                    "student",
                    "learn",
                    "class",
                    "lesson",
                    "boy",
                    "girl",
                    "education",
                    "good",
                    "day",
                    "year");

    /** Finer than the fields of school life, and across them. */
    private static final List<String> KINDRED =
            List.of(
                    "religio* god* pray* faith* islam* muslim* christian* church* moral* ethic* conscience value* belief* holy soul",
                    "parent* famil* home mother* father* son daughter household mothers poverty",
                    "law legal right rights rule rules compulsory state attendance freedom authorit* require* duty obligation",
                    "protest* strike* demonstrat* climate politic* citizen* democra* participat* action future courage responsib*",
                    "speak* speech talk language voice silent silence word words listen* gesture* expression mother tongue",
                    "help tutor* support guidance scaffold* disab* inclus* special needs readiness mixed ability",
                    "phone* smartphone* screen* media tiktok attention concentrat* distract* image*",
                    "number* arithmetic mathemat* math* geometry puzzle* proof*",
                    "bully* bullie* violence conflict* cruel* fight* peace* friend* shame",
                    "art arts music drawing beauty paint* poetry theatre craft* imagin* creativ*",
                    "money pay fund* budget* cost* resource* poor rich time timetable");

    private record Field(Set<String> whole, List<String> beginnings) {
        static Field of(String words) {
            Set<String> whole =
                    Words.in(words.replaceAll("\\S+\\*", " ")).stems().stream()
                            .filter(stem -> !COMMONPLACE.contains(stem))
                            .collect(Collectors.toUnmodifiableSet());
            List<String> beginnings =
                    Arrays.stream(words.split(" "))
                            .filter(word -> word.endsWith("*"))
                            .map(word -> word.substring(0, word.length() - 1))
                            .flatMap(word -> Words.in(word).stems().stream())
                            .toList();
            return new Field(whole, beginnings);
        }

        boolean has(String stem) {
            return whole.contains(stem) || beginnings.stream().anyMatch(stem::startsWith);
        }
    }

    private static final List<Field> FIELDS =
            Stream.concat(
                            Stream.of(Domain.values())
                                    .filter(domain -> domain != Domain.TEACHERS)
                                    .map(Domain::words),
                            KINDRED.stream())
                    .map(Field::of)
                    .toList();

    private record Stems(Set<String> tags, Set<String> words, BitSet fields) {}

    private final Map<Persona.Idea, Stems> stems = new ConcurrentHashMap<>();
    private final Map<Set<String>, BitSet> fields = new ConcurrentHashMap<>();

    /** By words and by fields. */
    int of(Persona.Idea idea, Set<String> text) {
        if (fields.size() > REMEMBERED) fields.clear();
        BitSet common = (BitSet) stems(idea).fields().clone();
        common.and(fields.computeIfAbsent(text, Relevance::fields));
        return byWords(idea, text) + FIELD_WEIGHT * common.cardinality();
    }

    /** By the very words only: whether a text can be about this idea. */
    int byWords(Persona.Idea idea, Set<String> text) {
        Stems own = stems(idea);
        return TAG_WEIGHT * shared(own.tags(), text) + shared(own.words(), text);
    }

    /** Without the words that everybody uses here. */
    static Set<String> telling(Set<String> stems) {
        return stems.stream()
                .filter(stem -> !COMMONPLACE.contains(stem))
                .collect(Collectors.toSet());
    }

    /** The nearest of a character's ideas. */
    int of(Persona persona, Set<String> text) {
        return persona.keyIdeas().stream().mapToInt(idea -> of(idea, text)).max().orElse(0);
    }

    private Stems stems(Persona.Idea idea) {
        if (stems.size() > REMEMBERED) stems.clear();
        return stems.computeIfAbsent(idea, Relevance::read);
    }

    private static Stems read(Persona.Idea idea) {
        Set<String> tags = Words.in(idea.title() + " " + String.join(" ", idea.tags())).stems();
        Set<String> words =
                Words.in(idea.statement()).stems().stream()
                        .filter(stem -> !COMMONPLACE.contains(stem))
                        .collect(Collectors.toSet());
        return new Stems(tags, words, fields(tags));
    }

    private static BitSet fields(Set<String> text) {
        BitSet hit = new BitSet(FIELDS.size());
        for (int i = 0; i < FIELDS.size(); i++) {
            if (text.stream().anyMatch(FIELDS.get(i)::has)) hit.set(i);
        }
        return hit;
    }

    private static int shared(Set<String> own, Set<String> text) {
        return (int) own.stream().filter(text::contains).count();
    }
}
