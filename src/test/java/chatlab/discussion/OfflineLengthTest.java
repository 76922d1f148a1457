package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Turns are as long as the settings say, and for children their sentences are shorter. */
class OfflineLengthTest {
    @ParameterizedTest
    @CsvSource({"short, 40, 80", "medium, 90, 160", "long, 180, 300"})
    void mostTurnsAreOfTheLengthChosen(String length, int least, int most) {
        List<Integer> words = new ArrayList<>();
        for (int seed = 1; seed <= 8; seed++) {
            for (String text : texts(length, null, seed)) words.add(Pieces.words(text));
        }
        int slack = 12;
        long fit =
                words.stream()
                        .filter(count -> count >= least - slack && count <= most + slack)
                        .count();
        assertTrue(fit >= words.size() * 0.85, fit + " of " + words.size() + ": " + words);
    }

    @Test
    void childrenGetShorterSentences() {
        assertTrue(longest("child") < longest("adult"), longest("child") + " " + longest("adult"));
    }

    private static double longest(String level) {
        List<Integer> longest = new ArrayList<>();
        for (int seed = 1; seed <= 8; seed++) {
            for (String text : texts(null, level, seed)) {
                longest.add(
                        OfflineVoiceTest.sentences(text).stream()
                                .mapToInt(Pieces::words)
                                .max()
                                .orElseThrow());
            }
        }
        return longest.stream().mapToInt(each -> each).average().orElseThrow();
    }

    private static List<String> texts(@Nullable String length, @Nullable String level, int seed) {
        Talk talk =
                Talk.on("Homework", "john-dewey", "b-f-skinner", "bell-hooks", "socrates")
                        .settings(new Settings(level, null, length, seed));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 8; i++) texts.add(talk.offline().content());
        return texts;
    }
}
