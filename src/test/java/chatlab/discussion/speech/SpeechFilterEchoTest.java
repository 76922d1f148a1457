package chatlab.discussion.speech;

import static chatlab.discussion.speech.Filtered.assertFilteredAfter;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that give back what they just heard. Dewey speaks after Montessori. */
class SpeechFilterEchoTest {
    private static final String MARIA =
            "The child builds herself, John, in a room that is prepared for her.\n\n"
                    + "Café tables, and “real” cups: nothing more. Would you leave her alone?";
    private static final String OWN =
            "I would leave one table bare. What she makes of it is hers, and she undergoes it.";
    private static final List<String> HEARD = List.of(MARIA, OWN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "\"{}\"",
                "“{}”",
                "> {}",
                "*{}*",
                "Maria Montessori: {}",
                "**Maria:** “{}”",
                "[Maria Montessori] {}",
                "> **Maria Montessori:** {}",
                "### Maria Montessori\n\n{}",
                "Host: {}",
                "John Dewey: {}",
                "{} {}",
                "Maria: {}\nMaria: {}"
            })
    void anEchoIsNothing(String dress) {
        for (String heard : HEARD) {
            String text = dress.replace("{}", heard);
            assertFilteredAfter(HEARD, "", text);
            assertFilteredAfter(HEARD, "So say I.", text + "\n\nSo say I.");
            assertFilteredAfter(HEARD, "“So” say I.", text + "\n\n“So” say I.");
            assertFilteredAfter(HEARD, "*So* say I.", text + "\n\nJohn Dewey: *So* say I.");
        }
    }

    @Test
    void agreesInLettersAlone() {
        String other =
                "the child builds herself — john — in a room that is PREPARED for her! cafe\u0301"
                        + " tables and real cups; nothing more. would you leave her alone";
        assertFilteredAfter(HEARD, "", other);
        assertFilteredAfter(HEARD, "I would.", other + "?\nI would.");
        assertFilteredAfter(HEARD, "I would.", "> " + MARIA.replace("\n", "\n> ") + "\n\nI would.");
    }

    @Test
    void whatFollowsOnTheSameLineGoesOn() {
        assertFilteredAfter(HEARD, "I would.", MARIA + " I would.");
        assertFilteredAfter(HEARD, "I would.", "“" + MARIA + "” I would.");
        assertFilteredAfter(HEARD, "I would.", "“" + MARIA + "” — I would.");
        assertFilteredAfter(HEARD, "- I would.", MARIA + "\n- I would.");
    }

    @Test
    void theNextWordsUnderAnothersNameAreAnothers() {
        assertFilteredAfter(HEARD, "", "Maria: " + MARIA + " And so I do.");
        assertFilteredAfter(HEARD, "I would.", "Maria: " + MARIA + "\nJean: No.\nJohn: I would.");
        assertFilteredAfter(HEARD, "", "Maria: " + MARIA + "\nJean: No.\nAnd no.");
    }

    @Test
    void severalEchoesAreDroppedOneAfterTheOther() {
        assertFilteredAfter(HEARD, "So say I.", OWN + "\n" + MARIA + "\n" + OWN + "\nSo say I.");
        assertFilteredAfter(HEARD, "", "Maria: " + MARIA + "\n\nJohn: " + OWN);
    }

    @Test
    void theEchoOfALongTurnsBeginningIsDroppedUpToItsSentence() {
        String part = "The child builds herself, John, in a room that is prepared for her.";
        assertFilteredAfter(HEARD, "But I doubt it.", part + " But I doubt it.");
        assertFilteredAfter(HEARD, "Cafés, and mess.", part + "\n\nCafés, and mess.");
        assertFilteredAfter(HEARD, "", part);
        assertFilteredAfter(HEARD, "", MARIA.substring(0, MARIA.length() - 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The child builds herself, John, you say. And I ask how.",
                "The child builds herself, John.",
                "The child builds herself",
                "“The child builds herself, John”: so you say.",
                "The child builds herself, John, in a room that is prepared by another.",
                "The child builds herself, John, in a room that is prepared for him. Why?",
                "I would leave one table bare, and one room.",
                "I would leave one table bare. And one room.",
                "You ask: “Would you leave her alone?” I would.",
                "I would.",
                "The"
            })
    void aShortQuotationOrAChanceBeginningStays(String text) {
        assertFilteredAfter(HEARD, text, text);
        assertFilteredAfter(HEARD, text, "John: " + text + "\nMaria: No.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            quoteCharacter = '¤',
            textBlock =
                    """
                    Hello there, John! → Hello there, John! → Hello there, John!
                    Why? → Why? Because. → Why? Because.
                    What is school for, then? → What is school for, then? For life. → What is school for, then? For life.
                    What would a school be for, then, if not for life? → What would a school be for, then, if not for life? → ¤¤
                    What would a school be for, then, if not for life? → What would a school be for, then, if not for life? For life. → For life.
                    what would a school be for then if not for life → What would a school be for, then, if not for life? For life. → For life.
                    what is school for then → What is school for, then, I ask. → What is school for, then, I ask.
                    what is school for then → What is school for? Then ask. → What is school for? Then ask.
                    学校到底是为了什么而存在的？ → 学校到底是为了什么而存在的？为了生活。 → 为了生活。
                    学校是为了什么？ → 学校为了生活。 → 学校为了生活。
                    学校 → 学校。是的。 → 学校。是的。
                    โรงเรียนมีไว้เพื่ออะไรกันแน่ครับโรงเรียนมีไว้เพื่ออะไรกันแน่ครับ → โรงเรียนมีไว้เพื่ออะไรกันแน่ครับโรงเรียนมีไว้เพื่ออะไรกันแน่ครับ ชีวิต → โรงเรียนมีไว้เพื่ออะไรกันแน่ครับโรงเรียนมีไว้เพื่ออะไรกันแน่ครับ ชีวิต
                    โรงเรียนมีไว้เพื่ออะไรกันแน่ครับโรงเรียนมีไว้เพื่ออะไรกันแน่ครับโรงเรียนมีไว้เพื่ออะไรกันแน่ครับ → โรงเรียนมีไว้เพื่ออะไรกันแน่ครับโรงเรียนมีไว้เพื่ออะไรกันแน่ครับโรงเรียนมีไว้เพื่ออะไรกันแน่ครับ → ¤¤
                    """)
    void aShortTurnIsAnEchoOnlyWhole(String heard, String text, String expected) {
        assertFilteredAfter(List.of(heard), expected, text);
    }

    @Test
    void theLongerOfTwoEchoesCounts() {
        List<String> heard = List.of("I would leave it at that and say no more today.", OWN);
        assertFilteredAfter(
                heard, "So say I.", "I would leave it at that and say no more today. So say I.");
        assertFilteredAfter(heard, "So say I.", OWN + " So say I.");
        List<String> nested = List.of(OWN, OWN + " Never otherwise.");
        assertFilteredAfter(nested, "So say I.", OWN + " Never otherwise. So say I.");
        assertFilteredAfter(nested, "Never again.", OWN + " Never again.");
    }

    @Test
    void isLetThroughAtOnceWhereItParts() {
        List<String> out = new ArrayList<>();
        SpeechFilter filter = Filtered.after(HEARD, out::add);
        filter.accept("The chi");
        assertEquals("", String.join("", out));
        filter.accept("m");
        assertEquals("The chim", String.join("", out));
    }

    @Test
    void aDrawingIsNoEcho() {
        String line = "- ".repeat(60) + "-";
        assertFilteredAfter(HEARD, line + "\nSo.", line + "\nSo.");
    }
}
