package chatlab.discussion.speech;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** What may stand before a name. */
    static final String MARK_OR_PICTURE = "[ \\t*_#>\"'(\\[{<+•·~`\\p{So}\\p{Sk}-]";

    private static final String MARK = "[ \\t*_#>\"'(\\[{<+•·~`-]";

    private static final int LONGEST = 400;
    private static final int LONGEST_FOLD =
            20; // of one letter: some ligatures are a whole sentence

    private static final String MARKS = MARK_OR_PICTURE + "{0,24}+";
    private static final String NUMBER = "\\d{1,3}[.)]" + MARKS;

    /** Turn 4 –, [10:30], "speaker": and the like. */
    private static final String LABEL =
            "(?:\\d{1,2}:\\d\\d(?::\\d\\d)?[\\])]?|(?:(?:next )?speaker|turn|round|name|character"
                    + "|role|author|message|reply|response) ?#?\\d{0,3}[\"'*_\\])]{0,4} ?[-:.,)\\]])"
                    + MARKS;

    /** What may stand before a name, the longest first. */
    private static final List<Pattern> OPENINGS =
            Stream.of(
                            MARKS + "(?:" + NUMBER + ")?" + LABEL,
                            MARKS + NUMBER,
                            MARKS,
                            MARK + "{0,24}+") // a picture may be a name
                    .map(Pattern::compile)
                    .toList();

    private static final int LABELLED = 0;

    /** (smiling), [smiling], *smiling* after a name; the address of a link is none. */
    private static final String ASIDE =
            "[ \\t]{0,3}(?:(?<!])\\((?:[^()\\n]|\\([^()\\n]{0,40}\\)){0,100}\\)"
                    + "|(?<=[ \\t*_])\\[[^\\[\\]\\n]{0,100}]"
                    + "|(?<=[ \\t])[*_]{1,2}[^*_:\\n]{1,60}[*_]{1,2})";

    private static final Pattern AFTER_OWN =
            after(
                    "'?s?[ \\t]+(?:(?:next|final|opening)[ \\t]+)?"
                            + "(?:turn|reply|response|answer|statement|says|said|replies|responds)\\b");
    private static final Pattern AFTER_OTHERS = after("'s?[ \\t]+(?:next[ \\t]+)?turn\\b");

    private static final Pattern DIRECTED = Pattern.compile("[ \\t]*[*_(\\[]+[ \\t]?");

    /** With a verb, and no year: (Maria Montessori, 1949) is under a quotation. */
    private static final Pattern DIRECTION =
            Pattern.compile(
                    "(?=[ \\t,])[^*_()\\[\\]\\d\\n]{0,160}[*_)\\]]++[ \\t]*+(?<sign>[\\s\\S])");

    private final Names names;
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder plain = new StringBuilder();
    private final int[] places = new int[LONGEST + LONGEST_FOLD]; // in the line, by plain letter
    private Heading.Place place = new Heading.Place(true, false, false);
    private Names.@Nullable Found name;
    private int nameAt;
    private boolean labelled;
    private boolean mentioned; // the name is no heading, but the line may be a stage direction
    private int words; // where they begin, after the name
    private boolean dashed; // this reply sets names apart by a dash

    LineHead(Names names) {
        this.names = names;
    }

    private static Pattern after(String turn) {
        return Pattern.compile(
                "(?:%s)?(?<close>[*_\"'`\\])>.]{0,8}+)(?:%s)?(?<end>[ \\t*_\"'`\\])>.]{0,8}+)(?<sign>[\\s\\S])"
                        .formatted(turn, ASIDE));
    }

    void begin(Heading.Place at) {
        place = at;
        line.setLength(0);
        plain.setLength(0);
        name = null;
        mentioned = false;
    }

    /** Takes the line's next letter, its end being one. */
    Whose read(int letter) {
        int at = line.length();
        line.appendCodePoint(letter);
        String seen = Letters.plain(letter);
        for (int i = 0; i < seen.length(); i++) places[plain.length() + i] = at;
        plain.append(seen);
        boolean tooLong = plain.length() >= LONGEST || line.length() >= LONGEST;
        return tooLong ? Whose.NOBODYS : judge();
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
        return Heading.LIST_ITEM.matcher(plain).lookingAt();
    }

    private Whose judge() {
        if (name == null) {
            if (!findName()) return Whose.UNDECIDED;
            if (name == null) return Whose.NOBODYS;
        }
        if (!mentioned) {
            Pattern pattern = name.whose() == Names.Whose.OWN ? AFTER_OWN : AFTER_OTHERS;
            Matcher after = at(name.end(), pattern);
            boolean matches = after.lookingAt();
            if (after.hitEnd()) return Whose.UNDECIDED;
            if (matches) {
                Heading heading = heading(name, after);
                if (isSpeakers(heading, after)) return decide(heading, after);
            }
            mentioned = true;
        }
        return direction(name);
    }

    /** False where more letters are needed to tell whether there is one. */
    private boolean findName() {
        for (int i = 0; i < OPENINGS.size(); i++) {
            Matcher opening = at(0, OPENINGS.get(i));
            boolean matches = opening.lookingAt();
            if (opening.hitEnd()) return false;
            if (!matches) continue;
            Names.Found found = names.find(plain, opening.end());
            if (found.whose() == Names.Whose.UNDECIDED) return false;
            if (found.whose() == Names.Whose.NOBODYS) continue;
            name = found;
            nameAt = opening.end();
            labelled = i == LABELLED;
            return true;
        }
        return true;
    }

    private Heading heading(Names.Found found, Matcher after) {
        return new Heading(
                found.whose(),
                plain.substring(0, nameAt),
                labelled,
                line.substring(places[nameAt], places[found.end() - 1] + 1),
                after.group("close") + after.group("end"),
                after.group("sign").charAt(0));
    }

    /** A hyphen needs a space before it to be a dash. */
    private boolean isSpeakers(Heading heading, Matcher after) {
        boolean hyphen = line.charAt(places[after.start("sign")]) == '-';
        if (hyphen && !heading.frame().endsWith(" ")) return false;
        return heading.isSpeakers(place, dashed);
    }

    private Whose decide(Heading heading, Matcher after) {
        int sign = after.start("sign");
        if (!heading.isOwn()) {
            words = heading.isApart() ? line.length() : places[sign];
            return Whose.OTHERS;
        }
        int at = heading.isApart() ? sign + 1 : sign;
        StringBuilder unclosed = heading.unclosed();
        while (at < plain.length() && Heading.closes(plain.charAt(at), unclosed)) at++;
        while (at < plain.length() && " \t".indexOf(plain.charAt(at)) >= 0) at++;
        if (at == plain.length()) return Whose.UNDECIDED;
        dashed |= heading.sign() == '-';
        words = places[at];
        return Whose.OWN;
    }

    private Whose direction(Names.Found found) {
        if (found.whose() == Names.Whose.OWN || labelled) return Whose.NOBODYS;
        if (!DIRECTED.matcher(plain).region(0, nameAt).matches()) return Whose.NOBODYS;
        Matcher direction = at(found.end(), DIRECTION);
        boolean matches = direction.lookingAt();
        if (direction.hitEnd()) return Whose.UNDECIDED;
        return matches && direction.group("sign").equals("\n") ? Whose.DIRECTION : Whose.NOBODYS;
    }

    private Matcher at(int from, Pattern pattern) {
        return pattern.matcher(plain).region(from, plain.length()).useTransparentBounds(true);
    }
}
