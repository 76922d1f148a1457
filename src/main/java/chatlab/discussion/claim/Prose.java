package chatlab.discussion.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of a Markdown text that are somebody's own words: no code, no quoted block, no
 * table, no heading.
 */
final class Prose {
    /** Where it would be code; under a list it may be a paragraph, which is left alone as well. */
    private static final int INDENT = 4;

    private static final Pattern LIST = Pattern.compile("(?:[-*+•]|\\d{1,9}[.)])\\s+");
    private static final String EMPHASIS = "*_";

    /**
     * @param line which line of the text; only those of one stand together on the page
     */
    record Sentence(int line, int start, int end, Wording wording) {
        String in(String text) {
            return text.substring(start, end);
        }
    }

    private final String text;
    private final List<Sentences.Span> lines = new ArrayList<>();
    private final List<Sentence> sentences = new ArrayList<>();
    private String fence = "";
    private boolean quoting;
    private boolean blank = true;
    private int line;

    Prose(String text) {
        this.text = text;
        for (int start = 0; start < text.length(); line++) {
            int end = text.indexOf('\n', start);
            if (end < 0) end = text.length();
            read(start, end);
            start = end + 1;
        }
    }

    String text() {
        return text;
    }

    /** The lines, without the marks of a list. */
    List<Sentences.Span> lines() {
        return lines;
    }

    List<Sentence> sentences() {
        return sentences;
    }

    private void read(int start, int end) {
        int from = start;
        while (from < end && Character.isWhitespace(text.charAt(from))) from++;
        if (from == end) {
            quoting = false;
            blank = true;
            return;
        }
        boolean code = isCode(start, from, end);
        char first = text.charAt(from);
        quoting |= first == '>'; // to the end of its paragraph
        blank = false;
        if (!code && !quoting && first != '|' && first != '#') add(from, end);
    }

    private boolean isCode(int start, int from, int end) {
        String mark =
                text.startsWith("```", from) ? "```" : text.startsWith("~~~", from) ? "~~~" : "";
        if (!fence.isEmpty()) {
            if (mark.equals(fence)) fence = "";
            return true;
        }
        fence = mark;
        boolean indented = from - start >= INDENT || text.substring(start, from).contains("\t");
        return !mark.isEmpty() || blank && indented && from < end;
    }

    private void add(int from, int end) {
        Matcher list = LIST.matcher(text).region(from, end);
        int start = list.lookingAt() ? list.end() : from;
        lines.add(new Sentences.Span(start, end));
        for (Sentences.Span span : Sentences.spans(text, start, end)) {
            Sentence bare = bare(span);
            if (bare.end() > bare.start()) sentences.add(bare);
        }
    }

    /** What stands around it in the text and not on the page is left off. */
    private Sentence bare(Sentences.Span span) {
        int start = span.start();
        int end = span.end();
        while (start < end && EMPHASIS.indexOf(text.charAt(start)) >= 0) start++;
        while (end > start && EMPHASIS.indexOf(text.charAt(end - 1)) >= 0) end--;
        return new Sentence(line, start, end, Wording.of(text.substring(start, end)));
    }
}
