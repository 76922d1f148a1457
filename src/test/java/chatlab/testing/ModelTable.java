package chatlab.testing;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A server whose voices come from a {@link FakeModel}, and for each test a new table of three. */
public abstract class ModelTable extends FakeModelTests {
    protected User user;

    /** The path of the discussion within the user's own. */
    protected String table;

    /** Settings are written {@code NAME=value}. */
    protected ModelTable(String... settings) {
        super(settings);
    }

    @BeforeAll
    void enter() {
        user = server.guest();
    }

    @BeforeEach
    void launch() {
        table = user.launch("What is a good test?", User.THREE);
    }
}
