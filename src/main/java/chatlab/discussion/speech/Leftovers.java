package chatlab.discussion.speech;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a stream what a model's own machinery left in it: thoughts, the tokens of its chat
 * template, control characters, halves of letters. Lines end in {@code \n} behind it. In Markdown
 * code everything stays.
 */
final class Leftovers {
    /** Every alternative ends in a letter of its own, and none is long: little is held back. */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<thought></?(?:think|thinking|thought|reasoning)>|\\[/?think])"
                            + "|(?:<\\|im_start\\|>|<\\|start_header_id\\|>|<start_of_turn>)"
                            + "(?<role>assistant|model|user|system|tool)?"
                            + "|<[|｜][^|｜<>\\s]{1,40}[|｜]>"
                            + "|</s>|</?(?:eos|bos|pad)>|<end_of_turn>|\\[/?inst]|<</?sys>>",
                    Pattern.CASE_INSENSITIVE);

    private final Consumer<String> out;
    private final StringBuilder pending = new StringBuilder();
    private final StringBuilder clean = new StringBuilder();
    private final CodeSpan code = new CodeSpan();
    private final Matcher token = TOKEN.matcher(pending);
    private char half; // of a letter outside the basic plane, 0 for none
    private boolean returned; // the last letter was a carriage return
    private boolean thinking;
    private boolean begun;
    private boolean over;

    Leftovers(Consumer<String> out) {
        this.out = out;
    }

    void accept(String text) {
        for (int i = 0; i < text.length(); i++) add(text.charAt(i));
        scan(false);
    }

    void finish() {
        scan(true);
    }

    /** Whether a token has ended the turn. */
    boolean isOver() {
        return over;
    }

    private void add(char c) {
        boolean pair = half != 0 && Character.isLowSurrogate(c);
        if (pair) pending.append(half).append(c);
        half = Character.isHighSurrogate(c) ? c : 0;
        boolean lineEnds = "\n\r\u000B\f\u0085\u2028\u2029".indexOf(c) >= 0;
        if (lineEnds && !(c == '\n' && returned)) pending.append('\n');
        returned = c == '\r';
        if (lineEnds || Character.isSurrogate(c)) return;
        if (c == '\t' || !Character.isISOControl(c)) pending.append(c);
    }

    private void scan(boolean last) {
        int at = 0;
        while (at < pending.length() && !over) {
            char c = pending.charAt(at);
            boolean possible = (c == '<' || c == '[') && (thinking || !code.isOpen());
            if (possible) {
                token.reset().region(at, pending.length());
                boolean found = token.lookingAt();
                if (token.hitEnd() && !last) break;
                if (found) {
                    take();
                    at = token.end();
                    continue;
                }
            }
            if (!thinking) say(c);
            at++;
        }
        pending.delete(0, at);
        if (clean.isEmpty()) return;
        out.accept(clean.toString());
        clean.setLength(0);
    }

    private void say(char c) {
        clean.append(c);
        code.read(c);
        begun |= !Letters.isBlank(c);
    }

    /** Before the first word a token only opens the turn, unless it opens another's. */
    private void take() {
        String thought = token.group("thought");
        if (thought != null) {
            thinking = thought.charAt(1) != '/';
        } else if (!thinking) {
            String role = token.group("role");
            boolean anothers =
                    role != null
                            && !role.equalsIgnoreCase("assistant")
                            && !role.equalsIgnoreCase("model");
            over = begun || anothers;
        }
    }
}
