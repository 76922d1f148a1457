package chatlab.testing;

import org.junit.jupiter.api.BeforeEach;

/** One server for all tests of a class, and for each test a new guest. */
public abstract class GuestTests extends ServerTests {
    protected User user;

    /** Settings are written {@code NAME=value}. */
    protected GuestTests(String... settings) {
        super(settings);
    }

    @BeforeEach
    void enter() {
        user = server.guest();
    }
}
