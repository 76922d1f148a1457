package chatlab.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words are counted in every script, and shares lose nothing by rounding. */
class ParticipationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | — … 🦉 !",
                "4 | Well, don’t you know?",
                "3 | A well-known – *test*",
                "2 | Él enseñó",
                "5 | 什么是考试？",
                "4 | AI在学校",
                "3 | गणित क्यों पढ़ें"
            })
    void countsWordsInEveryScript(int words, String text) {
        assertEquals(words, Participation.words(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-", "aa’aa-", "गणि'"})
    void aWordMayBeOfAnyLength(String piece) {
        assertEquals(1, Participation.words(piece.repeat(100_000)));
    }

    @Test
    void sharesOfAnyCountsAddUpToTheWhole() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            long[] words = random.longs(1 + random.nextInt(9), 0, 3_000).toArray();
            words[0]++;
            long[] shares = Participation.shares(words);
            assertEquals(10_000, LongStream.of(shares).sum());
            long all = LongStream.of(words).sum();
            for (int j = 0; j < words.length; j++)
                assertTrue(Math.abs(shares[j] - words[j] * 10_000.0 / all) < 1);
        }
    }

    @Test
    void whatRoundingLeavesGoesToWhomItTookMost() {
        assertArrayEquals(new long[] {3334, 3333, 3333}, Participation.shares(1, 1, 1));
        assertArrayEquals(new long[] {1666, 1667, 6667}, Participation.shares(1666, 1667, 6667));
        assertArrayEquals(new long[] {1429, 2857, 5714}, Participation.shares(1, 2, 4));
        assertArrayEquals(new long[] {0, 0}, Participation.shares(0, 0));
    }
}
