package chatlab.http;

import chatlab.database.Json;
import chatlab.database.Sha256;
import chatlab.failure.Failure;
import chatlab.identity.Caller;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, as the routes see it: who calls, what was sent (checked), what goes
 * back.
 */
public final class Call {
    static final String REQUEST_ID = "request_id";
    private static final int MOST_FAULTS = 50;
    private static final BodyReader BODIES = new BodyReader(System::nanoTime);
    private static final String EVENT_STREAM = "text/event-stream";
    private static final ObjectReader BODY =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final Context context;
    private final Contract contract;
    private final Guard guard;
    private final String path;
    private final int maxBodyBytes;
    private byte @Nullable [] bodyBytes;

    Call(Context context, Contract contract, Guard guard, String path, int maxBodyBytes) {
        this.context = context;
        this.contract = contract;
        this.guard = guard;
        this.path = path;
        this.maxBodyBytes = maxBodyBytes;
        if (!context.req().getMethod().equals(method())) throw overridden();
    }

    /** Javalin takes a header's word for the method, which whoever filters methods does not see. */
    private static Failure overridden() {
        return new Failure.Malformed(
                "The method is the one in the request's first line; a header cannot change it.");
    }

    /** Who calls; {@link Failure.Unauthenticated} for a token that does not count. */
    public Caller caller() {
        return guard.caller(context);
    }

    /** The caller's id, which the path's {@code {user_id}} was found to be. */
    public String userId() {
        return caller().userId();
    }

    public String pathText(String name) {
        return context.pathParam(name);
    }

    /** An id from the path; what is no id at all is not found either. */
    public UUID pathId(String name, String what) {
        try {
            String text = context.pathParam(name);
            if (text.length() == 36) return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            // answered as not found, below
        }
        throw new Failure.NotFound("There is no such " + what + ".");
    }

    /** The query parameters the contract names, checked and typed. */
    public JsonNode query() {
        return contract.checkedQuery(method(), path, context.queryParamMap());
    }

    /** The body, checked against the contract. */
    public <T> T body(Class<T> type) {
        JsonNode checked = contract.checkedBody(method(), path, parsed());
        try {
            return Json.MAPPER.treeToValue(checked, type);
        } catch (JsonProcessingException contractAndRecordDiffer) {
            throw new UncheckedIOException(contractAndRecordDiffer);
        }
    }

    /**
     * Something found in an upload, held against the contract as if it were the body. A file can
     * have more faults than anybody reads; the first ones are told.
     */
    public JsonNode checked(JsonNode found) {
        try {
            return contract.checkedBody(method(), path, Optional.of(found.deepCopy()));
        } catch (Failure.Invalid invalid) {
            throw new Failure.Invalid(invalid.faults().stream().limit(MOST_FAULTS).toList());
        }
    }

    /** The body as it came, of at most so many bytes. */
    public byte[] upload(int mostBytes) {
        return bytes(mostBytes);
    }

    /** The content of a form's part; empty where the form has none of that name. */
    public Optional<byte[]> uploadedPart(String name, int mostBytes) {
        return Multipart.part(bytes(mostBytes), only("Content-Type").orElse(""), name);
    }

