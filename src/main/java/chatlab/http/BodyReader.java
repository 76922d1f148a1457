package chatlab.http;

import chatlab.failure.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Reads a request's body: so much of it, and no slower than anybody's line is. */
final class BodyReader {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Beyond that, 1 kB a second. */
    private static final long NANOS_PER_BYTE = 1_000_000;

    private static final int CHUNK = 16_384;

    private final LongSupplier nanoTime;

    BodyReader(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * @throws Failure.TooLarge beyond so many bytes
     * @throws Failure.TooSlow where it comes so slowly that it only holds a connection
     * @throws Failure.Malformed where it ends too early
     */
    byte[] read(InputStream in, int mostBytes) {
        long start = nanoTime.getAsLong();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (in) {
            int read;
            while ((read = in.read(chunk)) >= 0) {
                all.write(chunk, 0, read);
                if (all.size() > mostBytes) throw tooLarge(mostBytes);
                long allowed = PATIENCE.toNanos() + all.size() * NANOS_PER_BYTE;
                if (nanoTime.getAsLong() - start > allowed)
                    throw new Failure.TooSlow("The body came too slowly. Please try again.");
            }
        } catch (IOException broken) {
            throw new Failure.Malformed("The body ended before it was whole.");
        }
        return all.toByteArray();
    }

    static Failure tooLarge(int mostBytes) {
        return new Failure.TooLarge(
                "The body is larger than the %,d bytes allowed here.".formatted(mostBytes));
    }
}
