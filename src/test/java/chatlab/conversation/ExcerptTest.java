package chatlab.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExcerptTest {
    private static final String LONG = "one two three four five ".repeat(40).strip();

    @Test
    void wholeWordsAreMarkedWhateverTheirCaseAndAccents() {
        assertEquals("The [École] and the [ecoles].", shown("The École and the ecoles.", "ecol"));
        assertEquals(
                "[Décidé] – [de]",
                shown("De\u0301cide\u0301 – de", "de")
                        .replaceAll("\u0301", "")
                        .replace("Decide", "Décidé"));
    }

    @Test
    void markdownIsReadAsText() {
        assertEquals(
                "A plan bold and a link, then code; more or less",
                shown(
                        "# A plan\n\n**bold** and a [link](https://example.org/x), then `code`;\n- more\n> or less",
                        "none"));
    }

    @Test
    void aLongTextIsCutBetweenWordsAroundTheFirst() {
        String line = shown(LONG + " needle in it " + LONG, "needle");
        assertTrue(line.startsWith("… "), line);
        assertTrue(line.endsWith(" …"), line);
        assertTrue(line.contains(" [needle] in it one "), line);
        assertTrue(line.length() < 165, line);
    }

    @Test
    void whereNothingIsFoundItIsTheBeginning() {
        assertTrue(shown(LONG, "absent").startsWith("one two three"));
        assertEquals("", shown("", "absent"));
        assertEquals("short", shown("short", "absent"));
    }

    @Test
    void nothingIsCutWithinACharacter() {
        String line = shown("😀".repeat(400), "absent");
        assertTrue(line.replace(" …", "").codePoints().allMatch(each -> each == 0x1F600), line);
    }

    /** Where the time grows with the square of the length, these take hours. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\n \n", "](", "[](", "> ", "- ", "#", "|", "*_", "a "})
    @Timeout(60)
    void aTextMadeToBeHardIsReadInNoTime(String piece) {
        assertTrue(shown(piece.repeat(1_000_000) + "end", "absent").length() < 165);
    }

    @Test
    void aLinksAddressIsLeftOutAndItsTextIsNot() {
        assertEquals("a b, c", shown("[a](https://example.org/x?y=(z) [b](), [c](d)", "absent"));
    }

    private static String shown(String text, String... wanted) {
        return Excerpt.of(text, Set.of(wanted)).stream()
                .map(part -> part.match() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }
}
