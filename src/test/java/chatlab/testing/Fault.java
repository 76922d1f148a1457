package chatlab.testing;

import static chatlab.testing.Line.DRIP;
import static chatlab.testing.Line.ENOUGH;
import static chatlab.testing.Line.MUCH;
import static chatlab.testing.Line.NOTHING;
import static chatlab.testing.Line.ODD;
import static chatlab.testing.Line.WORDS;

/**
 * What a provider may do wrong, the same in every wire format. Each row: our status, what is kept
 * of the reply, and what the provider does.
 */
public enum Fault {
    // The connection
    REFUSED(502, NOTHING, Line::stall), // nobody listens: see FaultyProvider
    RESET_BEFORE_HEADERS(502, NOTHING, Line::reset),
    HANG_UP_BEFORE_HEADERS(502, NOTHING, Line::hangUp),
    RESET_WITHIN_HEADERS(502, NOTHING, it -> it.raw("HTTP/1.1 200 OK\r\nX-").reset()),
    NOT_HTTP(502, NOTHING, it -> it.raw("220 " + it.wire().secret() + "\r\n").hangUp()),
    RESET_BEFORE_WORDS(502, NOTHING, it -> it.stream().reset()),
    RESET_MID_STREAM(502, WORDS, it -> it.spoken().reset()),
    HANG_UP_MID_STREAM(502, WORDS, it -> it.spoken().hangUp()),
    MALFORMED_CHUNK(502, WORDS, it -> it.spoken().raw("zz\r\n").stall()),
    RESET_MID_DOCUMENT(502, NOTHING, it -> it.halfADocument().reset()),
    HANG_UP_MID_DOCUMENT(502, NOTHING, it -> it.halfADocument().hangUp()),

    // What is said
    EMPTY_STREAM(502, NOTHING, it -> it.open(Line.EVENTS).end()),
    EMPTY_DOCUMENT(502, NOTHING, it -> it.document("")),
    STREAM_WITHOUT_WORDS(502, NOTHING, it -> it.stream().finish()),
    DOCUMENT_WITHOUT_WORDS(502, NOTHING, it -> it.document(it.wire().document(""))),
    STREAM_WITHOUT_ITS_END(502, WORDS, it -> it.spoken().end()),
    MALFORMED_EVENT(502, WORDS, it -> it.spoken().data("{]" + it.wire().secret())),
    TRUNCATED_EVENT(502, WORDS, it -> it.spoken().send("data: {\"error\":{\"m").end()),
    TRUNCATED_JSON(502, WORDS, it -> it.spoken().data("{\"a\":{\"b").stall()),
    TRUNCATED_DOCUMENT(502, NOTHING, it -> it.open(Line.JSON).send("{\"error\":{\"mess").end()),
    ERROR_BEFORE_WORDS(502, NOTHING, it -> it.stream().send(it.wire().error()).stall()),
    ERROR_MID_STREAM(502, WORDS, it -> it.spoken().send(it.wire().error()).stall()),
    ERROR_DOCUMENT(502, NOTHING, it -> it.document(it.wire().errorDocument())),
    FIVE_MEGABYTES_IN_ONE_EVENT(502, NOTHING, it -> it.stream().say(MUCH).finish()),
    HTML_PAGE(502, NOTHING, it -> it.answer(200, "text/html", "<p>" + it.wire().secret())),
    STREAM_CALLED_JSON(502, NOTHING, it -> it.open(Line.JSON).say(WORDS).finish()),
    DOCUMENT_CALLED_HTML(
            502, NOTHING, it -> it.answer(200, "text/html", it.wire().document(WORDS))),

