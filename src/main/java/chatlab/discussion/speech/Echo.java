package chatlab.discussion.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Drops the beginning of a reply that only gives back what was just heard. While the letters agree
 * with the beginning of something heard (white space, punctuation, accents and capitals aside), all
 * is held back; once they part, the echo is dropped and the rest goes on.
 *
 * <p>It is an echo when a whole turn of at least ten words came back, or twelve words of a longer
 * one, up to a sentence's end. Less is let out: an honest reply may begin with the same few words,
 * a greeting is answered with a greeting, and a short quotation is in order. Twelve words in a row
 * in the same order hardly ever are chance.
 */
final class Echo {
    private static final int WHOLE = 10;
    private static final int PART = 12;

    /** So many letters of a word count as one where words are not set apart. */
    private static final int WORD = 6;

    /** So much that is no letter is no echo, but a drawing. */
    private static final int QUIET = 80;

    private static final Pattern DASH = Pattern.compile("^[ \\t]*[-–—]+[ \\t]+");

    private final List<String> heard;
    private final Consumer<String> out;
    private final StringBuilder held = new StringBuilder();
    private final List<LetterReader> agreeing = new ArrayList<>();
    private boolean foreign; // these are another's lines: nothing goes out
    private boolean listening;
    private int agreed; // letters
    private int words;
    private boolean inWord;
    private boolean whole; // with the last letter something heard was complete
    private boolean ending; // a sentence may have ended with what follows the last letter
    private int wordEnd; // in what is held, with the punctuation at the last word
    private int cut; // in what is held: so much is an echo

    Echo(List<String> heard, Consumer<String> out) {
        this.heard = heard.stream().filter(Echo::isLongEnough).toList();
        this.out = out;
        listen();
    }

    /** Whether the lines are another's. */
    boolean isForeign() {
        return foreign;
    }

    /** What follows is the speaker's. */
    void own() {
        if (!foreign) return;
        foreign = false;
        listen();
    }

    /**
     * What follows is another's; goes out only from where all that was heard has been given back.
     */
    void foreign() {
        foreign = true;
        listen();
    }

    void accept(String text) {
        int at = 0;
        while (at < text.length() && listening) {
            int letter = text.codePointAt(at);
            at += Character.charCount(letter);
            read(letter);
        }
        if (!foreign && at < text.length()) out.accept(text.substring(at));
    }

    /** The end, or another speaks: what agrees to here is judged as it is. */
    void finish() {
        if (!listening) return;
        boolean echo = whole && words() >= WHOLE || words() >= PART;
        String rest = held.substring(echo ? held.length() : cut);
        listening = false;
        if (!foreign && !rest.isEmpty()) out.accept(rest);
    }

    private void listen() {
        held.setLength(0);
        agreeing.clear();
        heard.forEach(text -> agreeing.add(new LetterReader(text)));
        listening = !heard.isEmpty();
        agreed = 0;
        words = 0;
        inWord = false;
        whole = false;
        ending = false;
        wordEnd = 0;
        cut = 0;
    }

    private void read(int letter) {
        held.appendCodePoint(letter);
        String letters = LetterReader.letters(letter);
        String plain = Letters.plain(letter);
        if (!letters.isEmpty()) compare(letter, letters);
        else if (plain.isEmpty()) wordEnd = held.length();
        else punctuate(letter, plain);
    }

    private void compare(int letter, String letters) {
        agreeing.removeIf(text -> !text.reads(letters));
        if (agreeing.isEmpty()) {
            part();
            return;
        }
        agreed += letters.length();
        whole = agreeing.stream().anyMatch(LetterReader::isAtEnd);
        if (!inWord || Character.isIdeographic(letter)) words++;
        inWord = true;
        ending = false;
        wordEnd = held.length();
    }

    private void punctuate(int letter, String plain) {
        boolean space = Letters.isBlank(letter);
        boolean adjacent = wordEnd == held.length() - Character.charCount(letter);
        inWord = false;
        if (space) {
            if (letter == '\n' && agreed > 0) ending = true;
            if (ending && isEcho(letter)) cut = wordEnd;
        } else if (adjacent) {
            wordEnd = held.length();
            ending |= endsSentence(plain);
            if ("。！？".indexOf(letter) >= 0 && isEcho(letter)) cut = wordEnd;
        }
        if (held.length() - wordEnd > QUIET) part();
    }

    /** Another's words are over only where a line is. */
    private boolean isEcho(int letter) {
        if (foreign) return whole && letter == '\n' && words() >= WHOLE;
        return words() >= (whole ? WHOLE : PART);
    }

    private boolean endsSentence(String plain) {
        return ".!?。".contains(plain.substring(0, 1)) || whole && plain.equals("\"");
    }

    /** What was heard and what is said have parted. */
    private void part() {
        if (cut == 0) {
            listening = false;
            if (!foreign) out.accept(held.toString());
            return;
        }
        String rest = DASH.matcher(held.substring(cut)).replaceFirst("");
        foreign = false;
        listen();
        accept(rest);
    }

    private int words() {
        return Math.max(words, agreed / WORD);
    }

    private static boolean isLongEnough(String text) {
        int words = 0;
        int letters = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int letter = text.codePointAt(at);
            boolean isLetter = Character.isLetterOrDigit(letter);
            if (isLetter) letters++;
            if (isLetter && (!inWord || Character.isIdeographic(letter))) words++;
            if (Math.max(words, letters / WORD) >= WHOLE) return true;
            inWord = isLetter;
        }
        return false;
    }
}
