package chatlab.discussion.speech;

import static chatlab.discussion.speech.Filtered.assertFiltered;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that answer in JSON. Dewey speaks. */
class SpeechFilterJsonTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            quoteCharacter = '¤',
            textBlock =
                    """
                    {"speaker": "John Dewey", "content": "We begin."} → We begin.
                    {"content": "We begin.", "speaker": "John Dewey"} → We begin.
                    {"response": "We begin."} → We begin.
                    {"role": "assistant", "content": "We begin."} → We begin.
                    {"role": "philosopher", "name": "John Dewey", "text": "We begin."} → We begin.
                    {'speaker': 'John', 'text': 'We begin.'} → We begin.
                    {"speaker": "**Dewey:**", "text": "We\\nbegin [3] \\u201Chere\\u201D."} → We¶begin “here”.
                    {"speaker": "John", "text": "John: We begin.\\nMaria: No."} → We begin.
                    ```json¶[{"speaker": "John", "text": "We begin."}]¶``` → We begin.
                    {"turns": [{"speaker": "John", "text": "We begin."}]} → We begin.
                    [{"speaker":"Maria Montessori","text":"No."}] → ¤¤
                    [{"text":"No.","speaker":"Maria Montessori"}] → ¤¤
                    {"speaker": "Socrates", "text": "No."} → ¤¤
                    {"role": "user", "content": "And you?"} → ¤¤
                    {"role": "assistant", "name": "Maria", "content": "No."} → ¤¤
                    [{"speaker":"Maria","text":"No."},{"speaker":"John","text":"We begin."}] → We begin.
                    [{"speaker":"John","text":"We begin."},{"speaker":"Maria","text":"No."},{"speaker":"John","text":"More."}] → We begin.
                    [{"speaker":"John","text":"We begin."},{"speaker":"John","text":"So much."}] → We begin.¶¶So much.
                    {"speaker":"Maria","text":"No."}¶{"speaker":"John","text":"We begin."} → We begin.
                    [{"speaker":"Maria","text":"No."},{"speaker":"John","text":"We be → We be
                    [{"speaker":"John","text":"We begin."},{"speaker":"Maria","text":"N → We begin.
                    [{"speaker":"Maria","text":"No, J → ¤¤
                    [{"speaker":"Mar → [{"speaker":"Mar
                    {"speaker":"Maria","text":"No."} And so on. → ¤¤
                    We begin.¶{"speaker": "Maria Montessori", "text": "No."} → We begin.
                    We begin.¶[{"speaker": "Maria", "text": "No."}] → We begin.
                    """)
    void onlyTheOwnWordsComeOut(String text, String expected) {
        assertFiltered(expected.replace('¶', '\n'), text.replace('¶', '\n'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1}",
                "{We begin.}",
                "[We] begin.",
                "{",
                "[{",
                "```json\n[1, 2]\n```",
                "{\"schools\": [{\"name\": \"Laboratory School\", \"year\": 1896}]}"
            })
    void whatIsNoScriptStays(String text) {
        assertFiltered(text, text);
    }

    @Test
    void aPlainChatMayAnswerInJson() {
        String json = "[{\"speaker\": \"Maria\", \"text\": \"No.\"}]";
        assertFiltered(json, json, null);
    }
}
