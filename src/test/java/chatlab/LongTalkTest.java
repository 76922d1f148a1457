package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.ConversationStore;
import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.database.Database;
import chatlab.testing.FakeModel;
import chatlab.testing.PostgresTap;
import chatlab.testing.TestPostgres;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A turn costs the same however long the talk has been: statements, bytes, and prompt. */
@Tag("long")
@Timeout(300)
class LongTalkTest {
    private static final String TOPIC = "What is a good test?";
    private static final String SAID = "A test is good where the child forgets that it is one. ";
    private static final int TURNS = 15;

    /** Each of the first messages says it six times, and some two dozen are shown at most. */
    private static final int MOST_SHOWN = 160;

    /** Statements at the least, bytes in the middle, and the longest prompt. */
    private record Cost(int statements, long bytes, int prompt) {}

    private final FakeModel model = new FakeModel();

    @Test
    void aTurnAfterTwoThousandCostsWhatOneAfterFiftyDoes() {
        var database = TestPostgres.fresh();
        model.answerAll("So I hold.");
        try (model;
                PostgresTap tap = new PostgresTap(database);
                TestServer server = TestServer.start(tap.url(), model.setting())) {
            User user = server.guest();
            String shortTalk = user.launch(TOPIC, User.THREE);
            String longTalk = user.launch(TOPIC, User.THREE);
            try (Database direct = Database.open(database)) {
                seed(direct, user, shortTalk, 50);
                seed(direct, user, longTalk, 2_000);
            }
            Cost few = measured(tap, user, shortTalk);
            Cost many = measured(tap, user, longTalk);

            assertEquals(few.statements(), many.statements());
            assertTrue(many.bytes() < few.bytes() * 1.1, few + " " + many);
            assertTrue(many.prompt() < few.prompt() * 1.1, few + " " + many);
        }
    }

    private Cost measured(PostgresTap tap, User user, String talk) {
        while (!isCaughtUp(user, talk)) {}
        List<Integer> statements = new ArrayList<>();
        List<Long> bytes = new ArrayList<>();
        int prompt = 0;
        for (int i = 0; i < TURNS; i++) {
            tap.reset();
            JsonNode request = turn(user, talk);
            statements.add(tap.statements());
            bytes.add(tap.bytes());
            prompt = Math.max(prompt, request.toString().length());
        }
        // housekeeping and the minutes pass through the tap as well, now and then
        statements.sort(null);
        bytes.sort(null);
        return new Cost(statements.getFirst(), bytes.get(TURNS / 2), prompt);
    }

    /** The minutes have been written, and what is left is within their bounds. */
    private boolean isCaughtUp(User user, String talk) {
        JsonNode request = turn(user, talk);
        String all = request.toString();
        assertTrue(all.contains(TOPIC), all);
        assertTrue(all.contains("Your stance on it"), all);
        return all.contains("What was said before, in short")
                && all.split(SAID).length < MOST_SHOWN;
    }

    private JsonNode turn(User user, String talk) {
        user.post(talk + "/next", null).expect(200);
        return model.requests().stream()
                .filter(request -> request.toString().contains("Write only"))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static void seed(Database database, User user, String talk, int messages) {
        UUID id = UUID.fromString(talk.substring(talk.lastIndexOf('/') + 1));
        ConversationStore store = new ConversationStore();
        database.write(
                sql -> {
                    store.advance(sql, user.id(), id, 0, Instant.now());
                    sql.execute("UPDATE conversations SET last_seq = ? WHERE id = ?", messages, id);
                    sql.batched(
                            batch -> {
                                for (int i = 0; i < messages; i++)
                                    MessageStore.add(batch.dsl(), said(id, i));
                            });
                    return id;
                });
    }

    private static Message said(UUID talk, int before) {
        String speaker = User.THREE[before % User.THREE.length];
        return new Message(
                UuidCreator.getTimeOrderedEpoch(),
                talk,
                before + 1,
                Message.Role.ASSISTANT,
                new Message.Speaker(speaker, speaker),
                "because",
                SAID.repeat(6),
                Message.Status.COMPLETE,
                1,
                List.of(),
                null,
                null,
                Instant.now(),
                null);
    }
}
