package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.config.DatabaseUrl;
import chatlab.testing.Answer;
import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.TestPostgres;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two copies of the server on one PostgreSQL: whatever one does, the other knows. */
@Timeout(60)
final class TwoCopiesTest {
    private static DatabaseUrl database;
    private static FakeModel model;
    private static TestServer one;
    private static TestServer two;
    private static User here;
    private static User there;
    private String table = "";

    @BeforeAll
    static void start() {
        model = new FakeModel();
        database = TestPostgres.fresh();
        one = TestServer.start(database, model.setting(), "HOSTNAME=one");
        two = TestServer.start(database, model.setting(), "HOSTNAME=two");
        here = one.guest();
        there = new User(two.client(), here.id(), here.token());
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
        model.close();
    }

    @BeforeEach
    void reset() {
        model.reset();
        table = here.launch("What is a good test?", User.THREE);
    }

    @Test
    void bothServeTheSameUserAndConversation() {
        model.answerAll("Alpha.");
        here.post(table + "/next", null).expect(200);
        there.post(table + "/next", null, "Idempotency-Key", "k").expect(200);
        here.post(table + "/next", null, "Idempotency-Key", "k").expect(200);
        assertEquals(here.messages(table).json(), there.messages(table).json());
        assertEquals(2, here.contents(table).size());
    }

    @Test
    void whileOneSpeaksTheOtherTurnsAway() {
        CompletableFuture<Answer> first = here.postAsync(table + "/next", null);
        FakeModel.Call call = model.take();
        there.post(table + "/next", null).expect(409);
        there.post(table + "/messages", "{\"content\":\"x\",\"reply\":false}").expect(409);
        call.answer("Alpha.");
        first.join().expect(200);
        model.answerAll("Beta.");
        there.post(table + "/next", null).expect(200);
        assertEquals(List.of("Alpha.", "Beta."), here.contents(table));
    }

    @Test
    void oneStopsTheOther() {
        try (Events stream = here.stream("POST", table + "/next", null)) {
            FakeModel.Call call = model.take().begin().delta("Alpha. ");
            stream.await("delta");
            there.post(table + "/stop", null).expect(202);
            call.awaitHangUp();
            stream.await("message");
        }
        assertEquals(List.of("Alpha."), there.contents(table));
        assertEquals(List.of("interrupted"), there.messages(table).each("status"));
        there.post(table + "/stop", null).expect(204);
    }

    @Test
    void oneListensInOnTheOther() {
        CompletableFuture<Answer> first =
                here.postAsync(table + "/messages", "{\"content\":\"Hello\"}");
        FakeModel.Call call = model.take();
        try (Events stream = there.stream("GET", table + "/turn", null)) {
            assertEquals("ok", stream.await(Events.COMMENT).data());
            call.answer("Alpha.");
            List<Events.Event> events = stream.rest();
            assertEquals(List.of("turn", "delta", "message", "[DONE]"), Events.order(events));
            assertEquals("Alpha.", Events.said(events));
            assertEquals(
                    first.join().expect(200).at("/user_message/id"),
                    events.getFirst().json().path("user_message_id").asText());
        }
    }

    @Test
    void whoeverSignsOutOfOneIsSoonOutOfTheOther() {
        User leaving = one.guest();
        User same = new User(two.client(), leaving.id(), leaving.token());
        same.get("/conversations").expect(200);
        one.client().post("/auth/logout", null, leaving.signed()).expect(204);
        leaving.get("/conversations").expect(401);
        while (same.get("/conversations").status() == 200)
            Thread.onSpinWait(); // until the test's time is up
        same.get("/conversations").expect(401);
    }

    @Test
    void aThirdThatStartsDropsNobodysTurn() {
        CompletableFuture<Answer> first = here.postAsync(table + "/next", null);
        FakeModel.Call call = model.take();
        TestServer.start(database, model.setting(), "HOSTNAME=three").close();
        there.post(table + "/next", null).expect(409);
        call.answer("Alpha.");
        assertEquals("complete", first.join().expect(200).at("/message/status"));
    }
}
