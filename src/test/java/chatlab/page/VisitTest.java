package chatlab.page;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A visit notices what a page must not do; else no other test here would prove much. */
@Timeout(60)
final class VisitTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "console.error('canary')          | canary",
                "setTimeout(() => { throw Error('canary') }) | canary",
                "new Image().src = 'http://elsewhere.invalid/canary' | elsewhere.invalid",
                "fetch('/api/canary')             | 404",
            })
    void itFailsWhereThePageMisbehaves(String script, String told, @TempDir Path folder) {
        try (TestServer server = TestServer.start(folder)) {
            Visit visit = Visit.at(server.client(), "/", Look.plain());
            visit.page().evaluate("() => { " + script + " }");
            visit.page().waitForCondition(() -> visit.noticed().contains(told));
            AssertionError failed = assertThrows(AssertionError.class, visit::close);
            assertTrue(failed.getMessage().contains(told), failed::getMessage);
        }
    }
}
