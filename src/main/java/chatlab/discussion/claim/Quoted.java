package chatlab.discussion.claim;

import java.util.ArrayList;
import java.util.List;

/**
 * Words that stand in quotation marks, within one line of a text.
 *
 * @param line the line they stand in
 * @param words where they stand, without the marks
 */
record Quoted(Sentences.Span line, Sentences.Span words) {
    private static final String OPENING = "“«";
    private static final String CLOSING = "”»";

    static List<Quoted> in(String text, Sentences.Span line) {
        List<Quoted> found = new ArrayList<>();
        String masked = withoutCode(text.substring(line.start(), line.end()));
        boolean paired = masked.chars().filter(sign -> sign == '"').count() % 2 == 0;
        int open = -1;
        char closing = 0;
        for (int i = 0; i < masked.length(); i++) {
            char sign = masked.charAt(i);
            if (open >= 0 && sign == closing) {
                add(found, text, line, new Sentences.Span(open, i));
                open = -1;
            } else if (OPENING.indexOf(sign) >= 0) {
                open = i + 1;
                closing = CLOSING.charAt(OPENING.indexOf(sign));
            } else if (open < 0 && sign == '"' && paired) {
                open = i + 1;
                closing = sign;
            }
        }
        return found;
    }

    private static void add(
            List<Quoted> found, String text, Sentences.Span line, Sentences.Span within) {
        int start = line.start() + within.start();
        int end = line.start() + within.end();
        while (start < end && Character.isWhitespace(text.charAt(start))) start++;
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) end--;
        if (end > start) found.add(new Quoted(line, new Sentences.Span(start, end)));
    }

    /** What stands between backticks is blanked out, its length kept. */
    private static String withoutCode(String line) {
        if (line.indexOf('`') < 0) return line;
        StringBuilder masked = new StringBuilder(line);
        for (int open = line.indexOf('`'); open >= 0; ) {
            int close = line.indexOf('`', open + 1);
            if (close < 0) break;
            for (int i = open; i <= close; i++) masked.setCharAt(i, ' ');
            open = line.indexOf('`', close + 1);
        }
        return masked.toString();
    }

    /** What leads up to it, on its line. */
    String before(String text, int most) {
        return text.substring(Math.max(line.start(), words.start() - most), words.start());
    }

    /** What follows it, on its line. */
    String after(String text, int most) {
        return text.substring(words.end(), Math.min(line.end(), words.end() + most));
    }
}
