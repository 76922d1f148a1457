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

    /** A slot at the beginning may have brought a small letter; “bell” keeps hers. */
    static String of(String text, TurnBrief brief) {
        boolean name =
                brief.table().stream().anyMatch(persona -> text.startsWith(persona.called()));
        return name ? text : of(text);
    }
}