    // How long it takes
    STALL_BEFORE_HEADERS(504, NOTHING, Line::stall),
    STALL_WITHIN_HEADERS(504, NOTHING, it -> it.raw("HTTP/1.1 200 OK\r\nX-").stall()),
    STALL_BEFORE_WORDS(504, NOTHING, it -> it.stream().stall()),
    STALL_WITHIN_WORDS(504, WORDS, it -> it.stream().say(WORDS).stall()),
    STALL_WITHIN_DOCUMENT(504, NOTHING, it -> it.halfADocument().stall()),
    DRIP_OF_HEADERS(504, NOTHING, it -> it.raw("HTTP/1.1 200 OK\r\n").dripRaw("X-Slow: 1\r\n")),
    DRIP_OF_PINGS(504, NOTHING, it -> it.stream().drip(it.wire().ping())),
    DRIP_OF_PINGS_AFTER_WORDS(504, WORDS, it -> it.stream().say(WORDS).drip(it.wire().ping())),
    DRIP_OF_WORDS(504, DRIP, it -> it.stream().drip(it.wire().words(DRIP))),
    DRIP_OF_A_DOCUMENT(504, NOTHING, it -> it.halfADocument().dripRaw(" ")),

    // Refusals
    STATUS_302(302, "Location: /elsewhere"),
    STATUS_400(400),
    STATUS_401(401),
    STATUS_403(403),
    STATUS_404(404),
    STATUS_429(429),
    STATUS_429_WITH_RETRY_AFTER(429, "Retry-After: 1"),
    STATUS_500(500),
    STATUS_529(529),
    REFUSAL_WITHOUT_END(502, NOTHING, it -> it.head(500, Line.JSON, 1_000_000).dripRaw(" ")),

    // What harms nobody
    BYTE_BY_BYTE(200, WORDS, it -> it.byteByByte(Line.EVENTS, it.wire().stream(WORDS))),
    BYTE_BY_BYTE_DOCUMENT(200, WORDS, it -> it.byteByByte(Line.JSON, it.wire().document(WORDS))),
    FIVE_MEGABYTES(200, ENOUGH, it -> it.stream().sayInPieces(MUCH).finish()),
    FIVE_MEGABYTES_DOCUMENT(200, ENOUGH, it -> it.document(it.wire().document(MUCH))),
    INVALID_UTF_8(200, ODD, it -> it.stream().sayBadly(ODD).finish()),
    INVALID_UTF_8_DOCUMENT(
            200, ODD, it -> it.open(Line.JSON).sendBadly(it.wire().document(ODD)).end()),
    UNKNOWN_EVENTS(200, WORDS, it -> it.stream().news().say(WORDS).news().finish()),
    MISSING_USAGE(200, WORDS, it -> it.open(Line.EVENTS).send(it.wire().uncounted(WORDS)).end()),
    MISSING_USAGE_DOCUMENT(200, WORDS, it -> it.document(it.wire().uncountedDocument(WORDS)));

    private final int status;
    private final String kept;
    private final Line.Script script;
    private final String providersStatus;

    Fault(int status, String kept, Line.Script script) {
        this.status = status;
        this.kept = kept;
        this.script = script;
        this.providersStatus = "";
    }

    /** The provider refuses, with a status that may be told and a body that may not. */
    Fault(int providersStatus, String... headers) {
        this.status = 502;
        this.kept = NOTHING;
        this.script =
                it -> it.answer(providersStatus, Line.JSON, it.wire().errorDocument(), headers);
        this.providersStatus = String.valueOf(providersStatus);
    }

    /** What we answer, or tell in the stream's {@code error} event; 200 where all is well. */
    public int status() {
        return status;
    }

    /** What is told and stored of the reply. */
    public String kept() {
        return kept;
    }

    /** The provider's own status, which our sentence names; else empty. */
    public String providersStatus() {
        return providersStatus;
    }

    /** Whether the text of a reply is what is left of it. */
    public boolean keeps(String said) {
        return this == DRIP_OF_WORDS ? said.matches("(drip )*drip") : said.equals(kept);
    }

    /** How often the provider is asked: again where it comes to an end without a word. */
    public int calls() {
        return switch (this) {
            case REFUSED -> 0;
            case STREAM_WITHOUT_WORDS, DOCUMENT_WITHOUT_WORDS -> 2;
            default -> 1;
        };
    }

    /** Whether the provider says what the reply took, before we hang up. */
    public boolean isCounted() {
        return switch (this) {
            case MISSING_USAGE, MISSING_USAGE_DOCUMENT, FIVE_MEGABYTES -> false;
            default -> true;
        };
    }

    /** Whether a time limit of ours is what ends it. */
    public boolean takesTooLong() {
        return status == 504;
    }

    Line.Script script() {
        return script;
    }
}
