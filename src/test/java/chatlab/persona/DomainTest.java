package chatlab.persona;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The fields of school life, and the words by which a topic shows them. */
class DomainTest {

    @ParameterizedTest
    @EnumSource
    void countsNoWordTwice(Domain domain) {
        List<String> words = List.of(domain.words().split(" "));
        for (String word : words) {
            for (String stem : words) {
                boolean covered =
                        stem.endsWith("*")
                                && !stem.equals(word)
                                && word.startsWith(stem.substring(0, stem.length() - 1));
                assertFalse(covered, word + " counts for " + stem + " too");
            }
        }
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "Bullying in the playground, DISCIPLINE",
        "Games in the playground, PLAY",
        "Phones in class, TECHNOLOGY",
        "Teacher training, TEACHERS",
        "Reading at home, LANGUAGE",
        "Climate protest during school hours, DEMOCRACY",
        "Is mathematics discovered or invented?, SCIENCE"
    })
    void aTopicTouchesOneFieldMost(String topic, Domain expected) {
        Words words = Words.in(topic);

        assertEquals(
                expected,
                Stream.of(Domain.values())
                        .sorted(Comparator.comparingInt(each -> -words.hits(each.words())))
                        .findFirst()
                        .orElseThrow());
    }
}
