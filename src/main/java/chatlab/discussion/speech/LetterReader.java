package chatlab.discussion.speech;

/**
 * Reads a text's letters and digits one after the other, as comparison sees them, and no further
 * than it is asked to.
 */
final class LetterReader {
    private final String text;
    private int at;
    private String letters = ""; // of the last code point read
    private int next; // of those

    LetterReader(String text) {
        this.text = text;
    }

    /** The letters and digits that a code point comes to; often none. */
    static String letters(int letter) {
        String plain = Letters.plain(letter);
        if (plain.chars().allMatch(Character::isLetterOrDigit)) return plain;
        StringBuilder letters = new StringBuilder();
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Whether these come next; they are then read. */
    boolean reads(String wanted) {
        for (int i = 0; i < wanted.length(); i++) {
            if (isAtEnd() || letters.charAt(next) != wanted.charAt(i)) return false;
            next++;
        }
        return true;
    }

    boolean isAtEnd() {
        while (next == letters.length()) {
            if (at == text.length()) return true;
            int letter = text.codePointAt(at);
            at += Character.charCount(letter);
            letters = letters(letter);
            next = 0;
        }
        return false;
    }
}
