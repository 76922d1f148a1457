package chatlab.discussion;

import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a speaker says, while it streams, held to its own turn: a line that begins with another's
 * name ends it, the own name before the words is dropped, so are stage directions for others and
 * marks such as {@code [3]} that point nowhere. It only holds back and appends: what went out
 * stays.
 */
final class SpeechFilter {
    /** Names under which models write the user's lines. */
    private static final List<String> HOST = List.of("the host", "host", "user", "human");

    private static final Pattern OPENING = Pattern.compile("^[\\s*_#>\"“(\\[-]+");
    private static final Pattern AFTER_NAME =
            Pattern.compile("^[*_\"”\\]\\s]*(?:\\([^)]*\\)[*_\\s]*)?");
    private static final Pattern MARK =
            Pattern.compile("\\s?\\[(?:\\^?\\d{1,3}|p\\d{1,4}|citation needed|source)](?!\\()");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern COLON = Pattern.compile("(?:[^:：(]|\\([^)]*\\))*+[:：]");
    private static final Pattern DIRECTION =
            Pattern.compile("\\s*[*_(\\[]+[^*_()\\[\\]]*[*_)\\]]*\\s*");
    private static final List<String> TITLES = List.of("", "dr ", "prof ", "professor ");
    private static final int LONGEST_MARK = 20;

    private enum Head {
        PLAIN,
        UNDECIDED,
        OWN,
        OTHERS,
        STAGE
    }

    private record Alias(String name, boolean own) {}

    private final List<Alias> aliases = new ArrayList<>();
    private final Consumer<String> out;
    private final StringBuilder pending =
            new StringBuilder(); // of the current line, not yet let out
    private final StringBuilder gap =
            new StringBuilder(); // white space that goes out once something follows it
    private boolean lineBegun;
    private boolean spoken;
    private boolean foreign; // a script that began with somebody else's lines; own lines may follow
    private boolean ended;

    /**
     * @param speaker null for the assistant of a plain chat
     */
    SpeechFilter(@Nullable Persona speaker, List<Persona> table, Consumer<String> out) {
        this.out = out;
        for (Persona persona : table) {
            boolean own = speaker != null && persona.id().equals(speaker.id());
            add(persona.name(), own);
            add(persona.called(), own);
            if (persona.surname() != null) {
                for (String title : TITLES) add(title + persona.surname(), own);
            }
        }
        if (speaker != null) HOST.forEach(name -> add(name, false));
        aliases.sort(Comparator.comparingInt((Alias alias) -> -alias.name().length()));
    }

    private void add(String name, boolean own) {
        aliases.add(new Alias(Words.fold(name).replaceAll("[\\s.-]+", ""), own));
    }

    /** Takes the next piece; lets out what is certain. */
    void accept(String text) {
        if (ended) return;
        boolean plain = text.chars().noneMatch(Character::isISOControl);
        pending.append(plain ? text : CONTROL.matcher(text).replaceAll(""));
        drain(false);
    }

    /** Lets out what was held back, but for white space at the end. */
    void finish() {
        if (!ended) drain(true);
        ended = true;
    }

    /** Whether the turn is over although more may come. */
    boolean ended() {
        return ended;
    }

    private void drain(boolean last) {
        while (!ended) {
            int newline = pending.indexOf("\n");
            if (!lineBegun && !begin(newline, last)) return;
            newline = pending.indexOf("\n");
            release(newline < 0 ? pending.length() : newline, newline >= 0 || last);
            if (newline < 0) return;
            pending.delete(0, pending.indexOf("\n") + 1);
            gap.append('\n');
            lineBegun = false;
        }
    }

    /** Looks at a line's beginning; false where nothing can go out before more has come. */
    private boolean begin(int newline, boolean last) {
        boolean whole = newline >= 0 || last;
        String line = newline >= 0 ? pending.substring(0, newline) : pending.toString();
        switch (head(line, whole)) {
            case UNDECIDED -> {
                return false;
            }
            case OTHERS -> {
                if (spoken) ended = true;
                foreign = true;
                return !ended && skip(line, whole);
            }
            case STAGE -> {
                return skip(line, whole);
            }
            case OWN -> {
                foreign = false;
                pending.delete(0, afterName(line));
            }
            case PLAIN -> {
                if (foreign) return skip(line, whole);
            }
        }
        lineBegun = true;
        return true;
    }

    /** Drops a line once it is whole. */
    private boolean skip(String line, boolean whole) {
        if (!whole) return false;
        pending.delete(0, line.length());
        lineBegun = true;
        return true;
    }

