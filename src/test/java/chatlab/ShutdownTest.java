package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is asked to stop. */
@Timeout(60)
final class ShutdownTest {
    @Test
    void whatIsBeingSaidIsToldAndSaved(@TempDir Path folder) {
        try (FakeModel model = new FakeModel()) {
            TestServer server = TestServer.start(folder, model.setting());
            User user = server.guest();
            String table = user.launch("What is a good test?", User.THREE);
            try (Events stream = user.stream("POST", table + "/next", null)) {
                model.take().begin().delta("Alpha. ");
                stream.await("delta");
                server.close();
                assertTrue(stream.await("message").data().contains("interrupted"));
            }
            try (TestServer again = TestServer.start(folder, model.setting())) {
                User same = new User(again.client(), user.id(), user.token());
                assertEquals(List.of("Alpha."), same.contents(table));
                assertEquals(List.of("interrupted"), same.messages(table).each("status"));
            }
        }
    }
}
