package chatlab.testing;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** One server for all tests of a class, whose voices come from a {@link FakeModel}. */
public abstract class FakeModelTests extends ServerTests {
    protected final FakeModel model;

    /** Settings are written {@code NAME=value}. */
    protected FakeModelTests(String... settings) {
        this(new FakeModel(), settings);
    }

    private FakeModelTests(FakeModel model, String... settings) {
        super(
                Stream.concat(Stream.of(model.setting()), Stream.of(settings))
                        .toArray(String[]::new));
        this.model = model;
    }

    @AfterAll
    @Override
    void stop() {
        super.stop();
        model.close();
    }

    @BeforeEach
    void reset() {
        model.reset();
    }
}
