package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.TestDatabases;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same request twice under one Idempotency-Key: the first answer again, and nothing done twice.
 * On either database.
 */
@Timeout(60)
@NullUnmarked
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class IdempotencyTest {
    private static final String HELLO = "{\"content\":\"Hello\"}";

    @TempDir static Path folder;
    private static FakeModel model;
    private static TestServer server;

    @Parameter TestDatabases where;

    private final User user = server.guest();
    private final String table = user.launch("What is a good test?", User.THREE);
    private final String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};

    @BeforeParameterizedClassInvocation
    static void start(TestDatabases where) {
        model = new FakeModel();
        server = TestServer.start(where.fresh(folder), model.setting());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
        model.close();
    }

    @BeforeEach
    void reset() {
        model.reset();
        model.answerAll("Alpha.");
    }

    @Test
    void aConversationIsMadeOnce() {
        String draft = "{\"topic\":\"once\",\"character_ids\":[\"bell-hooks\"]}";
        Answer first = user.post("/conversations", draft, key).expect(201);
        Answer second = user.post("/conversations", draft, key).expect(201);
        assertEquals(first.json(), second.json());
        assertEquals(2, user.get("/conversations").each("id").size());
        assertNotEquals(first.at("/id"), user.post("/conversations", draft).expect(201).at("/id"));
    }

    @Test
    void aChatIsHeldOnce() {
        String chat = "{\"message\":\"Hello\"}";
        Answer first = user.post("/chat", chat, key).expect(200);
        assertEquals(first.json(), user.post("/chat", chat, key).expect(200).json());
        assertEquals(2, user.contents("/conversations/" + first.at("/conversation_id")).size());
        assertEquals(2, user.get("/conversations").each("id").size());
        assertEquals(1, model.requests().size());
    }

    @Test
    void aRepeatedStreamComesInOnePiece() {
        String chat = "{\"message\":\"Hello\"}";
        List<Events.Event> first;
        List<Events.Event> second;
        try (Events stream = user.stream("POST", "/chat", chat, key)) {
            first = stream.rest();
        }
        try (Events stream = user.stream("POST", "/chat", chat, key)) {
            second = stream.rest();
        }
        assertEquals(
                List.of("turn", "delta", "message", "[DONE]"),
                second.stream()
                        .map(each -> each.name().isEmpty() ? each.data() : each.name())
                        .toList());
        assertEquals(first.getFirst(), second.getFirst());
        assertEquals(Events.named("message", first), Events.named("message", second));
        assertEquals("Alpha.", Events.said(second));
        assertEquals(1, model.requests().size());
    }

    @Test
    void aTurnIsSpokenOnce() {
        Answer first = user.post(table + "/next", null, key).expect(200);
        assertEquals(first.json(), user.post(table + "/next", null, key).expect(200).json());
        assertEquals(List.of("Alpha."), user.contents(table));
    }

    @Test
    void aMessageIsStoredOnceWithItsReplyAndWithout() {
        Answer first = user.post(table + "/messages", HELLO, key).expect(200);
        assertEquals(first.json(), user.post(table + "/messages", HELLO, key).expect(200).json());
        String note = "{\"content\":\"A note.\",\"reply\":false}";
        Answer stored = user.post(table + "/messages", note, "Idempotency-Key", "note").expect(201);
        assertEquals(
                stored.json(),
                user.post(table + "/messages", note, "Idempotency-Key", "note").expect(201).json());
        assertEquals(List.of("Hello", "Alpha.", "A note."), user.contents(table));
    }

    @Test
    void aRunIsHeldOnceAsJsonOrAsAStream() {
        Answer first = user.post(table + "/run", "{\"turns\":3}", key).expect(200);
        assertEquals(
                first.json(), user.post(table + "/run", "{\"turns\":3}", key).expect(200).json());
        try (Events stream = user.stream("POST", table + "/run", "{\"turns\":3}", key)) {
            var told =
                    Events.named("message", stream.rest()).stream()
                            .map(Events.Event::json)
                            .toList();
            assertEquals(
                    first.each("id"), told.stream().map(each -> each.path("id").asText()).toList());
        }
        assertEquals(3, user.contents(table).size());
    }

    @Test
    void anInterruptedReplyIsTheAnswerAgain() {
        model.answerAll("");
        CompletableFuture<Answer> first = user.postAsync(table + "/next", null, key);
        model.take();
        user.post(table + "/stop", null).expect(202);
        assertEquals(
                first.join().expect(200).json(),
                user.post(table + "/next", null, key).expect(200).json());
        assertEquals(1, user.contents(table).size());
    }

    @Test
    void ofManyAtOnceUnderOneKeyOneIsDone() {
        atOnce("/conversations", "{\"topic\":\"once\"}");
        assertEquals(1, user.get("/conversations?q=once").each("id").size());
    }

    @Test
    void ofManyChatsAtOnceUnderOneKeyOneIsHeld() {
        atOnce("/chat", "{\"message\":\"once\"}");
        assertEquals(1, user.get("/conversations?q=once").each("id").size());
    }

    @Test
    void ofManyNotesAtOnceUnderOneKeyOneIsStored() {
        atOnce(table + "/messages", "{\"content\":\"once\",\"reply\":false}");
        assertEquals(List.of("once"), user.contents(table));
    }

    /** Each is answered with what the one did, or turned away. */
    private void atOnce(String path, String body) {
        List<CompletableFuture<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) all.add(user.postAsync(path, body, key));
        for (CompletableFuture<Answer> each : all) {
            assertTrue(
                    Set.of(200, 201, 409).contains(each.join().status()), () -> each.join().text());
        }
    }

    @Test
    void whileTheFirstIsBeingAnsweredTheSecondIsTurnedAway() {
        model.answerAll("");
        CompletableFuture<Answer> first = user.postAsync(table + "/messages", HELLO, key);
        FakeModel.Call call = model.take();
        user.post(table + "/messages", HELLO, key).expect(409);
        call.answer("Alpha.");
        assertEquals(
                first.join().expect(200).json(),
                user.post(table + "/messages", HELLO, key).expect(200).json());
        assertEquals(List.of("Hello", "Alpha."), user.contents(table));
    }

    @Test
    void whileARunGoesOnItsRepeatIsTurnedAwayToo() {
        model.answerAll("");
        CompletableFuture<Answer> first = user.postAsync(table + "/run", "{\"turns\":2}", key);
        model.take().answer("Alpha.");
        FakeModel.Call second = model.take();
        user.post(table + "/run", "{\"turns\":2}", key).expect(409);
        second.answer("Beta.");
        assertEquals(2, first.join().expect(200).each("id").size());
    }

    @Test
    void afterAFailureTheRetryAnswersTheMessageThatIsStoredAlready() {
        model.answerAll("");
        CompletableFuture<Answer> first = user.postAsync(table + "/messages", HELLO, key);
        model.take().fail(500);
        first.join().expect(502);
        CompletableFuture<Answer> second = user.postAsync(table + "/messages", HELLO, key);
        model.take().answer("Alpha.");
        assertEquals(
                user.messages(table).each("id").getFirst(),
                second.join().expect(200).at("/user_message/id"));
        assertEquals(List.of("Hello", "Alpha."), user.contents(table));
        assertEquals(
                second.join().json(),
                user.post(table + "/messages", HELLO, key).expect(200).json());
    }

    @Test
    void afterAFailureTheRetryOfAChatGoesOnInTheConversationItMade() {
        model.answerAll("");
        CompletableFuture<Answer> first = user.postAsync("/chat", "{\"message\":\"Hello\"}", key);
        model.take().begin().delta("Al").breakOff();
        first.join().expect(502);
        model.answerAll("Alpha.");
        Answer second = user.post("/chat", "{\"message\":\"Hello\"}", key).expect(200);
        assertEquals(2, user.get("/conversations").each("id").size());
        assertEquals(
                1,
                user.contents("/conversations/" + second.at("/conversation_id")).stream()
                        .filter("Hello"::equals)
                        .count());
    }

    @Test
    void afterAFailureTheRetryOfARunBringsTheTurnsThatAreMissing() {
        model.answerAll("");
        CompletableFuture<Answer> first = user.postAsync(table + "/run", "{\"turns\":2}", key);
        model.take().answer("Alpha.");
        model.take().fail(500);
        first.join().expect(502);
        model.answerAll("Beta.");
        Answer second = user.post(table + "/run", "{\"turns\":2}", key).expect(200);
        assertEquals(List.of("Alpha.", "Beta."), second.each("content"));
        assertEquals(List.of("Alpha.", "Beta."), user.contents(table));
    }

    @Test
    void theSameKeyForAnotherRequestIsRefusedAndNothingIsStored() {
        user.post(table + "/messages", HELLO, key).expect(200);
        user.post(table + "/messages", "{\"content\":\"Another\"}", key).expect(409);
        user.post(table + "/next", null, key).expect(409);
        user.post("/conversations", "{\"topic\":\"a\"}", key).expect(409);
        user.post("/chat", "{\"message\":\"Hello\"}", key).expect(409);
        assertEquals(List.of("Hello", "Alpha."), user.contents(table));
    }

    @Test
    void aKeyIsOneUsersOwn() {
        User other = server.guest();
        Answer first = user.post("/chat", "{\"message\":\"Hello\"}", key).expect(200);
        Answer second = other.post("/chat", "{\"message\":\"Hello, you\"}", key).expect(200);
        assertNotEquals(first.at("/conversation_id"), second.at("/conversation_id"));
    }

    @Test
    void aRequestThatWasRefusedMayBeRepeatedPutRight() {
        user.post("/conversations", "{\"topic\":\"a\",\"character_ids\":[\"nobody\"]}", key)
                .expect(422);
        user.post("/conversations", "{\"topic\":\"a\"}", key).expect(201);
    }

    @Test
    void aRepeatAfterTheConversationWasDeletedFindsNothing() {
        user.post(table + "/messages", HELLO, key).expect(200);
        String note = "{\"content\":\"A note.\",\"reply\":false}";
        user.post(table + "/messages", note, "Idempotency-Key", "note").expect(201);
        user.post(table + "/run", "{\"turns\":1}", "Idempotency-Key", "run").expect(200);
        user.delete(table).expect(204);
        user.post(table + "/messages", HELLO, key).expect(404);
        user.post(table + "/messages", note, "Idempotency-Key", "note").expect(404);
        user.post(table + "/run", "{\"turns\":1}", "Idempotency-Key", "run").expect(404);
    }
}
