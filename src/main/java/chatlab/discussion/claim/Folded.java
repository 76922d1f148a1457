package chatlab.discussion.claim;

import chatlab.persona.Words;
import java.util.regex.Pattern;

/** A text as it is compared: its words alone, in lower case, one space around each. */
record Folded(String text) {
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");

    static Folded of(String text) {
        return new Folded(" " + APART.matcher(Words.fold(text)).replaceAll(" ").strip() + " ");
    }

    boolean contains(Folded other) {
        return text.contains(other.text);
    }

    int words() {
        return text.isBlank() ? 0 : (int) text.chars().filter(letter -> letter == ' ').count() - 1;
    }
}
