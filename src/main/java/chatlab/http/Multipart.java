package chatlab.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form with files (RFC 7578), held in memory, so that it is no larger than what was read. */
final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile(
                    "(?i)^\\s*multipart/form-data\\s*;.*?\\bboundary=(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200})).*");
    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final int LONGEST_HEAD = 8_192;

    private Multipart() {}

    /** The content of the first part with this name; empty where there is none that is whole. */
    static Optional<byte[]> part(byte[] body, String contentType, String name) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.matches()) return Optional.empty();
        String text = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        byte[] first = ascii("--" + text);
        byte[] next = ascii("\r\n--" + text);
        int at = find(body, first, 0, body.length);
        while (at >= 0) {
            int head = at + first.length;
            int content = find(body, HEAD_END, head, Math.min(body.length, head + LONGEST_HEAD));
            if (content < 0) return Optional.empty();
            int end = find(body, next, content + 2, body.length);
            if (end < 0) return Optional.empty();
            if (isNamed(body, head, content, name)) {
                int from = Math.min(content + HEAD_END.length, end);
                return Optional.of(Arrays.copyOfRange(body, from, end));
            }
            at = end + 2;
        }
        return Optional.empty();
    }

    private static boolean isNamed(byte[] body, int from, int to, String name) {
        String head = new String(body, from, to - from, StandardCharsets.ISO_8859_1);
        return Pattern.compile(
                        "(?im)^content-disposition:\\s*form-data\\b.*?;\\s*name=\"?"
                                + Pattern.quote(name)
                                + "\"?\\s*(;|$)")
                .matcher(head)
                .find();
    }

    private static int find(byte[] body, byte[] wanted, int from, int to) {
        for (int at = from; at <= to - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && body[at + same] == wanted[same]) same++;
            if (same == wanted.length) return at;
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
