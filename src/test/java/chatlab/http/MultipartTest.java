package chatlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms written out by hand. */
class MultipartTest {
    private static final String TYPE = "multipart/form-data; boundary=B";
    private static final String FILE = "Content-Disposition: form-data; name=\"file\"\r\n\r\n";

    @Test
    void findsThePartOfThatNameAmongOthers() {
        String body =
                "--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--B\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
                        + "\r\n--A\0ÿ\r\n--B\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nsecond\r\n--B--\r\n";

        assertEquals(Optional.of("\r\n--A\0ÿ"), part(body, TYPE, "file"));
        assertEquals(Optional.of("hello"), part(body, TYPE, "note"));
        assertEquals(Optional.empty(), part(body, TYPE, "other"));
    }

    @Test
    void takesAnEmptyPartForEmpty() {
        assertEquals(Optional.of(""), part("--B\r\n" + FILE + "\r\n--B--\r\n", TYPE, "file"));
        assertEquals(Optional.of(""), part("--B\r\n" + FILE + "--B--\r\n", TYPE, "file"));
    }

    @Test
    void readsPastWhatStandsBeforeTheFirstPart() {
        String body = "a preamble\r\n--B\r\n" + FILE + "x\r\n--B--";

        assertEquals(Optional.of("x"), part(body, TYPE, "file"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=B",
                "multipart/form-data;boundary=B",
                "Multipart/Form-Data; charset=utf-8; BOUNDARY=B; x=y",
                "  multipart/form-data ; boundary=\"B\"",
                "multipart/form-data; boundary=\"B\"; x=y"
            })
    void findsTheBoundaryHoweverItIsWritten(String type) {
        assertEquals(Optional.of("x"), part("--B\r\n" + FILE + "x\r\n--B--\r\n", type, "file"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"\"",
                "multipart/mixed; boundary=B",
                "application/json; boundary=B",
                "multipart/form-data; xboundary=B"
            })
    void isNoFormWithoutABoundary(String type) {
        assertEquals(Optional.empty(), part("--B\r\n" + FILE + "x\r\n--B--\r\n", type, "file"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: form-data; name=\"file\"",
                "content-disposition:form-data;name=file",
                "CONTENT-DISPOSITION:   Form-Data;  filename=\"x\"; Name=\"file\"; y=z",
                "Content-Type: text/plain\r\nContent-Disposition: form-data; name=\"file\""
            })
    void findsTheNameHoweverItIsWritten(String head) {
        assertEquals(
                Optional.of("x"), part("--B\r\n" + head + "\r\n\r\nx\r\n--B--\r\n", TYPE, "file"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: form-data; name=\"files\"",
                "Content-Disposition: form-data; name=\"afile\"",
                "Content-Disposition: form-data; filename=\"file\"",
                "Content-Disposition: attachment; name=\"file\"",
                "X-Content-Disposition: form-data; name=\"file\"",
                "Content-Type: text/plain"
            })
    void isNotTakenInByAnotherName(String head) {
        assertEquals(
                Optional.empty(), part("--B\r\n" + head + "\r\n\r\nx\r\n--B--\r\n", TYPE, "file"));
    }

    @Test
    void aPatternIsNoName() {
        assertEquals(Optional.empty(), part("--B\r\n" + FILE + "x\r\n--B--\r\n", TYPE, "f.le"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--B",
                "--B\r\n",
                "--B\r\nContent-Disposition: form-data; name=\"file\"",
                "--B\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx",
                "--B\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--",
                "--A\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--A--"
            })
    void givesNothingThatIsNotWhole(String body) {
        assertEquals(Optional.empty(), part(body, TYPE, "file"));
    }

    /** Its end, the blank line, must lie within 8 KB of the boundary. */
    @ParameterizedTest
    @CsvSource({"8192, true", "8193, false"})
    void readsAHeadOfAtMostEightKilobytes(int bytes, boolean whole) {
        String filler = "x".repeat(bytes - "\r\nX: \r\n".length() - FILE.length());
        String body = "--B\r\nX: " + filler + "\r\n" + FILE + "x\r\n--B--";

        assertEquals(whole ? Optional.of("x") : Optional.empty(), part(body, TYPE, "file"));
    }

    private static Optional<String> part(String body, String type, String name) {
        return Multipart.part(body.getBytes(StandardCharsets.ISO_8859_1), type, name)
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
