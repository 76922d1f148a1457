package chatlab.discussion.speech;

import static chatlab.discussion.speech.Filtered.assertFiltered;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the filter does to the words themselves: marks, white space, letters. */
class SpeechFilterTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    We begin [3] with doing.                 | We begin with doing.
                    We begin[3] with doing.                  | We begin with doing.
                    We begin [3].                            | We begin.
                    We begin. [3]                            | We begin.
                    We begin.[12][13] So much.               | We begin. So much.
                    We begin. [1] [2] [3] So much.           | We begin. So much.
                    We begin [^3] with doing.                | We begin with doing.
                    We begin [p12] with doing.               | We begin with doing.
                    We begin [citation needed] with doing.   | We begin with doing.
                    We begin [source] with doing.            | We begin with doing.
                    [3] We begin.                            | We begin.
                    """)
    void dropsMarksThatPointNowhere(String text, String expected) {
        assertFiltered(expected, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See [link](http://x.example/a) for more.",
                "See [3](http://x.example/a) for more.",
                "We begin [with doing] there.",
                "We begin [sic] there.",
                "An array [1234] is long.",
                "We begin [",
                "We begin [3",
                "We begin [a bracket that never closes and goes on for long",
                "We begin ] there.",
                "[link](http://x.example/a)",
                "We begin (1916) there."
            })
    void keepsOtherBrackets(String text) {
        assertFiltered(text, text);
    }

    @Test
    void keepsLettersOutsideTheBasicPlaneWhole() {
        assertFiltered("Well 😀 and 👩‍🏫 done 🎓", "Well 😀 and 👩‍🏫 done 🎓");
        assertFiltered("😀", "John Dewey: 😀");
        assertFiltered("😀\n😀", "😀\n😀\nMaria: 😀");
        assertFiltered("We 😀 begin", "We 😀 [3] begin");
        assertFiltered("We [😀] begin", "We [😀] begin");
    }

    @Test
    void dropsControlCharacters() {
        assertFiltered("We begin.", "We\u0000 be\u0007gin\u001b.\u007f");
        assertFiltered("We begin.\nSo much.", "We begin.\r\nSo much.\r\n");
        assertFiltered("We begin.", "\u0000John Dewey: We begin.");
        assertFiltered("We begin.", "We begin.\nMaria\u0000: No.");
    }

    @Test
    void keepsTabsAndLinesWithin() {
        assertFiltered("a\tb\n\n- c\n  - d", "a\tb\n\n- c\n  - d");
        assertFiltered("One.\n\nTwo.\n\n\nThree.", "One.\n\nTwo.\n\n\nThree.");
    }

    @Test
    void dropsWhiteSpaceAtBothEnds() {
        assertFiltered("We begin.", " \n\t We begin. \n\n ");
        assertFiltered("We  begin.", "We  begin.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n \n", "\u0000", "[3]", "John Dewey:", "**John Dewey:**"})
    void nothingSaidIsNothing(String text) {
        assertFiltered("", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User: that is a word in a table.",
                "Dewey: he wrote much.\nMontessori: she built rooms.\nHost: nobody.",
                "*Maria nods.*",
                "1. One\n2. Two"
            })
    void aPlainChatHasNoNamesToKeepApart(String text) {
        assertFiltered(text, text, null);
    }

    @Test
    void aPlainChatLosesItsMarksToo() {
        assertFiltered("We begin.", " We begin [3]. ", null);
    }
}
