package chatlab.http;

import chatlab.database.Json;
import chatlab.failure.Failure;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The one table of failures and statuses, and the body that every error has. */
public final class Failures {
    private static final Duration STORAGE_RETRY = Duration.ofSeconds(5);

    private Failures() {}

    public static int status(Failure failure) {
        return switch (failure) {
            case Failure.Malformed _ -> 400;
            case Failure.Unauthenticated _ -> 401;
            case Failure.Forbidden _ -> 403;
            case Failure.NotFound _ -> 404;
            case Failure.TooSlow _ -> 408;
            case Failure.Conflict _ -> 409;
            case Failure.TooLarge _ -> 413;
            case Failure.WrongType _ -> 415;
            case Failure.Invalid _ -> 422;
            case Failure.TooMany _ -> 429;
            case Failure.Upstream _ -> 502;
            case Failure.Unavailable _ -> 503;
            case Failure.UpstreamTimeout _ -> 504;
        };
    }

    /** When it is worth trying again. */
    static Optional<Duration> retryAfter(Failure failure) {
        if (failure instanceof Failure.TooMany tooMany) return Optional.of(tooMany.retryAfter());
        return failure instanceof Failure.Unavailable
                ? Optional.of(STORAGE_RETRY)
                : Optional.empty();
    }

    public static ObjectNode body(Failure failure, String requestId) {
        if (failure instanceof Failure.Invalid invalid) return body(invalid.faults(), requestId);
        return body(String.valueOf(failure.getMessage()), type(failure), requestId);
    }

    /** For what is no {@link Failure}: an unknown route, a bug. */
    static ObjectNode body(String sentence, String type, String requestId) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putArray("detail").addObject().put("msg", sentence).put("type", type);
        return body.put("request_id", requestId);
    }

    private static ObjectNode body(List<Failure.Fault> faults, String requestId) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode detail = body.putArray("detail");
        faults.forEach(fault -> detail.add(Json.MAPPER.valueToTree(fault)));
        return body.put("request_id", requestId);
    }

    /** {@code NotFound} → {@code not_found}. */
    private static String type(Failure failure) {
        return failure.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }
}
