package chatlab.discussion;

import java.util.Locale;

/** Makes a sentence of what was put together. */
final class Sentence {
    private Sentence() {}

    /** With a capital and an end. */
    static String of(String text) {
        String begun = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return begun.matches("(?s).*[.!?…][”’]?") ? begun : begun + ".";
    }

    /** As it can stand after “that”: somebody may have written it as a sentence. */
    static String clause(String text) {
        String open = text.strip().replaceFirst("[.!?;:,…]+$", "");
        String first = open.split("[\\s’']", 2)[0];
        boolean name = first.length() < 2 || Lexicon.PROPER.contains(first);
        boolean shouted = !first.substring(Math.min(1, first.length())).equals(rest(first));
        return name || shouted
                ? open
                : open.substring(0, 1).toLowerCase(Locale.ROOT) + open.substring(1);
    }

    private static String rest(String word) {
        return word.substring(Math.min(1, word.length())).toLowerCase(Locale.ROOT);
    }

    /** A slot at the beginning may have brought a small letter; “bell” keeps hers. */
    static String of(String text, TurnBrief brief) {
        boolean name =
                brief.table().stream().anyMatch(persona -> text.startsWith(persona.called()));
        return name ? text : of(text);
    }
}
