package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressingTest {
    private static final List<Persona> TABLE = table();

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    @John Dewey what is an experience?            | john-dewey
                    @john dewey what is an experience?            | john-dewey
                    @JOHN DEWEY, what is an experience?           | john-dewey
                    @johndewey                                    | john-dewey
                    @john-dewey please go on                      | john-dewey
                    @Dewey                                        | john-dewey
                    @dewey: and at home?                          | john-dewey
                    @Dewey, and at home?                          | john-dewey
                    @Dewey! And at home?                          | john-dewey
                    @Dewey. And at home?                          | john-dewey
                    And at home, @Dewey?                          | john-dewey
                    (@Dewey)                                      | john-dewey
                    **@Dewey** and at home?                       | john-dewey
                    @John                                         | john-dewey
                    I would like @Dewey to answer this            | john-dewey
                    I would like to hear @Maria on this           | maria-montessori
                    @Mária Montessóri is that so?                 | maria-montessori
                    @MONTESSORI                                   | maria-montessori
                    @Simone de Beauvoir and you?                  | simone-de-beauvoir
                    @de Beauvoir and you?                         | simone-de-beauvoir
                    @simone-de-beauvoir and you?                  | simone-de-beauvoir
                    @Simone and you?                              | simone-de-beauvoir
                    @W. E. B. Du Bois and you?                    | w-e-b-du-bois
                    @W.E.B. Du Bois and you?                      | w-e-b-du-bois
                    @WEB Du Bois and you?                         | w-e-b-du-bois
                    @w-e-b-du-bois and you?                       | w-e-b-du-bois
                    @Du Bois and you?                             | w-e-b-du-bois
                    @DuBois and you?                              | w-e-b-du-bois
                    @du-bois and you?                             | w-e-b-du-bois
                    @Dr. Du Bois and you?                         | w-e-b-du-bois
                    @Dr Du Bois and you?                          | w-e-b-du-bois
                    @bell hooks and you?                          | bell-hooks
                    @bell and you?                                | bell-hooks
                    @hooks and you?                               | bell-hooks
                    @B.F. Skinner and you?                        | b-f-skinner
                    @BF Skinner and you?                          | b-f-skinner
                    @Fred and you?                                | b-f-skinner
                    @Freire first, then @Dewey                    | paulo-freire,john-dewey
                    @Dewey first, then @Freire                    | john-dewey,paulo-freire
                    @Dewey @Freire @hooks                         | john-dewey,paulo-freire,bell-hooks
                    @Dewey and again @Dewey                       | john-dewey
                    """)
    void findsWhomAnAtSignNames(String text, String ids) {
        assertEquals(List.of(ids.split(",")), Addressing.byUser(text, TABLE));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Dewey, what is an experience?                 | john-dewey
                    DEWEY, what is an experience?                 | john-dewey
                    John Dewey, what is an experience?            | john-dewey
                    John Dewey: and at home?                      | john-dewey
                    Dewey?                                        | john-dewey
                    Dewey                                         | john-dewey
                    Dewey – and at home?                          | john-dewey
                    Dewey what do you say to that?                | john-dewey
                    Dewey, would you agree?                       | john-dewey
                    Dewey please explain                          | john-dewey
                    And Dewey?                                    | john-dewey
                    What about Dewey?                             | john-dewey
                    Professor Dewey, what is an experience?       | john-dewey
                    I am not sure. Dewey, what would you do?      | john-dewey
                    That is all very well! Dewey, would you do it?| john-dewey
                    What do you think, Dewey?                     | john-dewey
                    What do you say Dewey?                        | john-dewey
                    I do not believe you, Dewey.                  | john-dewey
                    What do you think, Dewey? I cannot decide.    | john-dewey
                    What do you think, Professor Dewey?           | john-dewey
                    Please tell us more, John Dewey!              | john-dewey
                    Could you explain that – Dewey?               | john-dewey
                    Hello Montessori, how are you?                | maria-montessori
                    Dr. Montessori, is a prepared room enough?    | maria-montessori
                    Thanks. Montessori, is a room enough?         | maria-montessori
                    Over to you, Vygotsky.                        | lev-vygotsky
                    de Beauvoir, what is freedom?                 | simone-de-beauvoir
                    What do you think, de Beauvoir?               | simone-de-beauvoir
                    W. E. B. Du Bois, who counts?                 | w-e-b-du-bois
                    W.E.B. Du Bois, who counts?                   | w-e-b-du-bois
                    WEB Du Bois, who counts?                      | w-e-b-du-bois
                    W E B DuBois, who counts?                     | w-e-b-du-bois
                    Du Bois, who counts?                          | w-e-b-du-bois
                    DuBois, who counts?                           | w-e-b-du-bois
                    Dr. Du Bois, who counts?                      | w-e-b-du-bois
                    Who counts, would you say, Dr. Du Bois?       | w-e-b-du-bois
                    What do you think, W. E. B. Du Bois?          | w-e-b-du-bois
                    bell hooks, who is left out?                  | bell-hooks
                    hooks, who is left out?                       | bell-hooks
                    What do you think, bell hooks?                | bell-hooks
                    B. F. Skinner, what is a reward?              | b-f-skinner
                    B.F. Skinner, what is a reward?               | b-f-skinner
                    """)
    void findsWhoIsCalledAtTheStartOrTheEndOfASentence(String text, String ids) {
        assertEquals(List.of(ids.split(",")), Addressing.byUser(text, TABLE));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    I have read Dewey on experience.
                    I have read Dewey on experience. What do you think?
                    Montessori schools are expensive.
                    Are Montessori schools worth the money?
                    Freire's book is hard to read.
                    Freire’s book is hard to read. Do you know it?
                    Is the de facto rule a good one?
                    The rule de facto, what do you think?
                    Deweyan ideas are back.
                    Dewey-like ideas are back, do you think?
                    What did Vygotsky mean by a zone?
                    Who was Jane Addams?
                    According to Piaget, children build what they know.
                    Like Freire, I believe in dialogue.
                    I do not agree with Dewey.
                    What is the difference between Piaget and Vygotsky?
                    Compare Dewey with Montessori, please.
                    Dewey and Freire disagree about this.
                    hooks on the wall are too high for children
                    Hooks on the wall are too high for you.
                    Do you hang the coats on hooks?
                    The bell rings, what do you do?
                    My favourite is still, of course, Montessori.
                    Pip-Dewey, what is that?
                    What do you think, everybody?
                    Maria, what do you say?
                    John is my son. What do you say?
                    """)
    void whoIsOnlyMentionedIsNotSpokenTo(String text) {
        assertEquals(List.of(), Addressing.byUser(text, TABLE));
    }

    /** A verb after the name is no request unless somebody is spoken to. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Dewey is my favourite of them all.
                    Freire would disagree with that.
                    Piaget did most of it with his own children.
                    Skinner will never convince me.
                    Vygotsky can help us here.
                    Montessori does not allow toys.
                    Dewey is right, is he not?
                    """)
    void aStatementThatBeginsWithANameIsNotSpokenToIt(String text) {
        assertEquals(List.of(), Addressing.byUser(text, TABLE));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    I have read Freire, Dewey, and Montessori. Where should we start?
                    My favourites are Piaget, Vygotsky, Montessori. And yours?
                    """)
    void aListOfNamesIsNotSpokenToItsLast(String text) {
        assertEquals(List.of(), Addressing.byUser(text, TABLE));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Write to a@dewey.org", "jane@dewey.org", "my.name@hooks", "me@freire.edu?"})
    void anEmailAddressNamesNobody(String text) {
        assertEquals(List.of(), Addressing.byUser(text, TABLE));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Montessori, is that so? And what about you, @Dewey? | maria-montessori,john-dewey
                    What do you think, Freire? @Dewey, and you?         | paulo-freire,john-dewey
                    What do you think, Freire? Dewey, and you?          | paulo-freire,john-dewey
                    Dewey, why? Freire, why not?                        | john-dewey,paulo-freire
                    """)
    void severalComeInTheOrderOfTheirNames(String text, String ids) {
        assertEquals(List.of(ids.split(",")), Addressing.byUser(text, TABLE));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Dewey and Freire, what do you think?    | john-dewey,paulo-freire
                    Dewey, Freire, what do you think?       | john-dewey,paulo-freire
                    What do you think, Dewey and Freire?    | john-dewey,paulo-freire
                    """)
    void severalCanBeCalledInOneBreath(String text, String ids) {
        assertEquals(List.of(ids.split(",")), Addressing.byUser(text, TABLE));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Maria, you prepare the room so well.       | maria-montessori
                    You prepare the room so well, Maria.       | maria-montessori
                    Who has swept the room, bell?              | bell-hooks
                    Dr. Du Bois, you bring figures.            | w-e-b-du-bois
                    I would ask you that, Dr. Du Bois.         | w-e-b-du-bois
                    What is it for, Jerry?                     | jerome-bruner
                    Grant, as Paulo does, that books are slow. |
                    I am with Paulo that books are slow.       |
                    The bell rings and the lesson is over.     |
                    """)
    void charactersCallOneAnotherAsColleaguesDo(String text, String ids) {
        List<String> expected = ids == null ? List.of() : List.of(ids.split(","));
        assertEquals(expected, Addressing.byCharacter(text, TABLE));
    }

    @Test
    void aFirstNameThatTwoShareNamesNeither() {
        Persona holt = Casts.named("john-holt", "John Holt", "Holt", "John");
        List<Persona> johns = List.of(Casts.persona("john-dewey"), holt);

        assertEquals(List.of(), Addressing.byUser("@John, what do you say?", johns));
        assertEquals(List.of(), Addressing.byCharacter("John, what do you say?", johns));
        assertEquals(List.of("john-holt"), Addressing.byUser("John Holt, what do you say?", johns));
        assertEquals(List.of("john-dewey"), Addressing.byUser("@john-dewey", johns));
    }

    @Test
    void whoIsNotAtTheTableIsNotFound() {
        List<Persona> two = Casts.personas("john-dewey", "paulo-freire");

        assertEquals(List.of(), Addressing.byUser("Montessori, what do you say?", two));
        assertEquals(List.of(), Addressing.byUser("Dewey, what do you say?", List.of()));
    }

    @Test
    void lettersOfThePrivateUseAreaNameNobody() {
        List<Persona> two = Casts.personas("john-dewey", "paulo-freire");

        for (char letter = '\uE000'; letter <= '\uE0FF'; letter++) {
            assertEquals(List.of(), Addressing.byUser("@" + letter + " hello", two));
            assertEquals(List.of(), Addressing.byUser(letter + ", what do you say?", two));
        }
    }

    @Test
    void longTextsOfLittleWordsAreReadToTheirEnd() {
        for (String piece : List.of("no ", "and. ", "—", ", and ", "dr. ", "(\"")) {
            String text = piece.repeat(10_000 / piece.length()) + " @Dewey";
            assertEquals(List.of("john-dewey"), Addressing.byUser(text, TABLE), piece);
        }
    }

    private static List<Persona> table() {
        List<Persona> table = new ArrayList<>(Casts.LIBRARY.all());
        table.add(Casts.deBeauvoir());
        return List.copyOf(table);
    }
}
