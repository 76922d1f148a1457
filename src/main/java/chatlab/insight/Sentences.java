package chatlab.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes a text apart into sentences. */
final class Sentences {
    private static final int MOST_LETTERS = 320;

    /** After a full stop that ends no abbreviation, before a sign that can begin a sentence. */
    private static final Pattern BETWEEN =
            Pattern.compile(
                    "(?<=[.!?…][”’\"')\\]]{0,2})(?<!\\b(?:Mr|Mrs|Ms|Dr|St|Prof|vs|cf|No|ch|e\\.g|i\\.e|\\p{Lu})\\.)"
                            + "\\s+(?=[\\p{Lu}\\p{Lt}\\p{Lo}\\p{N}“‘«\"'(¿¡@*_])"
                            + "|(?<=[。！？])|\\n");

    /** Of a list, a quotation or a heading. */
    private static final Pattern MARK = Pattern.compile("^(?:[-*•>#]+|\\d+[.)])\\s+");

    private Sentences() {}

    static List<String> in(String text) {
        List<String> sentences = new ArrayList<>();
        for (String part : BETWEEN.split(text.strip())) {
            String sentence = MARK.matcher(part.strip()).replaceFirst("").strip();
            if (sentence.codePoints().anyMatch(Character::isLetterOrDigit)) sentences.add(sentence);
        }
        return sentences;
    }

    static boolean isQuestion(String sentence) {
        return sentence.matches("(?s).*[?？][”’\"')*_]*");
    }

    static boolean isWhole(String sentence) {
        return sentence.matches("(?s).*[.!?…。！？][”’\"')*_]*");
    }

    /** On one line, and no longer than a reader would look at. */
    static String cut(String sentence) {
        String line = sentence.replaceAll("[\\s\\p{Cc}\\p{Cs}]+", " ").strip();
        if (line.codePointCount(0, line.length()) <= MOST_LETTERS) return line;
        String start = line.substring(0, line.offsetByCodePoints(0, MOST_LETTERS));
        int space = start.lastIndexOf(' ');
        return (space > 0 ? start.substring(0, space) : start) + " …";
    }
}
