package chatlab.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static final int LONGEST_LINE = 4 * 1024 * 1024;
    private static final int MOST = 16 * 1024 * 1024;

    @Test
    void knowsEveryEndOfALine() throws IOException {
        assertEquals(List.of("a", "b", "", "c", "", "d"), lines("a\nb\r\nc\r\rd"));
        assertEquals(List.of("a"), lines("a\n"));
        assertEquals(List.of(), lines(""));
    }

    @Test
    void joinsWhatComesByteForByte() throws IOException {
        byte[] bytes = "one 🦉\ntwo 🦉".getBytes(StandardCharsets.UTF_8);
        var in =
                new InputStream() {
                    private int at;

                    @Override
                    public int read() {
                        return at < bytes.length ? bytes[at++] & 0xff : -1;
                    }

                    @Override
                    public int read(byte[] to, int offset, int length) {
                        int next = read();
                        if (next < 0) return -1;
                        to[offset] = (byte) next;
                        return 1;
                    }
                };

        assertEquals(List.of("one 🦉", "two 🦉"), lines(new Body(in)));
    }

    @Test
    void readsLinesLongerThanItsBuffer() throws IOException {
        String first = "ä".repeat(30_000);
        String second = "b".repeat(1_000_000);

        assertEquals(List.of(first, second, "c"), lines(first + "\n" + second + "\nc"));
    }

    @Test
    void replacesWhatIsNotUtf8() throws IOException {
        byte[] bytes = {'a', (byte) 0xff, 'b', '\n', (byte) 0xf0, (byte) 0x9f};

        assertEquals(List.of("a\ufffdb", "\ufffd"), lines(body(bytes)));
        assertEquals("a\ufffdb\n\ufffd", body(bytes).text());
    }

    @Test
    void refusesALineThatDoesNotEnd() throws IOException {
        assertEquals(LONGEST_LINE - 1, length(new Body(spaces(LONGEST_LINE - 1))));
        assertThrows(Failure.Upstream.class, () -> new Body(spaces(LONGEST_LINE + 1)).line());
    }

    @Test
    void refusesMoreThanAnybodyCouldHaveMeant() throws IOException {
        byte[] line = (" ".repeat(1023) + "\n").getBytes(StandardCharsets.UTF_8);
        InputStream tooMuch = repeated(line, MOST / line.length + 1);

        assertThrows(Failure.Upstream.class, () -> lines(new Body(tooMuch)));
        assertEquals(
                MOST / line.length, lines(new Body(repeated(line, MOST / line.length))).size());

        assertEquals(MOST, new Body(spaces(MOST)).text().length());
        assertThrows(Failure.Upstream.class, () -> new Body(spaces(MOST + 1)).text());
    }

    private static int length(Body body) throws IOException {
        return String.valueOf(body.line()).length();
    }

    private static List<String> lines(String text) throws IOException {
        return lines(body(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> lines(Body body) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = body.line(); line != null; line = body.line()) lines.add(line);
        return lines;
    }

    private static Body body(byte[] bytes) {
        return new Body(new ByteArrayInputStream(bytes));
    }

    private static InputStream spaces(int count) {
        return repeated(new byte[] {' '}, count);
    }

    private static InputStream repeated(byte[] bytes, int times) {
        byte[] all = new byte[bytes.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
        }
        return new SequenceInputStream(
                new ByteArrayInputStream(all), InputStream.nullInputStream());
    }
}
