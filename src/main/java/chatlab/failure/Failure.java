package chatlab.failure;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the caller should be told, in a plain sentence. Which HTTP status each becomes is
 * {@code chatlab.http}'s business.
 */
public abstract sealed class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Failure(String message) {
        this(message, null);
    }

    private Failure(String message, @Nullable Throwable cause) {
        super(message, cause, false, false); // expected, so no stack trace of its own
    }

    /**
     * One field at fault: where it is ({@code body}, {@code message}), what is wrong, and a short
     * code.
     */
    public record Fault(List<Object> loc, String msg, String type) {}

    /** The request cannot be read at all. */
    public static final class Malformed extends Failure {
        private static final long serialVersionUID = 1L;

        public Malformed(String message) {
            super(message);
        }
    }

    /** No token, or one that does not count. */
    public static final class Unauthenticated extends Failure {
        private static final long serialVersionUID = 1L;

        public Unauthenticated(String message) {
            super(message);
        }
    }

    /** It exists, and is somebody else's. */
    public static final class Forbidden extends Failure {
        private static final long serialVersionUID = 1L;

        public Forbidden(String message) {
            super(message);
        }
    }

    public static final class NotFound extends Failure {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message);
        }
    }

    /** It cannot be done just now, because of what else has been done or is being done. */
    public static final class Conflict extends Failure {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message);
        }
    }

    public static final class TooLarge extends Failure {
        private static final long serialVersionUID = 1L;

        public TooLarge(String message) {
            super(message);
        }
    }

    public static final class WrongType extends Failure {
        private static final long serialVersionUID = 1L;

        public WrongType(String message) {
            super(message);
        }
    }

    /** Fields at fault, all of them. */
    public static final class Invalid extends Failure {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final List<Fault> faults;

        public Invalid(List<Fault> faults) {
            super(faults.isEmpty() ? "invalid" : faults.getFirst().msg());
            this.faults = List.copyOf(faults);
        }

        /** One field of the body. */
        public Invalid(String field, String msg, String type) {
            this(List.of(new Fault(List.of("body", field), msg, type)));
        }

        public List<Fault> faults() {
            return faults;
        }
    }

    /** What was being sent came so slowly that it was not waited for. */
    public static final class TooSlow extends Failure {
        private static final long serialVersionUID = 1L;

        public TooSlow(String message) {
            super(message);
        }
    }

    /** A limit or budget is spent until {@code retryAfter} has passed. */
    public static final class TooMany extends Failure {
        private static final long serialVersionUID = 1L;
        private final Duration retryAfter;

        public TooMany(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Storage or the identity server cannot be had just now. */
    public static final class Unavailable extends Failure {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message) {
            super(message);
        }

        /**
         * @param cause for the log
         */
        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The AI provider failed or refused. */
    public static final class Upstream extends Failure {
        private static final long serialVersionUID = 1L;

        public Upstream(String message) {
            super(message);
        }
    }

    /** The AI provider did not answer in time. */
    public static final class UpstreamTimeout extends Failure {
        private static final long serialVersionUID = 1L;

        public UpstreamTimeout(String message) {
            super(message);
        }
    }
}
