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
            Answer next = user.post(talk + "/next", "{}").expect(200);
            JsonNode message = next.json().path("message");
            JsonNode claim = message.at("/claims/0");
            assertEquals("paraphrased", claim.path("kind").asText(), next::text);
            assertTrue(message.path("content").asText().contains(claim.path("text").asText()));
            assertTrue(claim.at("/source/year").asInt() > 1_800, next::text);
            assertTrue(claim.path("idea").isTextual(), next::text);
            JsonNode kept = user.messages(talk).json().at("/items/0/claims");
            assertEquals(message.path("claims"), kept);
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
