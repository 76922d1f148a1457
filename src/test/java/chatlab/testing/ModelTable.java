package chatlab.testing;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose voices come from a {@link FakeModel}, and for each test a new table of three. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ModelTable {
    protected FakeModel model;
    protected TestServer server;
    protected User user;

    /** The path of the discussion within the user's own. */
    protected String table;

    private final String[] settings;

    /** Settings are written {@code NAME=value}. */
    protected ModelTable(String... settings) {
        this.settings = settings;
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        model = new FakeModel();
        Stream<String> all = Stream.concat(Stream.of(model.setting()), Stream.of(settings));
        server = TestServer.start(folder, all.toArray(String[]::new));
        user = server.guest();
    }

    @AfterAll
    void stop() {
        server.close();
        model.close();
    }

    @BeforeEach
    void launch() {
        model.reset();
        table = user.launch("What is a good test?", User.THREE);
    }
}
