package chatlab.discussion.speech;

import static chatlab.discussion.speech.Filtered.assertFiltered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dewey speaks; each text is fed in one piece, cut in two at every place, and letter by letter. */
class SpeechFilterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "John Dewey: Children learn by doing.",
                "JOHN DEWEY: Children learn by doing.",
                "john dewey: Children learn by doing.",
                "Dewey: Children learn by doing.",
                "John: Children learn by doing.",
                "John Dewey : Children learn by doing.",
                "John Dewey:Children learn by doing.",
                "John Dewey:\nChildren learn by doing.",
                "  John Dewey:   Children learn by doing.",
                "\n\nJohn Dewey: Children learn by doing.",
                "Dewey (smiling): Children learn by doing.",
                "John Dewey (leans forward, smiling): Children learn by doing.",
                "\"John Dewey\": Children learn by doing.",
                "[John Dewey]: Children learn by doing.",
                "Jóhn Déwey: Children learn by doing."
            })
    void dropsTheOwnNameBeforeTheWords(String text) {
        assertFiltered("Children learn by doing.", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**John Dewey:** Children learn by doing.",
                "**Dewey:** Children learn by doing.",
                "**Dewey**: Children learn by doing.",
                "*Dewey:* Children learn by doing.",
                "__Dewey:__ Children learn by doing.",
                "**Dewey (smiling):** Children learn by doing.",
                "**Dewey** (smiling): Children learn by doing.",
                "## John Dewey: Children learn by doing.",
                "> **John Dewey:** Children learn by doing."
            })
    void dropsTheOwnNameInBoldToo(String text) {
        assertFiltered("Children learn by doing.", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"John Dewey: *Doing* is learning.", "**Dewey:** *Doing* is learning."})
    void keepsTheEmphasisOfTheFirstWord(String text) {
        assertFiltered("*Doing* is learning.", text);
    }

    @Test
    void keepsAColonInTheAsideOutOfTheWords() {
        assertFiltered("By doing.", "Dewey (to all: the whole table): By doing.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W.E.B. Du Bois: Who counts?",
                "W. E. B. Du Bois: Who counts?",
                "Du Bois: Who counts?"
            })
    void knowsTheOwnNameInItsSpellings(String text) {
        assertFiltered("Who counts?", text, "w-e-b-du-bois");
    }

    @Test
    void knowsTheWideColonOfChineseAndJapanese() {
        assertFiltered("做中学。", "John Dewey：做中学。");
        assertFiltered("做中学。", "做中学。\nMaria Montessori：不。");
    }

    @Test
    void dropsTheOwnNameAtALaterLineToo() {
        assertFiltered("One.\nTwo.", "John Dewey: One.\nJohn Dewey: Two.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Maria Montessori: No, John.",
                "Montessori: No, John.",
                "Maria: No, John.",
                "MARIA MONTESSORI: No, John.",
                "**Maria Montessori:** No, John.",
                "**Maria Montessori**: No, John.",
                "*Maria*: No, John.",
                "“Maria Montessori”: No, John.",
                "\"Montessori\": No, John.",
                "[Montessori]: No, John.",
                "> Montessori: No, John.",
                "- Montessori: No, John.",
                "### Montessori: No, John.",
                "Maria Montessori (laughing): No, John.",
                "**Maria Montessori** (laughing): No, John.",
                "María Montessori : No, John.",
                "bell hooks: No, John.",
                "hooks: No, John.",
                "Dr. Du Bois: No, John.",
                "W. E. B. Du Bois: No, John.",
                "B. F. Skinner: No, John.",
                "Jean Piaget:",
                "Host: And you, Maria?",
                "The Host: And you, Maria?",
                "User: And you, Maria?",
                "**Human:** And you, Maria?"
            })
    void endsWhereAnothersLineBegins(String line) {
        assertFiltered("We begin with a difficulty.", "We begin with a difficulty.\n\n" + line);
        assertFiltered("We begin.", "John Dewey: We begin.\n" + line + "\nJohn Dewey: And more.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W.E.B. Du Bois: No, John.",
                "WEB Du Bois: No, John.",
                "B.F. Skinner: No, John.",
                "Dr Du Bois: No, John.",
                "Dr. Montessori: No, John."
            })
    void knowsOthersByTheSpellingsThatModelsUse(String line) {
        assertFiltered("We begin.", "We begin.\n" + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deweyan schools: there are many.",
                "Piaget and I agree: the child builds.",
                "Piaget says: the child builds.",
                "Piaget watched his own three children.",
                "Piaget (whom I admire) watched.",
                "Piaget, you watched.",
                "- Piaget watched\n- Montessori prepared\n- hooks asked",
                "Montessorian rooms: how clean they are.",
                "Johnny: that was a boy in my class.",
                "Hosts: there are many.",
                "Users: there are many.",
                "Skinner’s box: a box.",
                "Three things: doing, doing, doing.",
                "Bellows: one needs them for the forge.",
                "As Piaget: not quite.",
                "Piaget",
                "**Piaget** watched.",
                "“Piaget watched”"
            })
    void keepsALineThatOnlyMentionsAName(String line) {
        assertFiltered(line, line);
        assertFiltered("We begin.\n" + line + "\nSo much.", "We begin.\n" + line + "\nSo much.");
    }

    @Test
    void takesTheOwnLinesOutOfAScriptThatAnotherBegins() {
        assertFiltered(
                "We begin.\nWith a difficulty.",
                "Maria: No.\nSo it is.\nJohn: We begin.\nWith a difficulty.\nMaria: No.");
    }

    @Test
    void nothingIsLeftOfAScriptWithoutOwnLines() {
        assertFiltered("", "Maria: No.\nSo it is.\n\nJean Piaget: Perhaps.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*Maria Montessori nods.*",
                "(Maria nods.)",
                "[Piaget smiles]",
                "_hooks laughs_",
                "**Montessori nods**"
            })
    void dropsStageDirectionsOfOthers(String direction) {
        assertFiltered("We begin.", direction + "\nWe begin.");
        assertFiltered("We begin.", "We begin.\n" + direction);
        String between = Filtered.inOnePiece("We begin.\n" + direction + "\nSo much.");
        assertEquals("We begin. So much.", between.replaceAll("\\s+", " "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*Maria* prepares the room, and so does *Jean*",
                "**Maria**, you are *right*",
                "(Maria) and I (John)",
                "*I smile.*",
                "*John Dewey smiles.*"
            })
    void keepsEmphasisThatIsNoStageDirectionOfOthers(String line) {
        assertFiltered(line + "\nWe begin.", line + "\nWe begin.");
    }

    @Test
    void isOverOnceAnotherSpeaks() {
        List<String> out = new ArrayList<>();
        SpeechFilter filter = Filtered.filter("john-dewey", out::add);

        filter.accept("We begin.\nMaria");
        assertFalse(filter.ended());
        filter.accept(": No.");
        assertTrue(filter.ended());
        filter.accept("\nJohn: And more.");
        filter.finish();

        assertEquals("We begin.", String.join("", out));
    }

    @Test
    void lettingGoTwiceLetsNothingOutTwice() {
        List<String> out = new ArrayList<>();
        SpeechFilter filter = Filtered.filter("john-dewey", out::add);

        filter.accept("We begin [");
        filter.finish();
        filter.finish();
        filter.accept("More.");

        assertEquals("We begin [", String.join("", out));
    }

    @Test
    void whatIsCertainGoesOutAtOnce() {
        List<String> out = new ArrayList<>();
        SpeechFilter filter = Filtered.filter("john-dewey", out::add);

        filter.accept("We begin with ");
        assertEquals("We begin with", String.join("", out));
        filter.accept("a difficulty");
        assertEquals("We begin with a difficulty", String.join("", out));
        filter.accept("\nMar");
        assertEquals("We begin with a difficulty", String.join("", out));
        filter.accept("ket day");
        assertEquals("We begin with a difficulty\nMarket day", String.join("", out));
    }
}
