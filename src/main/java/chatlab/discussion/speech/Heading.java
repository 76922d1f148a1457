package chatlab.discussion.speech;

import java.util.regex.Pattern;

/**
 * A name at a line's beginning and how it is dressed.
 *
 * @param open what stands before it, in plain letters
 * @param labelled that is “Turn 4” or the like
 * @param name as it was written
 * @param frame what stands behind it but for an aside: closing marks and spaces
 * @param sign the first letter behind those, be it a colon, a dash, the line's end or another
 */
record Heading(
        Names.Whose whose, String open, boolean labelled, String name, String frame, char sign) {

    /**
     * Where a line stands.
     *
     * @param first nothing of the speaker's came before it
     * @param listed in a list that the speaker announced with a colon
     * @param code in a block of code
     */
    record Place(boolean first, boolean listed, boolean code) {}

    static final Pattern LIST_ITEM =
            Pattern.compile("[ \\t>]*(?:[-+*•·][ \\t]|\\d{1,3}[.)]).*", Pattern.DOTALL);

    private static final String CLOSING = "*_\"'`])>.";
    private static final int CAPITALS = 3;

    /** Whether the words that follow are said by whom it names; else it only speaks of somebody. */
    boolean isSpeakers(Place place, boolean dashed) {
        boolean item = LIST_ITEM.matcher(open).matches();
        if (item && place.listed()) return false;
        if (whose == Names.Whose.ROLES && place.code()) return false;
        if (sign == ':') return true;
        if (item && !labelled) return false;
        if (isEnclosed()) return true;
        boolean dressed = labelled || isEmphasised() || isInCapitals();
        boolean full = name.strip().contains(" ");
        return switch (sign) {
            case '\n' -> dressed || isOwn() && (full || place.first());
            case '-' -> dressed || full && (isOwn() || dashed);
            default -> false;
        };
    }

    boolean isOwn() {
        return whose == Names.Whose.OWN;
    }

    /** Whether the sign stands between name and words; else it is their first letter. */
    boolean isApart() {
        return sign == ':' || sign == '-';
    }

    /** What is still open behind the name: marks whose other halves may follow. */
    StringBuilder unclosed() {
        StringBuilder unclosed = new StringBuilder(open.replaceAll("[ \\t]", ""));
        frame.chars().forEach(c -> closes((char) c, unclosed));
        return unclosed;
    }

    /** Whether this closes something that is open, which it then is no longer. */
    static boolean closes(char c, StringBuilder open) {
        if (CLOSING.indexOf(c) < 0) return false;
        char opener =
                switch (c) {
                    case ']' -> '[';
                    case ')' -> '(';
                    case '>' -> '<';
                    default -> c;
                };
        int last = open.lastIndexOf(String.valueOf(opener));
        if (last >= 0) open.deleteCharAt(last);
        return last >= 0;
    }

    /** {@code <Name>}, {@code [Name]}, {@code {"speaker": "Name"}; [Name](address) is a link. */
    private boolean isEnclosed() {
        if (open.contains("<") && frame.contains(">")) return true;
        if (open.contains("{") && frame.contains("\"")) return labelled;
        return open.contains("[") && (frame.contains("] ") || frame.contains("]") && sign == '\n');
    }

    /** As a heading or with emphasis; — *Name* is under a quotation. */
    private boolean isEmphasised() {
        return !open.contains("-")
                && (open.contains("#") || open.contains("*") || open.contains("_"));
    }

    private boolean isInCapitals() {
        return name.codePoints().noneMatch(Character::isLowerCase)
                && name.codePoints().filter(Character::isUpperCase).count() >= CAPITALS;
    }
}
