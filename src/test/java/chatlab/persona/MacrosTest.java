package chatlab.persona;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacrosTest {
    private static final Persona ADA = CharacterDraft.blank("a");

    @ParameterizedTest
    @CsvSource({
        "'{{char}} and {{user}}', 'A$1 {{user}} and Host'",
        "'{{Char}}{{CHAR}}{{USER}}', 'A$1 {{user}}A$1 {{user}}Host'",
        "'<BOT>, <User> and <b>', 'A$1 {{user}}, Host and <b>'",
        "'a{{// nobody sees this}}b{{comment: x}}c{{hidden_key:k}}', 'abc'",
        "'{{ char }} {char} {{char {{unknown}} }}', '{{ char }} {char} {{char {{unknown}} }}'",
        "'plain', 'plain'"
    })
    void putsTheNamesIn(String text, String filled) {
        assertEquals(filled, Macros.filled(text, named("A$1 {{user}}"), "Host"));
    }

    @Test
    void putsTheOriginalWhereItIsNamed() {
        assertTrue(Macros.namesOriginal("a {{ORIGINAL}} b"));
        assertFalse(Macros.namesOriginal("a original b"));
        assertEquals("a $1 b $1", Macros.withOriginal("a {{Original}} b {{original}}", "$1"));
    }

    private static Persona named(String name) {
        return new Persona(
                ADA.id(),
                ADA.set(),
                1,
                name,
                null,
                name,
                null,
                null,
                "#000000",
                "",
                "",
                ADA.keyIdeas(),
                ADA.quotations(),
                ADA.voice(),
                ADA.stances(),
                ADA.works(),
                ADA.openings(),
                ADA.questions(),
                ADA.speech(),
                ADA.toward(),
                ADA.remarks());
    }
}
