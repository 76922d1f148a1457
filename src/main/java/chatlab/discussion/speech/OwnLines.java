package chatlab.discussion.speech;

import chatlab.discussion.speech.Heading.Place;
import java.util.List;

/**
 * Goes through a reply line by line and hands on those that are the speaker's own. Another's line
 * after them ends the turn; where a script begins with others' lines, own ones may follow.
 */
final class OwnLines {
    /** What may stand between a colon and the line's end. */
    private static final String CLOSING = "*_\"”’)";

    private final LineHead head;
    private final Echo echo;
    private final CitationMarks out;
    private final CodeSpan code = new CodeSpan();
    private boolean begun; // it is known whose this line is
    private boolean first = true; // nothing of the speaker's came yet
    private boolean item; // this line is one of a list
    private boolean listed; // the speaker announced a list with a colon, and it goes on
    private char last; // of what can be seen in this line, 0 for nothing yet
    private boolean over;

    OwnLines(Names names, List<String> heard, CitationMarks out) {
        head = new LineHead(names);
        echo = new Echo(heard, out::accept);
        this.out = out;
    }

    void accept(String text) {
        int at = 0;
        while (at < text.length() && !over) {
            if (begun) {
                int newline = text.indexOf('\n', at);
                int end = newline < 0 ? text.length() : newline + 1;
                say(text.substring(at, end));
                at = end;
            } else {
                int letter = text.codePointAt(at);
                at += Character.charCount(letter);
                begin(letter);
            }
        }
    }

    void finish() {
        if (!begun && !over) begin('\n');
        if (!over) echo.finish();
    }

    /** Whether another's line has ended the turn. */
    boolean isOver() {
        return over;
    }

    private void begin(int letter) {
        switch (head.read(letter)) {
            case UNDECIDED -> {}
            case NOBODYS -> {
                String line = head.line();
                item = head.isListItem() || Letters.isBlank(line.charAt(0));
                say(line);
            }
            case OWN -> {
                echo.own();
                String words = head.words();
                head.begin(place());
                if (!words.equals("\n")) accept(words); // another name may follow
            }
            case OTHERS -> {
                if (!echo.isForeign()) echo.finish();
                over = out.hasSpoken();
                if (!over) out.forget();
                echo.foreign();
                say(head.words());
            }
            case DIRECTION -> nextLine();
        }
    }

    private void say(String text) {
        begun = true;
        if (!echo.isForeign()) look(text);
        echo.accept(text);
        if (text.endsWith("\n")) nextLine();
    }

    private void look(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            code.read(c);
            if (Letters.isBlank(c)) continue;
            first = false;
            if (CLOSING.indexOf(c) < 0) last = c;
        }
    }

    private void nextLine() {
        if (last != 0) listed = last == ':' || last == '：' || listed && item;
        last = 0;
        item = false;
        begun = false;
        head.begin(place());
    }

    private Place place() {
        return new Place(first, listed, code.isOpen());
    }
}
