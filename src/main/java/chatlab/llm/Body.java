package chatlab.llm;

import chatlab.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a provider sends, as text: in lines as they come, or in one piece; never more than anybody
 * could have meant. What is not UTF-8 becomes U+FFFD.
 */
final class Body {
    private static final int LONGEST_LINE = 4 << 20;
    private static final int MOST = 16 << 20;

    private final InputStream in;
    private byte[] bytes = new byte[8192];
    private int from; // what has been read and not yet handed out: from here …
    private int to; // … to here
    private int taken;

    Body(InputStream in) {
        this.in = in;
    }

    /**
     * The next line, without its end, which is CR or LF; after CR LF comes an empty line that
     * nobody wrote.
     *
     * @return null at the end
     * @throws Failure.Upstream for more than 4 MB in one line, or 16 MB in all
     */
    @Nullable String line() throws IOException {
        int length = 0;
        while (true) {
            for (; from + length < to; length++) {
                byte each = bytes[from + length];
                if (each == '\n' || each == '\r') return handOut(length, 1);
            }
            if (!readMore()) return length == 0 ? null : handOut(length, 0);
        }
    }

    /**
     * The whole of it.
     *
     * @throws Failure.Upstream for more than 16 MB
     */
    String text() throws IOException {
        byte[] all = in.readNBytes(MOST + 1);
        if (all.length > MOST) throw unreadable();
        return new String(all, StandardCharsets.UTF_8);
    }

    static Failure unreadable() {
        return new Failure.Upstream("The AI provider sent something that cannot be read.");
    }

    private String handOut(int length, int end) {
        String line = new String(bytes, from, length, StandardCharsets.UTF_8);
        from += length + end;
        return line;
    }

    private boolean readMore() throws IOException {
        System.arraycopy(bytes, from, bytes, 0, to - from);
        to -= from;
        from = 0;
        if (to >= LONGEST_LINE) throw unreadable();
        if (to == bytes.length) bytes = Arrays.copyOf(bytes, 2 * to);
        int read = in.read(bytes, to, bytes.length - to);
        if (read < 0) return false;
        to += read;
        taken += read;
        if (taken > MOST) throw unreadable();
        return true;
    }
}
