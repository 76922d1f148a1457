package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.ServerTests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name that every answer has, by which it can be found in the log. */
final class RequestIdTest extends ServerTests {
    @Test
    void aSaneRequestIdIsKeptOnAnswersAndErrorsAlike() {
        assertEquals(
                "my-id_1.2:3",
                client.get("/health", "X-Request-Id", "my-id_1.2:3").header("X-Request-Id"));
        Answer error = client.get("/nothing", "X-Request-Id", "my-id_1.2:3");
        assertEquals("my-id_1.2:3", error.header("X-Request-Id"));
        assertEquals("my-id_1.2:3", error.at("/request_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "<script>", "{\"a\":1}", "${jndi:ldap://x}"})
    void anInsaneRequestIdIsReplaced(String given) {
        Answer answer = client.get("/health", "X-Request-Id", given);
        assertNotEquals(given, answer.header("X-Request-Id"));
        assertFalse(answer.header("X-Request-Id").isEmpty());
    }

    @Test
    void aRequestIdLongerThan128IsReplaced() {
        String most = "a".repeat(128);
        assertEquals(most, client.get("/health", "X-Request-Id", most).header("X-Request-Id"));
        String more = client.get("/health", "X-Request-Id", most + "a").header("X-Request-Id");
        assertTrue(!more.isEmpty() && more.length() <= 128, more);
    }

    @Test
    void everyAnswerHasARequestIdOfItsOwn() {
        for (String path : List.of("/health", "/docs", "/", "/docs/own/start.js", "/nothing")) {
            String first = client.get(path).header("X-Request-Id");
            assertFalse(first.isEmpty(), path);
            assertNotEquals(first, client.get(path).header("X-Request-Id"), path);
        }
    }
}
