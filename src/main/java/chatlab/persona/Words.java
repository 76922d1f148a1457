package chatlab.persona;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a text, in lower case and without accents, to be compared with others. */
public final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST_STEM = 4;

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

    /** How many words the two share, endings aside. */
    public int shared(Words other) {
        return (int) words.stream().filter(word -> other.words.stream().anyMatch(each -> alike(word, each))).count();
    }

    /** The same word, or the same but for a short ending. */
    static boolean alike(String one, String other) {
        if (one.equals(other)) return true;
        int common = 0;
        int shorter = Math.min(one.length(), other.length());
        while (common < shorter && one.charAt(common) == other.charAt(common)) common++;
        return common >= SHORTEST_STEM && Math.max(one.length(), other.length()) - common <= 3;
    }
}
