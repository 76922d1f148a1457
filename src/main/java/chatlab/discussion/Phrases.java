package chatlab.discussion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Picks turns of phrase that have not been used.
 *
 * @param own all that the speaker has said
 * @param said all that anybody has said
 * @param simple whether long sentences are passed over, where there are shorter ones
 * @param share which of everybody's phrases this one may use
 */
record Phrases(String own, String said, Random random, boolean simple, Share share) {
    private static final int LONG_SENTENCE = 26;

    /** Where nobody hears the others, no two are to take the same phrase: each has every nth. */
    record Share(int seat, int seats) {
        static Share of(Situation situation) {
            return situation.brief().phase().unseen()
                    ? new Share(situation.seat(), situation.seats())
                    : new Share(0, 1);
        }

        List<String> of(List<String> phrases) {
            List<String> mine = new ArrayList<>();
            for (int i = seat; i < phrases.size(); i += seats) mine.add(phrases.get(i));
            return mine;
        }
    }

    static Phrases of(Situation situation) {
        return new Phrases(
                situation.own(),
                situation.said(),
                situation.random(),
                situation.isForChildren(),
                Share.of(situation));
    }

    /** One of the speaker's own phrases that it has not used. */
    Optional<String> fresh(List<String> phrases) {
        return one(phrases, own, phrase -> true);
    }

    Optional<String> fresh(List<String> phrases, Predicate<String> wanted) {
        return one(phrases, own, wanted).or(() -> fresh(phrases));
    }

    /** One of those that belong to nobody ({@link Common}), and that nobody has used. */
    Optional<String> common(List<String> phrases) {
        return one(share.of(phrases), said, phrase -> true);
    }

    Optional<String> common(List<String> phrases, Predicate<String> wanted) {
        return one(share.of(phrases), said, wanted).or(() -> common(phrases));
    }

    private Optional<String> one(List<String> phrases, String used, Predicate<String> wanted) {
        List<String> left =
                phrases.stream()
                        .filter(phrase -> !phrase.isBlank() && !used.contains(literal(phrase)))
                        .filter(wanted)
                        .toList();
        List<String> brief = simple ? left.stream().filter(Phrases::isSimple).toList() : left;
        List<String> choice = brief.isEmpty() ? left : brief;
        return choice.isEmpty()
                ? Optional.empty()
                : Optional.of(choice.get(random.nextInt(choice.size())));
    }

    static boolean isSimple(String text) {
        return Pieces.sentences(text).stream().allMatch(each -> Pieces.words(each) < LONG_SENTENCE);
    }

    /** The longest stretch of a phrase that no slot changes. */
    static String literal(String phrase) {
        return Stream.of(phrase.split("\\{[a-z]+}"))
                .max(Comparator.comparingInt(String::length))
                .orElse(phrase);
    }

    /** A phrase with somebody's point in it; a point with a comma in it is closed by another. */
    static String withPoint(String phrase, String point, String name) {
        String closed = point.contains(",") ? phrase.replace("{point} ", "{point}, ") : phrase;
        return closed.replace("{name}", name).replace("{point}", Sentence.clause(point));
    }
}
