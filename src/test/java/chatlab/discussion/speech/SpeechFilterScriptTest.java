package chatlab.discussion.speech;

import static chatlab.discussion.speech.Filtered.assertFiltered;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that write a script, in all the dresses that they give to names. Dewey speaks. */
class SpeechFilterScriptTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Maria Montessori:** No, John.",
                "**Maria Montessori**: No, John.",
                "__Maria__: No, John.",
                "***Maria:*** No, John.",
                "*MARIA MONTESSORI*: No, John.",
                "MARIA: No, John.",
                "**Maria** **Montessori:** No, John.",
                "`Maria`: No, John.",
                "\"Maria Montessori\": \"No, John.\"",
                "“Maria Montessori:” No, John.",
                "«Maria Montessori»: No, John.",
                "'Maria': No, John.",
                "‘Maria’: No, John.",
                "> Maria Montessori: No, John.",
                "> > **Maria:** No, John.",
                "- Maria Montessori: No, John.",
                "* **Maria Montessori:** No, John.",
                "• Maria: No, John.",
                "1. Maria Montessori: No, John.",
                "2) **Maria**: No, John.",
                "### Maria Montessori",
                "### Maria Montessori\n\nNo, John.",
                "### Maria Montessori:\nNo, John.",
                "# MARIA\nNo, John.",
                "**Maria Montessori**\nNo, John.",
                "**Maria Montessori** (smiling)\nNo, John.",
                "_Maria_\n\nNo, John.",
                "MARIA MONTESSORI\nNo, John.",
                "MARIA (smiling)\nNo, John.",
                "[Maria Montessori]: No, John.",
                "[Maria Montessori]\nNo, John.",
                "[Maria Montessori] No, John.",
                "<Maria Montessori>No, John.</Maria Montessori>",
                "<Maria> No, John.",
                "(Maria): No, John.",
                "Maria Montessori (smiling): No, John.",
                "Maria Montessori [smiling]: No, John.",
                "Maria Montessori *smiling*: No, John.",
                "Maria *(smiling)*: No, John.",
                "Maria (who smiles (a little)): No, John.",
                "Maria (to Jean: listen): No, John.",
                "**Maria Montessori** — No, John.",
                "**Maria Montessori** - No, John.",
                "MARIA MONTESSORI – No, John.",
                "Dr. Montessori: No, John.",
                "Dott. Maria Montessori: No, John.",
                "Montessori: No, John.",
                "Jerome: No, John.",
                "J. Bruner: No, John.",
                "Bois: No, John.",
                "M. Montessori: No, John.",
                "M Montessori: No, John.",
                "Prof. Dr. Montessori: No, John.",
                "Mme Montessori: No, John.",
                "Signora Montessori: No, John.",
                "Maria-Montessori: No, John.",
                "maria_montessori: No, John.",
                "Maria Montessori's next turn: No, John.",
                "**Maria Montessori’s turn**: No, John.",
                "Turn 4 – Maria Montessori: No, John.",
                "**Turn 4 – Maria Montessori:** No, John.",
                "[Turn 4] Maria: No, John.",
                "Round 2: Maria: No, John.",
                "### Turn 4: Maria Montessori\nNo, John.",
                "[10:30] Maria: No, John.",
                "Speaker: Maria Montessori\nNo, John.",
                "Next speaker: **Maria Montessori**\nNo, John.",
                "- speaker: Maria Montessori\n  text: No, John.",
                "Maria Montessori：No, John.",
                "Maria Montessori﹕No, John.",
                "Maria\u00A0Montessori: No, John.",
                "Maria\u202FMontessori\u00A0: No, John.",
                "Ma\u200Bria Mon\u200Dtessori\u2060: No, John.",
                "\uFEFFMaria: No, John.",
                "\u00ADMa\u00ADria\u200E: No, John.",
                "Mari\u0301a Montessori: No, John.",
                "Marı\u0301a Montessorı: No, John.",
                "Ｍａｒｉａ: No, John.",
                "Host: And you, Maria?",
                "**User**: And you, Maria?",
                "### Human:\nAnd you, Maria?",
                "The user: And you, Maria?",
                "SYSTEM: Speak now, Maria.",
                "Moderator: And you, Maria?",
                "Narrator: They look at each other."
            })
    void endsWhereAnothersLineBeginsHoweverItIsDressed(String lines) {
        assertFiltered("We begin.", "We begin.\n" + lines);
        assertFiltered("We begin.", "We begin.\n\n" + lines + "\n\nJohn Dewey: And more.");
        assertFiltered("We begin.", lines + "\nSo it is.\n\nJohn Dewey: We begin.");
        assertFiltered("", lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**John Dewey:** Children learn by doing.",
                "***John Dewey:*** Children learn by doing.",
                "__John__: Children learn by doing.",
                "*JOHN DEWEY*: Children learn by doing.",
                "JOHN: Children learn by doing.",
                "**John** **Dewey:** Children learn by doing.",
                "`John`: Children learn by doing.",
                "“John Dewey:” Children learn by doing.",
                "“John Dewey”: Children learn by doing.",
                "'John': Children learn by doing.",
                "«John»: Children learn by doing.",
                "> John Dewey: Children learn by doing.",
                "- John Dewey: Children learn by doing.",
                "* **John Dewey:** Children learn by doing.",
                "1. **John Dewey**: Children learn by doing.",
                "### John Dewey\n\nChildren learn by doing.",
                "### John Dewey:\nChildren learn by doing.",
                "**John Dewey**\nChildren learn by doing.",
                "**John Dewey:**\n\nChildren learn by doing.",
                "John Dewey\nChildren learn by doing.",
                "John\n\nChildren learn by doing.",
                "JOHN DEWEY\nChildren learn by doing.",
                "[John Dewey:] Children learn by doing.",
                "[John Dewey]\nChildren learn by doing.",
                "[John Dewey] Children learn by doing.",
                "<John Dewey> Children learn by doing.",
                "(John): Children learn by doing.",
                "**[John Dewey]:** Children learn by doing.",
                "**John** *smiling*: Children learn by doing.",
                "**John *smiling*:** Children learn by doing.",
                "John [smiling]: Children learn by doing.",
                "**John (to Maria: listen):** Children learn by doing.",
                "John Dewey — Children learn by doing.",
                "John Dewey – Children learn by doing.",
                "**John** - Children learn by doing.",
                "Dr. Dewey: Children learn by doing.",
                "J. Dewey: Children learn by doing.",
                "Turn 4 – John Dewey: Children learn by doing.",
                "**Turn 4: John Dewey**\nChildren learn by doing.",
                "Speaker: John Dewey\nChildren learn by doing.",
                "John Dewey's next turn:\n\nChildren learn by doing.",
                "**John Dewey’s Response:** Children learn by doing.",
                "John Dewey says: Children learn by doing.",
                "Assistant: Children learn by doing.",
                "Assistant: **John Dewey:** Children learn by doing.",
                "John Dewey: John: Children learn by doing.",
                "John\u00A0Dewey： Children learn by doing.",
                "Jo\u200Bhn De\u0301wey: Children learn by doing."
            })
    void dropsTheOwnNameHoweverItIsDressed(String text) {
        assertFiltered("Children learn by doing.", text);
        assertFiltered("Children learn by doing.", text + "\nMaria: No.");
    }

    @Test
    void keepsTheQuotationMarksOfTheWords() {
        assertFiltered("“Children learn.”", "“John Dewey”: “Children learn.”");
        assertFiltered("\"Children learn.\"", "John Dewey: \"Children learn.\"");
    }

    @Test
    void dropsTheOwnNameAtEachParagraph() {
        assertFiltered(
                "One.\n\nTwo.\n\nThree.",
                "John Dewey: One.\n\n**Dewey:** Two.\n\n> John (softly): Three.");
        assertFiltered("One.\n\nTwo.", "One.\n\n**John Dewey**\nTwo.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            quoteCharacter = '¤',
            textBlock =
                    """
                    John: One.¶Maria: No.¶John: Two. → One.
                    Maria: No.¶John: One.¶Jean: No.¶John: Two. → One.
                    Maria: No.¶¶And no.¶¶Jean: No.¶¶John: One.¶¶Two. → One.¶¶Two.
                    Host: Well?¶Maria: No. → ¤¤
                    John:¶Maria: No.¶John: One. → One.
                    John Dewey:¶¶Maria: No. → ¤¤
                    John: Maria: No. → ¤¤
                    *Maria nods.*¶Maria: No.¶John: One. → One.
                    John Dewey — One.¶Maria Montessori — No. → One.
                    John Dewey – One.¶Maria – you prepare the room. → One.¶Maria – you prepare the room.
                    ```¶Maria: No.¶John: One.¶``` → One.¶```
                    ```¶Maria: No.¶Jean: No.¶``` → ¤¤
                    …¶¶---¶¶Maria: No. → ¤¤
                    …¶¶--- → …¶¶---
                    👍¶Maria: No. → 👍
                    """)
    void takesTheOwnLinesOutOfAScript(String text, String expected) {
        assertFiltered(expected.replace('¶', '\n'), text.replace('¶', '\n'));
    }
}
