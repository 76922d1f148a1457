package chatlab.llm;

import chatlab.failure.Failure;
import java.time.Duration;
import java.util.Optional;

/** A fault that may be over at the next try. */
final class Passing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final transient Optional<Duration> pause;

    /**
     * @param failure what it is where no try is left
     * @param pause for how long the provider asks to be left alone
     */
    Passing(Failure failure, Optional<Duration> pause) {
        super(failure.getMessage(), failure, false, false);
        this.failure = failure;
        this.pause = pause;
    }

    Failure failure() {
        return failure;
    }

    Optional<Duration> pause() {
        return pause;
    }
}
