package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.FakeModel;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What each would likely say, before they are invited. */
@Timeout(60)
class PerspectivesTest {
    private static final String TWO =
            "{\"topic\":\"Should homework be graded?\",\"character_ids\":[\"john-dewey\",\"paulo-freire\"]}";

    private FakeModel model;
    private Path folder;

    @BeforeEach
    void begin(@TempDir Path folder) {
        this.folder = folder;
        model = new FakeModel();
    }

    @AfterEach
    void end() {
        model.close();
    }

    @Test
    void withoutAModelTheyComeFromKeyIdeas() {
        try (TestServer server = TestServer.start(folder)) {
            Answer views = server.guest().post("/perspectives", TWO).expect(200);
            assertEquals(List.of("john-dewey", "paulo-freire"), views.each("character_id"));
            assertTrue(views.at("/items/0/text").contains("John"), views.text());
            assertTrue(views.at("/items/1/text").contains("Paulo"), views.text());
        }
    }

    @Test
    void theSameQuestionIsAskedOnce() {
        model.answerAll("John Dewey: I would rather see the work.");
        try (TestServer server = TestServer.start(folder, model.setting())) {
            Answer first = server.guest().post("/perspectives", TWO).expect(200);
            assertEquals("I would rather see the work.", first.at("/items/0/text"));
            assertEquals(2, model.requests().size());
            assertEquals(
                    first.text(), server.guest().post("/perspectives", TWO).expect(200).text());
            assertEquals(2, model.requests().size());
        }
        try (TestServer restarted = TestServer.start(folder, model.setting())) {
            restarted.guest().post("/perspectives", TWO).expect(200);
            assertEquals(2, model.requests().size());
            String other = TWO.replace("graded", "set");
            restarted.guest().post("/perspectives", other).expect(200);
            assertEquals(4, model.requests().size());
        }
    }

    @Test
    void aModelThatFailsLeavesTheKeyIdeas() {
        model.close();
        try (TestServer server = TestServer.start(folder, model.setting())) {
            Answer views = server.guest().post("/perspectives", TWO).expect(200);
            assertTrue(views.at("/items/0/text").contains("John"), views.text());
        }
    }

    @Test
    void aSpentBudgetIsA429() {
        model.answerAll("Hm.");
        try (TestServer server =
                TestServer.start(folder, model.setting(), "GUEST_DAILY_TOKENS=100")) {
            server.guest().post("/perspectives", TWO).expect(429);
        }
    }

    @Test
    void everyUnknownCharacterIsNamed() {
        try (TestServer server = TestServer.start(folder)) {
            User guest = server.guest();
            String wrong = TWO.replace("john-dewey", "nobody").replace("paulo-freire", "none");
            assertEquals(2, guest.post("/perspectives", wrong).expect(422).faults().size());
            guest.post("/perspectives", "{\"topic\":\"x\",\"character_ids\":[]}").expect(422);
        }
    }
}
