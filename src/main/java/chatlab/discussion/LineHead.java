package chatlab.discussion;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a line from its beginning until it is clear whose it is. Every pattern is bounded, and
 * {@link Matcher#hitEnd} tells whether more letters could still change the answer: a line is held
 * back no longer than it must be.
 */
final class LineHead {
    enum Whose {
        UNDECIDED,
        /** Without a name: whose the line before was. */
        NOBODYS,
        OWN,
        OTHERS,
        /** A stage direction for somebody else. */
        DIRECTION
    }

    /**
     * Where a line stands.
     *
     * @param first nothing of the speaker's came before it
     * @param listed in a list that the speaker announced with a colon
     * @param code in a block of code
     */
    record Place(boolean first, boolean listed, boolean code) {}

    /** What may stand before a name. */
    static final String MARK = "[ \\t*_#>\"'(\\[{<+•·~`-]";

    private static final int LONGEST = 400;
    private static final int LONGEST_FOLD = 20; // of one letter: the longest ligatures

    private static final String MARKS = MARK + "{0,24}+";
    private static final String NUMBER = "\\d{1,3}[.)]";

    /** Turn 4 –, [10:30], "speaker": and the like. */
    private static final String LABEL =
            "(?<label>\\d{1,2}:\\d\\d(?::\\d\\d)?[\\])]?|(?:(?:next )?speaker|turn|round|name|character"
                    + "|role|author|message|reply|response) ?#?\\d{0,3}[\"'*_\\])]{0,4} ?[-:.,)\\]])";

    private static final String CLOSING = "*_\"'`])>.";

    /** (smiling), [smiling], *smiling* after a name; the address of a link is none. */
    private static final String ASIDE =
            "[ \\t]{0,3}(?:(?<!])\\((?:[^()\\n]|\\([^()\\n]{0,40}\\)){0,100}\\)"
                    + "|(?<=[ \\t*_])\\[[^\\[\\]\\n]{0,100}]"
                    + "|(?<=[ \\t])[*_]{1,2}[^*_:\\n]{1,60}[*_]{1,2})";

    private static final String OWN_TURN =
            "(?:'?s?[ \\t]+(?:(?:next|final|opening)[ \\t]+)?"
                    + "(?:turn|reply|response|answer|statement|says|said|replies|responds)\\b)?";
    private static final String OTHERS_TURN = "(?:'s?[ \\t]+(?:next[ \\t]+)?turn\\b)?";

    private static final Pattern LIST_ITEM =
            Pattern.compile("[ \\t>]*(?:[-+*•·][ \\t]|" + NUMBER + ").*");

    private final StringBuilder line = new StringBuilder();
    private final StringBuilder plain = new StringBuilder();
    private final int[] places = new int[LONGEST + LONGEST_FOLD]; // in the line, by plain letter
    private final Matcher own;
    private final Matcher others;
    private final Matcher direction;
    private final Pattern roles;
    private Place place = new Place(true, false, false);
    private int words; // where they begin, after the name
    private boolean dashed; // this reply sets names apart by a dash

    LineHead(Names names) {
        own = head(names.own(), OWN_TURN).matcher(plain);
        others = head(names.others(), OTHERS_TURN).matcher(plain);
        direction = direction(names.others()).matcher(plain);
        roles = Pattern.compile(names.roles());
    }

    /** The sign is the first letter that is neither name nor frame: a colon, a dash, the line's end. */
    private static Pattern head(String names, String turn) {
        String open = MARKS + "(?:" + NUMBER + MARKS + ")?(?:" + LABEL + MARKS + ")?";
        String close = "[*_\"'`\\])>.]{0,8}+";
        String end = "[ \\t*_\"'`\\])>.]{0,8}+";
        return Pattern.compile(
                "(?<open>%s)(?<name>%s)(?![\\p{L}\\p{N}])%s(?<close>%s)(?:%s)?(?<end>%s)(?<sign>[\\s\\S])"
                        .formatted(open, names, turn, close, ASIDE, end));
    }

    private static Pattern direction(String names) {
        return Pattern.compile(
                "[ \\t]*[*_(\\[]+[ \\t]?%s(?![\\p{L}\\p{N}])[^*_()\\[\\]\\n]{0,160}[*_)\\]]++[ \\t]*+(?<sign>[\\s\\S])"
                        .formatted(names));
    }

    void begin(Place at) {
        place = at;
        line.setLength(0);
        plain.setLength(0);
    }

    /** Takes the line's next letter, its end being one. */
    Whose read(int letter) {
        int at = line.length();
        line.appendCodePoint(letter);
        String seen = Letters.plain(letter);
        for (int i = 0; i < seen.length(); i++) places[plain.length() + i] = at;
        plain.append(seen);
        if (plain.length() < LONGEST && line.length() < LONGEST) return judge();
        return Whose.NOBODYS;
    }

    /** All that was read. */
    String line() {
        return line.toString();
    }

    /** What was read after the name. */
    String words() {
        return line.substring(words);
    }

    boolean isListItem() {
        return LIST_ITEM.matcher(plain).lookingAt();
    }

    private Whose judge() {
        boolean mine = own.reset().lookingAt();
        boolean theirs = others.reset().lookingAt();
        if (own.hitEnd() || others.hitEnd()) return Whose.UNDECIDED;
        if (mine && theirs && own.end("name") < others.end("name")) mine = false;
        if (mine && isHead(own, true)) return findWords();
        if (!mine && theirs && isHead(others, false)) {
            words = isApart(others) ? line.length() : places[others.start("sign")];
            return Whose.OTHERS;
        }
        boolean directed = direction.reset().lookingAt();
        if (direction.hitEnd()) return Whose.UNDECIDED;
        return directed && direction.group("sign").equals("\n") ? Whose.DIRECTION : Whose.NOBODYS;
    }

    /** Whether a line that begins with a name is told apart by it, or only speaks of somebody. */
    private boolean isHead(Matcher head, boolean mine) {
        String open = head.group("open");
        String end = head.group("close") + head.group("end");
        char sign = head.group("sign").charAt(0);
        boolean labelled = head.group("label") != null;
        boolean item = LIST_ITEM.matcher(open).matches();
        if (item && place.listed()) return false;
        if (place.code() && roles.matcher(head.group("name")).matches()) return false;
        if (sign == ':') return true;
        if (item && !labelled) return false;
        if (open.contains("<") && end.contains(">")) return true;
        if (open.contains("[") && (end.contains("] ") || end.contains("]") && sign == '\n')) {
            return true;
        }
        if (open.contains("{") && labelled && end.contains("\"")) return true;
        boolean dressed = labelled || isDressed(open) || isInCapitals(head);
        boolean full = head.group("name").strip().contains(" ");
        return switch (sign) {
            case '\n' -> dressed || mine && (full || place.first());
            case '-' -> isDash(head) && (dressed || full && (mine || dashed));
            default -> false;
        };
    }

    /** As a heading or with emphasis; — *Name* is under a quotation. */
    private static boolean isDressed(String open) {
        return !open.contains("-")
                && (open.contains("#") || open.contains("*") || open.contains("_"));
    }

    private boolean isInCapitals(Matcher head) {
        String name = line.substring(places[head.start("name")], places[head.end("name") - 1] + 1);
        return name.codePoints().noneMatch(Character::isLowerCase)
                && name.codePoints().filter(Character::isUpperCase).count() > 2;
    }

    /** A hyphen needs a space before it. */
    private boolean isDash(Matcher head) {
        return line.charAt(places[head.start("sign")]) != '-' || head.group("end").endsWith(" ");
    }

    /** After the sign, what closes what opened before the name, and spaces. */
    private Whose findWords() {
        char sign = own.group("sign").charAt(0);
        if (sign == '\n') {
            words = line.length();
            return Whose.OWN;
        }
        StringBuilder open = new StringBuilder(own.group("open").replaceAll("[ \\t]", ""));
        String end = own.group("close") + own.group("end");
        end.chars().forEach(c -> closes((char) c, open));
        int at = isApart(own) ? own.end() : own.start("sign");
        while (at < plain.length() && closes(plain.charAt(at), open)) at++;
        while (at < plain.length() && " \t".indexOf(plain.charAt(at)) >= 0) at++;
        if (at == plain.length()) return Whose.UNDECIDED;
        dashed |= sign == '-';
        words = places[at];
        return Whose.OWN;
    }

    /** Whether the sign stands between name and words; else it is their first letter. */
    private static boolean isApart(Matcher head) {
        return ":-".contains(head.group("sign"));
    }

    /** Whether this closes something that is open, which it then is no longer. */
    private static boolean closes(char c, StringBuilder open) {
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
}
