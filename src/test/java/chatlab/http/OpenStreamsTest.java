package chatlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {
    private final OpenStreams streams = new OpenStreams(2);

    @Test
    void letsInSoManyOfEachUser() {
        assertEquals(1, opened("ada").remaining());
        RateLimits.Standing last = opened("ada");
        RateLimits.Standing refused = streams.open("ada");

        assertEquals(0, last.remaining());
        assertEquals(2, last.limit());
        assertEquals(Duration.ofSeconds(5), last.resets());
        assertEquals(0, refused.remaining());
        assertEquals(
                "You have 2 streams open, which is all you may have. Please let one end first.",
                refused.refused().orElseThrow().getMessage());
        assertEquals(Duration.ofSeconds(5), refused.refused().orElseThrow().retryAfter());
        opened("bert");
    }

    @Test
    void whatWasRefusedTookNoRoom() {
        opened("ada");
        opened("ada");
        assertTrue(streams.open("ada").refused().isPresent());

        streams.close("ada");

        opened("ada");
        assertTrue(streams.open("ada").refused().isPresent());
    }

    @Test
    void oneThatEndsGivesRoomToOne() {
        opened("ada");
        opened("ada");
        streams.close("ada");
        streams.close("ada");
        streams.close("ada");

        opened("ada");
        opened("ada");
        assertTrue(streams.open("ada").refused().isPresent());
    }

    private RateLimits.Standing opened(String user) {
        RateLimits.Standing standing = streams.open(user);
        assertEquals(Optional.empty(), standing.refused());
        return standing;
    }
}
