package chatlab.persona;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a text, in lower case and without accents, to be compared with others. */
public final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST = 3;

    /** Words that say nothing about what a text is about. */
    private static final Set<String> COMMON =
            Set.copyOf(
                    Arrays.asList(
                            ("a about after again all also always am an and any are as at be because been before being both but by can"
                                            + " cannot could did do does doing done down each even ever every few for from get go had"
                                            + " has have having he her here hers him his how i if in into is it its itself just less"
                                            + " let like make made many may me mean means meant might mine more most much must my never no nor not now"
                                            + " of off on once one only or other our out over own say said same see shall she should so"
                                            + " some still such than that the their them then there these they thing this those"
                                            + " through to too two under until up us use used very was we were what when where which"
                                            + " while who whom why will with without would yet you your")
                                    .split(" ")));

    private final Set<String> words;

    private Words(Set<String> words) {
        this.words = words;
    }

    public static Words in(String text) {
        Set<String> words = new LinkedHashSet<>(Arrays.asList(APART.split(fold(text))));
        words.remove("");
        return new Words(words);
    }

    /** Lower case, accents off: what search and comparison look at. */
    public static String fold(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Says nothing about what a text is about. */
    public static boolean isCommon(String word) {
        return COMMON.contains(word);
    }

    public Set<String> all() {
        return Collections.unmodifiableSet(words);
    }

    /** How many of the wanted words (a trailing {@code *} stands for any ending) occur. */
    public int hits(String wanted) {
        int hits = 0;
        for (String pattern : wanted.split(" ")) {
            if (pattern.endsWith("*")) {
                String stem = pattern.substring(0, pattern.length() - 1);
                if (words.stream().anyMatch(word -> word.startsWith(stem))) hits++;
            } else if (words.contains(pattern)) {
                hits++;
            }
        }
        return hits;
    }

    /** The words that carry meaning, without their endings. */
    public Set<String> stems() {
        return words.stream()
                .filter(word -> word.length() >= SHORTEST || word.equals("ai"))
                .filter(word -> !COMMON.contains(word))
                .map(Words::stem)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** {@code grades}, {@code grading} and {@code graded} alike. */
    static String stem(String word) {
        String stem = word;
        if (stem.length() > 5 && stem.endsWith("ing")) stem = stem.substring(0, stem.length() - 3);
        else if (stem.length() > 4 && stem.endsWith("ies"))
            stem = stem.substring(0, stem.length() - 3) + "y";
        else if (stem.length() > 4 && stem.endsWith("ed"))
            stem = stem.substring(0, stem.length() - 2);
        else if (stem.length() > 3 && stem.endsWith("s") && !stem.endsWith("ss"))
            stem = stem.substring(0, stem.length() - 1);
        return stem.length() > 3 && stem.endsWith("e")
                ? stem.substring(0, stem.length() - 1)
                : stem;
    }
}
