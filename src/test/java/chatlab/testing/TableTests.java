package chatlab.testing;

import org.junit.jupiter.api.BeforeAll;

/** One server for all tests of a class, and one guest with one table of three. */
public abstract class TableTests extends ServerTests {
    protected User user;

    /** The path of the discussion within the user's own. */
    protected String own;

    /** Settings are written {@code NAME=value}. */
    protected TableTests(String... settings) {
        super(settings);
    }

    @BeforeAll
    void launch() {
        user = server.guest();
        own = user.launch("What is a good test?", User.THREE);
    }
}