    /** What the body is said to be, in lower case and without parameters; empty where unsaid. */
    public String contentType() {
        String type = only("Content-Type").orElse("");
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the caller would rather have an event stream than JSON. */
    public boolean wantsStream() {
        String accept = context.header("Accept");
        return accept != null && accept.toLowerCase(Locale.ROOT).contains(EVENT_STREAM);
    }

    public Optional<String> idempotencyKey() {
        Optional<String> key = only("Idempotency-Key").filter(text -> !text.isBlank());
        if (key.isPresent() && key.get().length() > 255) {
            throw new Failure.Invalid(
                    List.of(
                            new Failure.Fault(
                                    List.of("header", "Idempotency-Key"),
                                    "Must have at most 255 characters.",
                                    "string_too_long")));
        }
        return key;
    }

    /** A header that means something only where it stands once. */
    private Optional<String> only(String name) {
        List<String> values = Collections.list(context.req().getHeaders(name));
        if (values.size() > 1)
            throw new Failure.Invalid(List.of(Contract.repeated("header", name)));
        return values.stream().findFirst();
    }

    /** SHA-256 of what was asked, to tell a repeat from another request under the same key. */
    public String fingerprint() {
        byte[] line = (method() + " " + context.path() + "\n").getBytes(StandardCharsets.UTF_8);
        return Sha256.hex(line, bytes(maxBodyBytes));
    }

    public String requestId() {
        return String.valueOf(context.<String>attribute(REQUEST_ID));
    }

    /** Counts {@code replies} against what this user may ask for. */
    public void takeReplies(int replies) {
        guard.takeReplies(context, replies);
    }

    /** The same for what is brought or taken in bulk. */
    public void takeUpload() {
        guard.takeUpload(context);
    }

    /** The same for reports and perspectives. */
    public void takeSummary() {
        guard.takeSummary(context);
    }

    /** Takes room for a stream until this call ends: before anything is done that it would tell. */
    public void takeStream() {
        guard.takeStream(context);
    }

    /**
     * To be asked between the steps of what takes long.
     *
     * @throws Failure.Unauthenticated where the caller was logged out meanwhile
     */
    public void recheck() {
        guard.recheck(caller());
    }

    /** Where the call comes from: an IPv4 address, or the network of an IPv6 one. */
    public String address() {
        return guard.address(context);
    }

    public void json(Object value) {
        json(200, value);
    }

    public void json(int status, Object value) {
        respond(status, "application/json", Json.bytes(value));
    }

    public void noContent() {
        context.status(204);
    }

    /** Any other kind of content. */
    public void content(String type, byte[] bytes) {
        respond(200, type, bytes);
    }

    /** A file to be saved under this name. */
    public void file(String type, String name, Path file) throws IOException {
        context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        context.header("Cache-Control", "no-store");
        context.contentType(type);
        context.res().setContentLengthLong(Files.size(file));
        Files.copy(file, context.res().getOutputStream());
    }

    public void header(String name, String value) {
        context.header(name, value);
    }

    /** Starts an event stream: its headers and first comment leave at once. */
    public EventStream stream() {
        try {
            return EventStream.start(context.res(), requestId(), this::recheck);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** A GET's answer has an entity tag, a weak one: what is long is compressed on its way. */
    private void respond(int status, String type, byte[] bytes) {
        context.status(status).contentType(type);
        if (method().equals("GET") && status == 200) {
            context.res().addHeader("Vary", "Accept-Encoding");
            if (EntityTag.isKnownWeakly(context, EntityTag.opaque(bytes))) return;
        }
        context.result(bytes);
    }

    private String method() {
        return context.method().name();
    }

    private Optional<JsonNode> parsed() {
        byte[] bytes = bytes(maxBodyBytes);
        if (bytes.length == 0) return Optional.empty();
        String type = only("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            throw new Failure.WrongType(
                    "Please send JSON, with the header Content-Type: application/json.");
        }
        try {
            JsonNode node = BODY.readTree(bytes);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (MismatchedInputException ambiguous) {
            throw new Failure.Malformed(
                    "The body must be one JSON value that names no field twice.");
        } catch (IOException notJson) {
            throw new Failure.Malformed("The body is not JSON.");
        }
    }

    private byte[] bytes(int mostBytes) {
        byte[] bytes = bodyBytes;
        if (bytes == null) {
            bytes = read(mostBytes);
            bodyBytes = bytes;
        }
        return bytes;
    }

    private byte[] read(int mostBytes) {
        if (only("Content-Encoding").filter(coding -> !coding.equals("identity")).isPresent())
            throw new Failure.WrongType("Please send the body as it is, without Content-Encoding.");
        if (context.req().getContentLengthLong() > mostBytes) throw BodyReader.tooLarge(mostBytes);
        try {
            return BODIES.read(context.req().getInputStream(), mostBytes);
        } catch (IOException broken) {
            throw new Failure.Malformed("The body could not be read.");
        }
    }
}