    private Head head(String line, boolean whole) {
        String folded = Words.fold(line);
        Matcher opening = OPENING.matcher(folded);
        String marks = opening.find() ? opening.group() : "";
        String rest = folded.substring(marks.length());
        if (rest.isEmpty()) return whole ? Head.PLAIN : Head.UNDECIDED;
        for (Alias alias : aliases) {
            int end = end(rest, alias.name());
            if (end < 0 && !whole && -end - 1 == rest.length()) return Head.UNDECIDED;
            if (end < 0) continue;
            String after = rest.substring(end);
            if (!after.isEmpty() && Character.isLetterOrDigit(after.charAt(0))) continue;
            String tail = AFTER_NAME.matcher(after).replaceFirst("");
            if (tail.startsWith(":")) return named(alias, tail, whole);
            if (!whole && (tail.isEmpty() || tail.matches("\\([^)]*"))) return Head.UNDECIDED;
            boolean direction =
                    marks.matches("\\s*[*_(\\[]+")
                            && !alias.own()
                            && DIRECTION.matcher(line).matches();
            if (direction && !whole) return Head.UNDECIDED;
            if (direction && line.strip().matches(".*[*_)\\]]")) return Head.STAGE;
        }
        return Head.PLAIN;
    }

    /** What closes the own name's emphasis may follow the colon. */
    private static Head named(Alias alias, String fromColon, boolean whole) {
        if (!alias.own()) return Head.OTHERS;
        boolean open = fromColon.substring(1).chars().allMatch(c -> " \t*_".indexOf(c) >= 0);
        return open && !whole ? Head.UNDECIDED : Head.OWN;
    }

    /**
     * Where the name ends in the text, whatever spaces, dots and hyphens stand between its letters;
     * else −1 − how far they agree.
     */
    private static int end(String text, String name) {
        int at = 0;
        for (int i = 0; i < name.length(); at++) {
            if (at == text.length()) return -at - 1;
            char next = text.charAt(at);
            if (next == name.charAt(i)) i++;
            else if (i == 0 || " .-".indexOf(next) < 0) return -at - 1;
        }
        return at;
    }

    /** After the colon, what closes the emphasis that began before the name, and spaces. */
    private static int afterName(String line) {
        Matcher colon = COLON.matcher(line);
        if (!colon.lookingAt()) return 0;
        int at = colon.end();
        long open = emphasis(line.substring(0, at));
        while (at < line.length() && open > 0 && "*_".indexOf(line.charAt(at)) >= 0) {
            at++;
            open--;
        }
        while (at < line.length() && " \t".indexOf(line.charAt(at)) >= 0) at++;
        return at;
    }

    /** How many marks of emphasis are still open: those before the name less those after it. */
    private static long emphasis(String name) {
        int first = 0;
        while (!Character.isLetterOrDigit(name.charAt(first))) first++;
        String lead = name.substring(0, first);
        String rest = name.substring(first);
        return lead.chars().filter(c -> "*_".indexOf(c) >= 0).count()
                - rest.chars().filter(c -> "*_".indexOf(c) >= 0).count();
    }

    private void release(int length, boolean lineEnds) {
        int certain = lineEnds ? length : beforeSpace(certain(length));
        String text = pending.substring(0, certain);
        if (text.indexOf('[') >= 0) text = MARK.matcher(text).replaceAll("");
        pending.delete(0, certain);
        if (foreign && !spoken) return;
        String trimmed = text.stripTrailing();
        if (!spoken) trimmed = trimmed.stripLeading();
        if (trimmed.isEmpty()) {
            if (spoken) gap.append(text);
            return;
        }
        out.accept(spoken ? gap + trimmed : trimmed);
        spoken = true;
        gap.setLength(0);
        gap.append(text, text.stripTrailing().length(), text.length());
    }

    /** A space may belong to a mark that follows. */
    private int beforeSpace(int length) {
        int end = length;
        while (end > 0 && Character.isWhitespace(pending.charAt(end - 1))) end--;
        return end;
    }

    /**
     * Holds an open bracket that may become a mark, with the space before it, and half a surrogate
     * pair.
     */
    private int certain(int length) {
        int bracket = pending.lastIndexOf("[");
        boolean open =
                bracket >= 0
                        && pending.indexOf("]", bracket) < 0
                        && length - bracket <= LONGEST_MARK;
        if (open) return bracket > 0 && pending.charAt(bracket - 1) == ' ' ? bracket - 1 : bracket;
        boolean closedAtEnd =
                bracket >= 0
                        && pending.indexOf("]", bracket) == length - 1
                        && length - bracket <= LONGEST_MARK;
        if (closedAtEnd)
            return bracket > 0 && pending.charAt(bracket - 1) == ' ' ? bracket - 1 : bracket;
        return length > 0 && Character.isHighSurrogate(pending.charAt(length - 1))
                ? length - 1
                : length;
    }
}
