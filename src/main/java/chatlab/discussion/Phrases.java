package chatlab.discussion;

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
 */
record Phrases(String own, String said, Random random, boolean simple) {
    private static final int LONG_SENTENCE = 26;

    static Phrases of(Situation situation) {
        return new Phrases(
                situation.own(), situation.said(), situation.random(), situation.isForChildren());
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
        return one(phrases, said, phrase -> true);
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
        return closed.replace("{name}", name).replace("{point}", point);
    }
}
