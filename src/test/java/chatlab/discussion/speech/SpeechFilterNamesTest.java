package chatlab.discussion.speech;

import static chatlab.discussion.speech.Filtered.assertFilteredAmong;

import chatlab.discussion.Casts;
import chatlab.persona.Persona;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Characters that a user made up have names of every kind. */
class SpeechFilterNamesTest {
    private static final String LONG =
            "Philippus Aureolus Theophrastus Bombastus von Hohenheim, called Paracelsus, ofE";

    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            textBlock =
                    """
                    孔子 → 孔子：不。
                    孔子 → **孔子**：不。
                    孔子 → 「孔子」：不。
                    孔子 → 【孔子】：不。
                    孔子 → 孔子（微笑）：不。
                    Σωκράτης → Σωκρατης: Όχι.
                    Σωκράτης → ΣΩΚΡΑΤΗΣ: Όχι.
                    ابن رشد → ابن رشد: لا.
                    ابن رشد → \u200Fابن\u00A0رشد : لا.
                    김민수 → 김민수: 아니오.
                    김민수 → 김민수: 아니오.
                    A → A: No.
                    A → **A:** No.
                    Hope → Hope: No.
                    Hope → **Hope**: No.
                    C++ (the cat) → C++ (the cat): No.
                    C++ (the cat) → **C++**: No.
                    C++ (the cat) → C++ (purring): No.
                    (nobody) → (nobody): No.
                    .* → No harm.
                    #1 Fan → #1 Fan: No.
                    a.b[c]{2}^$ → a.b[c]{2}^$: No.
                    \\Q\\E → \\Q\\E: No.
                    Agent 2 → Agent 2: No.
                    HAL: 9000 → HAL: 9000: No.
                    O’Brien → O'Brien: No.
                    O'Brien → O’Brien: No.
                    O'Brien → OBRIEN: No.
                    Strauß → STRAUSS: No.
                    Søren → Soren: No.
                    Zoë → Zoe\u0308: No.
                    Zoë → zoe: No.
                    White Hat → The White Hat: No.
                    White Hat → ⚪ **White Hat:** No.
                    White Hat → **⚪️ WHITE HAT** — No.
                    White Hat → 👩🏽‍🏫 White Hat: No.
                    The Raven → Raven: No.
                    The Raven → **The Raven**: No.
                    🤖 → 🤖: No.
                    🤖 → **🤖:** No.
                    Robot 🤖 → Robot 🤖: No.
                    User → User: No.
                    Assistant → Assistant: No.
                    Dr. Strange → Dr Strange: No.
                    Dr. Strange → **Dr. Strange:** No.
                    """)
    void anothersLineIsKnownByEveryName(String name, String line) {
        List<Persona> table = List.of(named("Speaker One"), named(name));
        String after = name.equals(".*") ? "We begin.\n" + line : "We begin.";
        assertFilteredAmong(table, after, "We begin.\n" + line);
        List<Persona> own = List.of(named(name), named("Speaker One"));
        assertFilteredAmong(own, own(line), line);
    }

    private static String own(String line) {
        return line.equals("No harm.") ? line : line.replaceFirst("^.*([:：]| —)[* ]*", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            textBlock =
                    """
                    孔子 → 孔子学院：很多。
                    孔子 → 孔子曾经说过。
                    孔子 → 我问孔子：然后呢？
                    A → A child learns: by doing.
                    A → A – B – C: three letters.
                    A → A
                    Hope → Hope is what we need: no more.
                    Hope → Hope — the thing with feathers — stays.
                    Hope → Hope, I say: no more.
                    C++ (the cat) → C is a language: an old one.
                    C++ (the cat) → C++ is a language: an old one.
                    Agent 2 → Agent 22: a stranger.
                    Mr. T → Mr. Thomas: a stranger.
                    🤖 → 🤖 is a robot: made of tin.
                    """)
    void aLineThatOnlySpeaksOfThemStays(String name, String line) {
        assertFilteredAmong(List.of(named("Speaker One"), named(name)), line, line);
    }

    @Test
    void aNameOfEightyLettersIsHeldBackOnlyAsLongAsItMayBeOne() {
        List<Persona> table = List.of(named("Speaker One"), named(LONG));
        assertFilteredAmong(table, "We begin.", "We begin.\n**" + LONG + " (smiling):** No.");
        String prose = "We begin.\n" + LONG + " is a long name: it is.";
        assertFilteredAmong(table, prose, prose);
    }

    @Test
    void whoIsCalledLikeAnotherKeepsTheWords() {
        List<Persona> table =
                List.of(
                        made("one", "Maria Montessori", "Montessori", "Maria"),
                        made("two", "Maria Rossi", "Rossi", "Maria"),
                        made("three", "Mario Montessori", "Montessori", "Mario"));
        assertFilteredAmong(table, "I begin.", "Maria: I begin.");
        assertFilteredAmong(table, "I begin.", "Montessori: I begin.\nMaria Rossi: No.");
        assertFilteredAmong(table, "I begin.", "I begin.\nMario: No.");
        assertFilteredAmong(table, "I begin.\nRossi is right.", "I begin.\nRossi is right.");
    }

    @Test
    void anothersNameMayBeginWithOnesOwn() {
        List<Persona> table = List.of(named("Maria"), named("Maria Montessori"));
        assertFilteredAmong(table, "I begin.", "Maria: I begin.\nMaria Montessori: No.");
        List<Persona> reversed = table.reversed();
        assertFilteredAmong(reversed, "I begin.", "Maria Montessori: I begin.\nMaria: No.");
    }

    private static Persona named(String name) {
        return made(name, name, null, name);
    }

    private static Persona made(String id, String name, @Nullable String surname, String called) {
        return Casts.made(id, name, surname, called, null, null, List.of());
    }
}
