package chatlab.discussion.claim;

import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Some words, as they are compared.
 *
 * @param tokens letters and digits that stand together, as they are written
 * @param small the same in lower case and without accents
 * @param folded those in one, a space around each
 */
record Wording(List<String> tokens, List<String> small, String folded) {
    private static final int ASCII = 128;

    static Wording of(String text) {
        List<String> tokens = new ArrayList<>();
        List<String> small = new ArrayList<>();
        StringBuilder folded = new StringBuilder(text.length() + 2).append(' ');
        int start = -1;
        boolean plain = true;
        for (int i = 0; i <= text.length(); i++) {
            char letter = i < text.length() ? text.charAt(i) : ' ';
            if (isOfWord(letter)) {
                if (start < 0) start = i;
                plain &= letter < ASCII;
            } else if (start >= 0) {
                String token = text.substring(start, i);
                String fold = plain ? token.toLowerCase(Locale.ROOT) : Words.fold(token).strip();
                tokens.add(token);
                small.add(fold);
                folded.append(fold).append(' ');
                start = -1;
                plain = true;
            }
        }
        return new Wording(tokens, small, folded.toString());
    }

    private static boolean isOfWord(char letter) {
        if (letter < ASCII)
            return letter >= 'a' && letter <= 'z'
                    || letter >= 'A' && letter <= 'Z'
                    || letter >= '0' && letter <= '9';
        return Character.isLetterOrDigit(letter)
                || Character.isSurrogate(letter)
                || Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    boolean contains(Wording other) {
        return folded.contains(other.folded);
    }

    int words() {
        return tokens.size();
    }
}
