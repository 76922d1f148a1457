package chatlab.http;

import chatlab.database.Sha256;
import io.javalin.http.Context;

/** Entity tags: whoever has an answer already hears so, in place of it (RFC 9110, 13.1.2). */
final class EntityTag {
    private static final int LETTERS = 32;

    private EntityTag() {}

    /** What tells these bytes from any others. */
    static String opaque(byte[] bytes) {
        return Sha256.hex(bytes).substring(0, LETTERS);
    }

    /** For bytes that leave exactly as they were hashed. */
    static boolean isKnown(Context context, String opaque) {
        return isKnown(context, "", opaque);
    }

    /** For an answer that may yet be compressed on its way: the same content, other bytes. */
    static boolean isKnownWeakly(Context context, String opaque) {
        return isKnown(context, "W/", opaque);
    }

    /** Tags the answer; where the caller has it already, the answer is 304 and needs no body. */
    private static boolean isKnown(Context context, String strength, String opaque) {
        String quoted = "\"" + opaque + "\"";
        context.header("ETag", strength + quoted);
        String known = context.header("If-None-Match");
        if (known == null || !(known.strip().equals("*") || known.contains(quoted))) return false;
        context.status(304);
        return true;
    }
}
