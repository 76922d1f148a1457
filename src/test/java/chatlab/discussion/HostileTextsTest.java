package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as long as the contract takes, made of what expressions go back over. */
@Timeout(60)
class HostileTextsTest {
    private static final int LONGEST = 10_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-", "a ", "an ", "who in ", "and ", "work ", "? ", "a? ", "\n.", "is ", "be "
            })
    void aSubjectIsFoundInThem(String piece) {
        assertFalse(Subject.of(text(piece)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {": what ", "\n", ",", "you ", ", dr ", ". dear ", ": x, ", "(\"“"})
    void nobodyIsCalledInThem(String piece) {
        assertEquals(List.of(), Addressing.byUser(text(piece), List.copyOf(Casts.LIBRARY.all())));
    }

    @ParameterizedTest
    @ValueSource(strings = {": Dewey what ", ", Dewey", "Dewey and ", "Dewey , ", "you Dewey: "})
    void manyNamesAreReadInNoTime(String piece) {
        assertFalse(
                Addressing.byUser(
                                "Dewey, you? " + text(piece),
                                Casts.personas("john-dewey", "paulo-freire"))
                        .isEmpty());
    }

    private static String text(String piece) {
        return piece.repeat(LONGEST / piece.length());
    }
}
