package chatlab.conversation;

import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a text in which something was found, without Markdown's signs. */
public final class Excerpt {
    private static final int BEFORE = 32;
    private static final int LONGEST = 150;
    private static final Pattern LINE_SIGNS =
            Pattern.compile("(?m)^\\h*+(#{1,6}|>+|[-+*])\\s+|\\|");
    private static final Pattern SIGNS = Pattern.compile("[*_`~]+|\\]\\([^)\\s\\]]*+\\)|!?\\[");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    /** A stretch of it; {@code match} where it is one of the words that were looked for. */
    public record Part(String text, boolean match) {}

    private record Span(int start, int end) {}

    private final String text;
    private final Set<String> wanted;

    private Excerpt(String text, Set<String> wanted) {
        this.text = text;
        this.wanted = wanted;
    }

    /**
     * @param wanted folded words, or how words begin; where none occurs, it is the text's beginning
     */
    public static List<Part> of(String content, Set<String> wanted) {
        String lines = LINE_SIGNS.matcher(content).replaceAll(" ");
        String text = SIGNS.matcher(lines).replaceAll("").strip().replaceAll("\\s+", " ");
        return new Excerpt(text, wanted).parts();
    }

    private List<Part> parts() {
        List<Span> found = found();
        int start = found.isEmpty() ? 0 : begin(found.getFirst().start());
        int end = end(start);
        List<Part> parts = new ArrayList<>();
        int told = start;
        for (Span span : found) {
            if (span.end() > end) break;
            add(parts, text.substring(told, span.start()), false);
            add(parts, text.substring(span.start(), span.end()), true);
            told = span.end();
        }
        add(parts, text.substring(told, end), false);
        if (start > 0) parts.addFirst(new Part("… ", false));
        if (end < text.length()) parts.add(new Part(" …", false));
        return parts;
    }

    private List<Span> found() {
        List<Span> found = new ArrayList<>();
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            String folded = Words.fold(word.group());
            if (wanted.stream().anyMatch(folded::startsWith))
                found.add(new Span(word.start(), word.end()));
        }
        return found;
    }

    /** A little before what was found, where a word begins. */
    private int begin(int at) {
        if (at <= BEFORE) return 0;
        int space = text.indexOf(' ', at - BEFORE);
        return space < 0 || space >= at ? at : space + 1;
    }

    private int end(int start) {
        int most = start + LONGEST;
        if (most >= text.length()) return text.length();
        int space = text.lastIndexOf(' ', most);
        if (space > start + BEFORE) return space;
        return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
    }

    private static void add(List<Part> parts, String text, boolean match) {
        if (!text.isEmpty()) parts.add(new Part(text, match));
    }
}
