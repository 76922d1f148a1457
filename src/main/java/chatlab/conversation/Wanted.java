package chatlab.conversation;

import chatlab.persona.Words;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param pieces what to find in titles and topics, in any place of a word
 * @param words what to find where something was said
 */
record Wanted(List<String> pieces, Set<String> words) {
    private static final int MOST = 8;

    /** In a search for “what Freire said about grades” only two words help. */
    static Wanted in(@Nullable String search) {
        if (search == null) return new Wanted(List.of(), Set.of());
        List<String> pieces =
                Arrays.stream(Words.fold(search).strip().split("\\s+")).distinct().toList();
        List<String> telling = pieces.stream().filter(piece -> !isCommon(piece)).toList();
        List<String> kept = (telling.isEmpty() ? pieces : telling).stream().limit(MOST).toList();
        Set<String> words =
                kept.stream()
                        .flatMap(piece -> words(piece).stream())
                        .limit(MOST)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Wanted(kept, words);
    }

    /** A piece may be several words, “and/or”; each is a search of its own, so there is an end. */
    static Set<String> words(String piece) {
        return Words.in(piece).all().stream()
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isCommon(String piece) {
        Set<String> words = Words.in(piece).all();
        return !words.isEmpty() && words.stream().allMatch(Words::isCommon);
    }
}
