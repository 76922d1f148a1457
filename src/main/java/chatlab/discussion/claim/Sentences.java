package chatlab.discussion.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes a text apart into sentences. */
public final class Sentences {
    private static final int MOST_LETTERS = 320;
    private static final String ENDS = ".!?…";
    private static final String ENDS_WITHOUT_SPACE = "。！？";
    private static final String CLOSES = "”’\"'»)]*_";
    private static final String OPENS = "“‘«\"'([¿¡@*_";

    /** A full stop after these ends no sentence; nor after a single capital. */
    private static final Set<String> ABBREVIATIONS =
            Set.of("Mr", "Mrs", "Ms", "Dr", "St", "Prof", "vs", "cf", "No", "ch", "e.g", "i.e");

    /** Of a list, a quotation or a heading. */
    private static final Pattern MARK = Pattern.compile("^(?:[-*•>#]+|\\d+[.)])\\s+");

    /** Where a sentence stands in a text. */
    record Span(int start, int end) {}

    private Sentences() {}

    public static List<String> in(String text) {
        List<String> sentences = new ArrayList<>();
        for (String line : text.strip().split("\n")) {
            for (Span span : spans(line, 0, line.length())) {
                String part = line.substring(span.start(), span.end()).strip();
                String sentence = MARK.matcher(part).replaceFirst("").strip();
                if (sentence.codePoints().anyMatch(Character::isLetterOrDigit))
                    sentences.add(sentence);
            }
        }
        return sentences;
    }

    public static boolean isQuestion(String sentence) {
        return endsIn(sentence, "?？");
    }

    public static boolean isWhole(String sentence) {
        return endsIn(sentence, ENDS + ENDS_WITHOUT_SPACE);
    }

    /** On one line, and no longer than a reader would look at. */
    public static String cut(String sentence) {
        String line = sentence.replaceAll("[\\s\\p{Cc}\\p{Cs}]+", " ").strip();
        if (line.codePointCount(0, line.length()) <= MOST_LETTERS) return line;
        String start = line.substring(0, line.offsetByCodePoints(0, MOST_LETTERS));
        int space = start.lastIndexOf(' ');
        return (space > 0 ? start.substring(0, space) : start) + " …";
    }

    /** The sentences of one line of a text, without the white space around them. */
    static List<Span> spans(String text, int from, int to) {
        List<Span> spans = new ArrayList<>();
        int start = afterSpace(text, from, to);
        for (int i = start; i < to; i++) {
            int end = end(text, i, to);
            if (end < 0) continue;
            spans.add(new Span(start, end));
            start = afterSpace(text, end, to);
            i = start - 1;
        }
        int end = to;
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) end--;
        if (end > start) spans.add(new Span(start, end));
        return spans;
    }

    /** Where the sentence ends that this sign may end, with what closes it; −1 where none does. */
    private static int end(String text, int at, int to) {
        char sign = text.charAt(at);
        if (ENDS_WITHOUT_SPACE.indexOf(sign) >= 0) return at + 1;
        if (ENDS.indexOf(sign) < 0) return -1;
        int end = at + 1;
        while (end < to && CLOSES.indexOf(text.charAt(end)) >= 0) end++;
        if (end == to || !Character.isWhitespace(text.charAt(end))) return -1;
        int next = afterSpace(text, end, to);
        if (next == to || !begins(text.codePointAt(next))) return -1;
        return sign == '.' && isAbbreviated(text, at) ? -1 : end;
    }

    private static boolean begins(int letter) {
        return Character.isUpperCase(letter)
                || Character.isTitleCase(letter)
                || Character.getType(letter) == Character.OTHER_LETTER
                || Character.isDigit(letter)
                || OPENS.indexOf(letter) >= 0;
    }

    private static boolean isAbbreviated(String text, int dot) {
        int start = dot;
        while (start > 0 && dot - start < 5 && isOfWord(text.charAt(start - 1))) start--;
        String word = text.substring(start, dot);
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        return initial && !word.equals("I") || ABBREVIATIONS.contains(word);
    }

    private static boolean isOfWord(char letter) {
        return Character.isLetter(letter) || letter == '.';
    }

    private static int afterSpace(String text, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) at++;
        return at;
    }

    private static boolean endsIn(String sentence, String signs) {
        int last = sentence.length() - 1;
        while (last >= 0 && CLOSES.indexOf(sentence.charAt(last)) >= 0) last--;
        return last >= 0 && signs.indexOf(sentence.charAt(last)) >= 0;
    }
}
