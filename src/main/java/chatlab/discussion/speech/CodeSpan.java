package chatlab.discussion.speech;

/** Whether a text is within Markdown code, told letter by letter. */
final class CodeSpan {
    private static final int FENCE = 3;

    private int run; // of backticks just read
    private int open; // how many backticks opened the code

    void read(char c) {
        if (c == '`') {
            run++;
            return;
        }
        settle();
        if (c == '\n' && open < FENCE) open = 0;
    }

    /** To be asked before a letter that is no backtick. */
    boolean isOpen() {
        settle();
        return open > 0;
    }

    private void settle() {
        if (run == 0) return;
        if (open == 0) open = run;
        else if (run == open || open >= FENCE && run > open) open = 0;
        run = 0;
    }
}
