package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.DatabaseUrl;
import chatlab.testing.Answer;
import chatlab.testing.CardPictures;
import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.Rows;
import chatlab.testing.TestDatabases;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever leaves leaves nothing, and takes nobody else's along. */
@Timeout(120)
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class AccountDeletionTest {
    /** What says that there was somebody, but not who; it goes when no token can be from before. */
    private static final Set<String> ALLOWED = Set.of("ended_users", "revocations");

    private final TestDatabases kind;
    private FakeModel model;
    private DatabaseUrl database;
    private TestServer server;

    AccountDeletionTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        model = new FakeModel();
        database = kind.fresh(folder);
        server = TestServer.start(database, model.setting(), "OPENAI_API_KEY=k");
    }

    @AfterEach
    void stop() {
        server.close();
        model.close();
    }

    @Test
    void notARowIsLeft() {
        User bert = leaveTraces("bert");
        Map<String, Integer> before = counts();
        User ada = leaveTraces("ada");
        Map<String, Integer> during = counts();
        for (String table : before.keySet()) {
            // What both share, and what is the server's own, is there once.
            if (Set.of("signing_keys", "flyway_schema_history", "turn_leases").contains(table))
                continue;
            if (ALLOWED.contains(table)) continue;
            assertTrue(
                    during.getOrDefault(table, 0) > before.getOrDefault(table, 0),
                    () -> "nothing of hers in " + table);
        }

        ada.delete("/profile").expect(204);

        Map<String, Integer> after = counts();
        ALLOWED.forEach(before::remove);
        ALLOWED.forEach(after::remove);
        assertEquals(before, after);
        assertEquals(
                Set.of(), Rows.mentioning(database, ada.id(), "ada@example.org", "ada-marker"));
        bert.get("/profile").expect(200);
    }

    @Test
    void theAccountIsGoneForEverybody() {
        User ada = register("ada");
        ada.delete("/profile").expect(204);

        ada.get("/profile").expect(401);
        ada.get("/conversations").expect(401);
        ada.delete("/profile").expect(401);
        login("ada").expect(401);
        User again = register("ada");
        assertFalse(again.id().equals(ada.id()));
        again.get("/profile").expect(200);
    }

    @Test
    void whoIsBeingAnsweredIsAnsweredNoMore() {
        User ada = register("ada");
        String table = ada.launch("On play", User.THREE);
        try (Events stream = ada.stream("POST", table + "/next", null)) {
            FakeModel.Call call = model.take().begin().delta("Play is ");
            stream.await("delta");
            ada.delete("/profile").expect(204);
            call.awaitHangUp();
            assertEquals("401", stream.await("error").json().path("status").asText());
            assertEquals("[DONE]", stream.rest().getLast().data());
        }
        assertEquals(Set.of(), Rows.mentioning(database, ada.id(), "Play is"));
    }

    /** Without what SQLite keeps of a full text index, which it tidies up when it likes. */
    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>(Rows.counts(database));
        counts.keySet().removeIf(table -> table.matches("messages_fts_(data|idx|config)"));
        return counts;
    }

    /** Uses all there is. */
    private User leaveTraces(String name) {
        String marker = name + "-marker";
        User user = register(name);
        user.patch(
                        "/profile",
                        "{\"full_name\":\"" + marker + "\",\"preferences\":{\"theme\":\"night\"}}")
                .expect(200);
        String own =
                user.character(
                        "{\"name\":\"%s\",\"description\":\"One who says %s.\"}"
                                .formatted(marker, marker));
        user.patch("/characters/" + own, "{\"tagline\":\"" + marker + " again\"}").expect(200);
        int size = 20 + marker.length() + name.charAt(0) % 7;
        user.putBytes("/characters/" + own + "/avatar", "image/png", CardPictures.png(size, size))
                .expect(200);
        model.answerAll("A reply about " + marker + ", which is long enough to be one.");
        String table = user.launch("On " + marker, own, "john-dewey");
        String said = user.say(table, "I say " + marker);
        user.post(table + "/next", null, "Idempotency-Key", marker).expect(200);
        user.patch(table + "/messages/" + said, "{\"content\":\"" + marker + " edited\"}")
                .expect(200);
        user.post(
                        "/perspectives",
                        "{\"topic\":\"%s\",\"character_ids\":[\"john-dewey\"]}".formatted(marker))
                .expect(200);
        user.post(table + "/summary", null).expect(200);
        longTalk(user, table, marker);
        String gone = user.launch("Deleted " + marker, User.THREE);
        user.delete(gone).expect(204);
        wrongLogin(name);
        chatlab.testing.Links.make(database, name + "@example.org");
        return user;
    }

    /** So long that its beginning goes into the rolling summary. */
    private void longTalk(User user, String table, String marker) {
        for (int turn = 0; turn < 45; turn++) user.say(table, marker + " " + turn);
        user.post(table + "/next", null).expect(200);
    }

    private User register(String name) {
        Answer tokens = server.client().post("/auth/register", account(name, "a long password"));
        tokens.expect(201);
        return new User(server.client(), tokens.at("/user/id"), tokens.at("/access_token"));
    }

    private void wrongLogin(String name) {
        server.client().post("/auth/login", account(name, "a wrong password")).expect(401);
    }

    private Answer login(String name) {
        return server.client().post("/auth/login", account(name, "a long password"));
    }

    private static String account(String name, String password) {
        return "{\"email\":\"%s@example.org\",\"password\":\"%s\"}".formatted(name, password);
    }
}
