package chatlab.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private final AtomicLong now = new AtomicLong();
    private final BodyReader reader = new BodyReader(now::get);

    @Test
    void readsAllThatFits() {
        byte[] body = "x".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(body, reader.read(new ByteArrayInputStream(body), 50_000));
        assertEquals(0, reader.read(InputStream.nullInputStream(), 1).length);
    }

    @Test
    void refusesOneByteMoreWithoutReadingOn() {
        Slow endless = new Slow(Integer.MAX_VALUE, Duration.ZERO);
        Failure refused = assertThrows(Failure.TooLarge.class, () -> reader.read(endless, 1_000));
        assertEquals(1_001, endless.told);
        assertTrue(String.valueOf(refused.getMessage()).contains("1,000"));
    }

    @Test
    void waitsTwentySecondsAndThenForAKilobyteASecond() {
        assertEquals(20, reader.read(new Slow(20, Duration.ofSeconds(1)), 100_000).length);
        assertEquals(30_000, reader.read(new Slow(30_000, Duration.ofMillis(1)), 100_000).length);
    }

    @Test
    void doesNotWaitForWhoOnlyHoldsTheConnection() {
        Slow drip = new Slow(1_000, Duration.ofSeconds(1));
        assertThrows(Failure.TooSlow.class, () -> reader.read(drip, 100_000));
        assertEquals(21, drip.told, "the first byte after twenty seconds is one too late");
    }

    @Test
    void saysThatABodyWasCutShort() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("reset");
                    }
                };
        assertThrows(Failure.Malformed.class, () -> reader.read(broken, 10));
    }

    /** A byte at a time, each after a wait that the clock alone knows of. */
    private final class Slow extends InputStream {
        private final int length;
        private final Duration wait;
        private int told;

        Slow(int length, Duration wait) {
            this.length = length;
            this.wait = wait;
        }

        @Override
        public int read() {
            if (told == length) return -1;
            told++;
            now.addAndGet(wait.toNanos());
            return 'x';
        }

        @Override
        public int read(byte[] into, int from, int most) {
            int next = read();
            if (next < 0) return -1;
            into[from] = (byte) next;
            return 1;
        }
    }
}
