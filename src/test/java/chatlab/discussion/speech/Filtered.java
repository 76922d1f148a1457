package chatlab.discussion.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.discussion.Casts;
import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Texts run through the filter in all the ways in which a provider may cut them. */
final class Filtered {
    private static final List<Persona> TABLE =
            Casts.personas(
                    "john-dewey",
                    "maria-montessori",
                    "jean-piaget",
                    "w-e-b-du-bois",
                    "bell-hooks",
                    "b-f-skinner",
                    "jerome-bruner");

    private Filtered() {}

    static SpeechFilter filter(@Nullable String speaker, Consumer<String> out) {
        return speaker == null
                ? new SpeechFilter(null, List.of(), List.of(), out)
                : new SpeechFilter(Casts.persona(speaker), TABLE, List.of(), out);
    }

    /** Dewey has just heard this. */
    static SpeechFilter after(List<String> heard, Consumer<String> out) {
        return new SpeechFilter(Casts.persona("john-dewey"), TABLE, heard, out);
    }

    static void assertFiltered(String expected, String text) {
        assertFiltered(expected, text, "john-dewey");
    }

    static void assertFiltered(String expected, String text, @Nullable String speaker) {
        assertFiltered(expected, text, out -> filter(speaker, out));
    }

    static void assertFilteredAfter(List<String> heard, String expected, String text) {
        assertFiltered(expected, text, out -> after(heard, out));
    }

    /** The first of these speaks. */
    static void assertFilteredAmong(List<Persona> table, String expected, String text) {
        assertFiltered(
                expected, text, out -> new SpeechFilter(table.getFirst(), table, List.of(), out));
    }

    /** However the text is cut, the same comes out, and never half a letter. */
    private static void assertFiltered(
            String expected, String text, Function<Consumer<String>, SpeechFilter> filter) {
        assertEquals(expected, joined(List.of(text), filter), "in one piece");
        for (int i = 1; i < text.length(); i++) {
            List<String> two = List.of(text.substring(0, i), text.substring(i));
            assertEquals(expected, joined(two, filter), "cut as " + two);
        }
        List<String> letters = text.chars().mapToObj(c -> String.valueOf((char) c)).toList();
        assertEquals(expected, joined(letters, filter), "letter by letter");
    }

    static String inOnePiece(String text) {
        return joined(List.of(text));
    }

    /** What comes out of these pieces when Dewey speaks. */
    static String joined(List<String> pieces) {
        return joined(pieces, out -> filter("john-dewey", out));
    }

    private static String joined(
            List<String> pieces, Function<Consumer<String>, SpeechFilter> made) {
        List<String> out = new ArrayList<>();
        SpeechFilter filter = made.apply(out::add);
        String before = "";
        for (String piece : pieces) {
            filter.accept(piece);
            String now = String.join("", out);
            assertTrue(now.startsWith(before), before + " is taken back in " + now);
            before = now;
        }
        filter.finish();
        for (String emitted : out) {
            assertFalse(emitted.isEmpty(), "an empty piece of " + pieces);
            assertFalse(
                    Character.isHighSurrogate(emitted.charAt(emitted.length() - 1)),
                    "half a letter at the end of a piece of " + pieces);
        }
        return String.join("", out);
    }
}
