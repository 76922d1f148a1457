package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Replies come with what they owe to sources. */
@Timeout(60)
class ClaimsTest {
    @Test
    void aReplyShowsWhichKeyIdeaItRestatesAndKeepsIt(@TempDir Path folder) {
        try (TestServer server = TestServer.start(folder)) {
            User user = server.guest();
            String talk = user.launch("Should homework be graded?", User.THREE);
            Answer run = user.post(talk + "/run", "{\"turns\":6}").expect(200);
            int restating = 0; // not every turn does
            for (JsonNode message : run.json().path("items")) {
                for (JsonNode claim : message.path("claims")) {
                    if (!claim.path("kind").asText().equals("paraphrased")) continue;
                    restating++;
                    String text = claim.path("text").asText();
                    assertTrue(message.path("content").asText().contains(text), text);
                    assertTrue(claim.at("/source/year").asInt() > 1_800, claim::toString);
                    assertTrue(claim.path("idea").isTextual(), claim::toString);
                }
            }
            assertTrue(restating > 0, run::text);
            assertEquals(run.json().path("items"), user.messages(talk).json().path("items"));
        }
    }

    @Test
    void theUsersOwnWordsClaimNothing(@TempDir Path folder) {
        try (TestServer server = TestServer.start(folder)) {
            User user = server.guest();
            String talk = user.launch("Should homework be graded?", User.THREE);
            String said =
                    "{\"content\":\"Thinking starts only where something has gone wrong for somebody.\",\"reply\":false}";
            Answer own = user.post(talk + "/messages", said).expect(201);
            assertEquals(0, own.json().at("/user_message/claims").size());
            assertTrue(own.json().at("/user_message/claims").isArray());
        }
    }
}
