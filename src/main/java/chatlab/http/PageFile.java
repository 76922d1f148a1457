package chatlab.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** One file of the page, hashed and compressed before anybody asks for it. */
final class PageFile {
    private static final int WORTH_COMPRESSING = 1_000;

    /** Among what {@code Accept-Encoding} lists; {@code gzip;q=0} says no. */
    private static final Pattern TAKES_GZIP =
            Pattern.compile(
                    "(?i)(?:^|,)\\s*(?:(?:x-)?gzip|\\*)\\s*"
                            + "(?:;\\s*q=(?:1(?:\\.0*)?|0?\\.0*[1-9]\\d*)\\s*)?(?:,|$)");

    /** With {@code nosniff} a wrong type breaks the page; what is not listed is not served. */
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"));

    private final String type;
    private final byte[] bytes;
    private final Optional<byte[]> gzip;
    private final String tag;

    private PageFile(String type, byte[] bytes, Optional<byte[]> gzip) {
        this.type = type;
        this.bytes = bytes;
        this.gzip = gzip;
        this.tag = EntityTag.opaque(bytes);
    }

    /** Whether files of this name are for browsers at all; type declarations are not. */
    static boolean isServed(String name) {
        return TYPES.containsKey(ending(name));
    }

    /** For a name that {@link #isServed}. */
    static PageFile of(String name, byte[] bytes) {
        return new PageFile(TYPES.getOrDefault(ending(name), ""), bytes, compressed(bytes));
    }

    /** Answers with this file, or with 304 to whoever has it. */
    void send(Context context, String cacheControl) {
        boolean zip = gzip.isPresent() && takesGzip(context);
        byte[] sent = zip ? gzip.get() : bytes;
        context.header("Cache-Control", cacheControl).header("Vary", "Accept-Encoding");
        context.contentType(type);
        if (EntityTag.isKnown(context, zip ? tag + "-gzip" : tag)) return;
        if (zip) context.header("Content-Encoding", "gzip");
        context.disableCompression(); // done already, or not worth it
        context.header("Content-Length", String.valueOf(sent.length)).result(sent);
    }

    private static boolean takesGzip(Context context) {
        String accepted = context.header("Accept-Encoding");
        return accepted != null && TAKES_GZIP.matcher(accepted).find();
    }

    private static Optional<byte[]> compressed(byte[] bytes) {
        if (bytes.length < WORTH_COMPRESSING) return Optional.empty();
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(small)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        // Pictures and fonts are compressed already.
        return small.size() < bytes.length * 0.9
                ? Optional.of(small.toByteArray())
                : Optional.empty();
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
