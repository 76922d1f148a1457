package chatlab.discussion;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Picks turns of phrase that a speaker has not used.
 *
 * @param own all that the speaker has said
 */
record Phrases(String own, Random random) {

    Optional<String> fresh(List<String> phrases) {
        List<String> left =
                phrases.stream().filter(phrase -> !own.contains(literal(phrase))).toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(left.get(random.nextInt(left.size())));
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
