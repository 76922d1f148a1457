package chatlab.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "0, 0",
        "'Sun, 06 Nov 1994 08:49:44 GMT', 7",
        "'Sun, 06 Nov 1994 08:49:30 GMT', 0",
        "-1,",
        "soon,",
        "'',",
        "12345678901234567890,"
    })
    void readsHowLongAProviderWantsToBeLeftAlone(String header, @Nullable Integer seconds) {
        Instant now = Instant.parse("1994-11-06T08:49:37Z");
        assertEquals(
                Optional.ofNullable(seconds).map(Duration::ofSeconds), Retries.asked(header, now));
    }
}
