package chatlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of(new Failure.Malformed("x"), 400, "malformed"),
                Arguments.of(new Failure.Unauthenticated("x"), 401, "unauthenticated"),
                Arguments.of(new Failure.Forbidden("x"), 403, "forbidden"),
                Arguments.of(new Failure.NotFound("x"), 404, "not_found"),
                Arguments.of(new Failure.TooSlow("x"), 408, "too_slow"),
                Arguments.of(new Failure.Conflict("x"), 409, "conflict"),
                Arguments.of(new Failure.TooLarge("x"), 413, "too_large"),
                Arguments.of(new Failure.WrongType("x"), 415, "wrong_type"),
                Arguments.of(new Failure.TooMany("x", Duration.ofSeconds(3)), 429, "too_many"),
                Arguments.of(new Failure.Upstream("x"), 502, "upstream"),
                Arguments.of(new Failure.Unavailable("x"), 503, "unavailable"),
                Arguments.of(new Failure.UpstreamTimeout("x"), 504, "upstream_timeout"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void answers(Failure failure, int status, String type) {
        assertEquals(status, Failures.status(failure));
        assertEquals(
                "{\"detail\":[{\"msg\":\"x\",\"type\":\"" + type + "\"}],\"request_id\":\"r-1\"}",
                Failures.body(failure, "r-1").toString());
    }

    @Test
    void listsEveryFaultWithItsPlace() {
        Failure invalid =
                new Failure.Invalid(
                        List.of(
                                new Failure.Fault(
                                        List.of("body", "character_ids", 1), "Unknown.", "unknown"),
                                new Failure.Fault(
                                        List.of("query", "limit"), "Too small.", "minimum")));

        assertEquals(422, Failures.status(invalid));
        assertEquals(
                "{\"detail\":[{\"loc\":[\"body\",\"character_ids\",1],\"msg\":\"Unknown.\",\"type\":\"unknown\"},"
                        + "{\"loc\":[\"query\",\"limit\"],\"msg\":\"Too small.\",\"type\":\"minimum\"}],\"request_id\":\"r-1\"}",
                Failures.body(invalid, "r-1").toString());
    }

    @Test
    void saysWhenToTryAgainWhereThatHelps() {
        assertEquals(
                Optional.of(Duration.ofSeconds(3)),
                Failures.retryAfter(new Failure.TooMany("x", Duration.ofSeconds(3))));
        assertEquals(true, Failures.retryAfter(new Failure.Unavailable("x")).isPresent());
        assertEquals(Optional.empty(), Failures.retryAfter(new Failure.Conflict("x")));
        assertEquals(Optional.empty(), Failures.retryAfter(new Failure.Upstream("x")));
    }
}
