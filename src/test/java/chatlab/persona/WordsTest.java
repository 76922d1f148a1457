package chatlab.persona;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "École, ecole",
        "ÜBER, uber",
        "İstanbul, istanbul",
        "Ångström, angstrom",
        "ﬁne, fine",
        "日本, 日本",
        "'', ''"
    })
    void foldsCaseAndAccents(String text, String folded) {
        assertEquals(folded, Words.fold(text));
        assertEquals(folded, Words.fold(folded));
    }

    @Test
    void findsTheSameWordHoweverItsAccentsAreWritten() {
        assertEquals(Words.fold("caf\u00e9"), Words.fold("cafe\u0301"));
    }

    @Test
    void splitsAtWhateverIsNoLetterOrDigit() {
        assertEquals(
                Set.of("should", "ten", "year", "olds", "use", "ai", "s", "gpt", "5", "ecole"),
                Words.in("Should ten-year-olds use AI’s “GPT-5”?\n… École!").all());
        assertEquals(Set.of(), Words.in(" ?! ").all());
        assertEquals(Set.of(), Words.in("").all());
    }

    @Test
    void letsNobodyChangeTheWords() {
        Set<String> words = Words.in("a b").all();

        assertThrows(UnsupportedOperationException.class, () -> words.add("c"));
    }

    @ParameterizedTest
    @CsvSource({
        "grades, grad",
        "grading, grad",
        "graded, grad",
        "grade, grad",
        "stories, story",
        "story, story",
        "class, class",
        "tests, test",
        "sing, sing",
        "use, use",
        "children, children"
    })
    void takesEndingsOff(String word, String stem) {
        assertEquals(stem, Words.stem(word));
    }

    @Test
    void leavesOutWordsThatSayNothing() {
        assertEquals(
                Set.of("ai", "homework", "child"),
                Words.in("Should we use the AI for a child’s homework, or not?").stems());
        assertEquals(Set.of(), Words.in("So what is it to us?").stems());
    }

    @Test
    void countsEachWantedWordOnce() {
        Words words = Words.in("Grades, grades, and the grading of homework");

        assertEquals(1, words.hits("homework"));
        assertEquals(1, words.hits("grad*"));
        assertEquals(2, words.hits("grades grading exam"));
        assertEquals(0, words.hits("grade"));
        assertEquals(0, words.hits("home"));
        assertEquals(0, words.hits("*x exam*"));
        assertEquals(0, Words.in("").hits("homework grad*"));
    }

    @Test
    void findsItsDomainInATopic() {
        assertEquals(
                List.of(Domain.TECHNOLOGY, Domain.HOMEWORK),
                List.of(Domain.values()).stream()
                        .filter(
                                domain ->
                                        Words.in("Should ten-year-olds use AI for homework?")
                                                        .hits(domain.words())
                                                > 0)
                        .toList());
    }
}
