package chatlab.discussion.speech;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last step of the filter: drops marks such as {@code [3]} that point nowhere, with the space
 * before them, and white space at both ends. Links and code stay as they are.
 */
final class CitationMarks {
    private static final Pattern MARK =
            Pattern.compile(
                    "\\[(?:\\^?\\d{1,3}|p\\d{1,4}|citation needed|source)]|【\\d{1,3}(?::\\d{1,3})?(?:†[^【】\\n]{0,30})?】");

    private final Consumer<String> out;
    private final StringBuilder ready = new StringBuilder();
    private final StringBuilder gap = new StringBuilder(); // goes out once something follows it
    private final StringBuilder held = new StringBuilder(); // what may become a mark
    private final Matcher mark = MARK.matcher(held);
    private final CodeSpan code = new CodeSpan();
    private boolean whole; // a mark is held, and only a link's address could still save it
    private boolean dropSpace; // the one after a mark at a line's beginning
    private boolean spoken; // a word, or a picture

    CitationMarks(Consumer<String> out) {
        this.out = out;
    }

    void accept(String text) {
        for (int i = 0; i < text.length(); i++) read(text.charAt(i));
    }

    /** Lets out what is certain. */
    void flush() {
        if (spoken) emit();
    }

    void finish() {
        if (whole) drop();
        release();
        emit();
    }

    /** Whether a word went out, or is about to: until then nothing does. */
    boolean hasSpoken() {
        return spoken;
    }

    /** Dashes and fences before the first word are of no use where it is another's. */
    void forget() {
        ready.setLength(0);
        gap.setLength(0);
    }

    private void emit() {
        if (ready.isEmpty()) return;
        out.accept(ready.toString());
        ready.setLength(0);
    }

    private void read(char c) {
        if (whole && c != '(') drop();
        if (!held.isEmpty() && !whole) {
            held.append(c);
            if (couldBeMark()) return;
            held.setLength(held.length() - 1);
        }
        release();
        if ((c == '[' || c == '【') && !code.isOpen()) held.append(c);
        else say(c);
    }

    private boolean couldBeMark() {
        mark.reset();
        whole = mark.matches();
        return whole || mark.hitEnd();
    }

    private void drop() {
        whole = false;
        held.setLength(0);
        int last = gap.length() - 1;
        if (last >= 0 && gap.charAt(last) != '\n') gap.setLength(last);
        else dropSpace = last >= 0;
    }

    /** What was held is no mark. */
    private void release() {
        whole = false;
        for (int i = 0; i < held.length(); i++) say(held.charAt(i));
        held.setLength(0);
    }

    private void say(char c) {
        code.read(c);
        boolean superfluous = dropSpace && c == ' ';
        dropSpace = false;
        if (superfluous) return;
        if (Letters.isBlank(c)) {
            gap.append(c);
            return;
        }
        if (spoken || !ready.isEmpty()) ready.append(gap);
        gap.setLength(0);
        ready.append(c);
        if (!spoken) spoken = isWord(c);
    }

    /** Half a letter counts: those outside the basic plane are words and pictures. */
    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.OTHER_SYMBOL;
    }
}
