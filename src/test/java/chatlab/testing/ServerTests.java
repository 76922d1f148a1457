package chatlab.testing;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One server for all tests of a class. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServerTests {
    protected TestServer server;
    protected Client client;

    private final String[] settings;

    /** Settings are written {@code NAME=value}. */
    protected ServerTests(String... settings) {
        this.settings = settings;
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder, settings);
        client = server.client();
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
