package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.FakeModelTests;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams are counted, and end for whoever is logged out. */
final class OpenStreamsTest extends FakeModelTests {
    private static final String ADA = "{\"email\":\"%s\",\"password\":\"correct horse battery\"}";

    OpenStreamsTest() {
        super("MAX_STREAMS=2");
    }

    @Test
    void soManyMayBeOpenAndTheNextIsRefusedBeforeAnythingIsStored() {
        User user = server.guest();
        String one = user.launch("One", User.THREE);
        String two = user.launch("Two", User.THREE);
        String three = user.launch("Three", User.THREE);
        try (Events first = user.stream("POST", one + "/next", null)) {
            FakeModel.Call call = model.take().begin().delta("Alpha.");
            try (Events second = user.stream("POST", two + "/next", null)) {
                FakeModel.Call other = model.take().begin().delta("Beta.");
                String words = "{\"content\":\"Hello\"}";
                for (String path : List.of("/messages/stream", "/next", "/turn")) {
                    Answer refused =
                            user.call(
                                            path.equals("/turn") ? "GET" : "POST",
                                            three + path,
                                            path.equals("/messages/stream") ? words : null,
                                            "Accept",
                                            "text/event-stream")
                                    .expect(429);
                    assertTrue(Integer.parseInt(refused.header("Retry-After")) > 0);
                    assertEquals("2", refused.header("RateLimit-Limit"));
                    assertEquals("0", refused.header("RateLimit-Remaining"));
                }
                assertEquals(List.of(), user.contents(three));
                User stranger = server.guest();
                model.answerAll("Gamma.");
                stranger.post(stranger.launch("a", User.THREE) + "/next", null).expect(200);
                other.finish();
                second.rest();
            }
            user.post(three + "/messages/stream", "{\"content\":\"Hello\"}").expect(200);
            call.finish();
            first.rest();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/next", "/run"})
    void whoIsLoggedOutHearsNoMoreAndNothingMoreIsDone(String path) {
        User user = register(path.substring(1) + "@example.org");
        String table = user.launch("On play", User.THREE);
        try (Events stream = user.stream("POST", table + path, "{\"turns\":3}")) {
            FakeModel.Call call = model.take().begin().delta("Play is ");
            assertEquals("Play is", stream.await("delta").text());
            logOut(user);
            call.delta("work.").finish();
            Events.Event end = stream.await("error");
            assertEquals(401, end.json().path("status").asInt());
            List<Events.Event> rest = stream.rest();
            assertEquals(List.of("[DONE]"), Events.order(rest));
            assertFalse(end.data().contains("work"));
        }
        user.get(table).expect(401);
        User again = logIn(path.substring(1) + "@example.org");
        try (Events late = again.stream("GET", table + "/turn", null)) {
            late.rest(); // if the reply is still being saved, this waits for it
        }
        assertEquals(List.of("Play is work."), again.contents(table), "it was written to its end");
        assertEquals(1, model.requests().size(), "and nobody else was asked");
    }

    /** Also where nothing is said any more, and by another copy's logout. */
    @Test
    void aSilentStreamEndsToo() {
        try (TestServer copy = server.copy("HOSTNAME=copy")) {
            User user = register("silent@example.org");
            String table = user.launch("On play", User.THREE);
            try (Events stream = user.stream("POST", table + "/next", null)) {
                FakeModel.Call call = model.take().begin().delta("Play");
                stream.await("delta");
                logOut(new User(copy.client(), user.id(), user.token()));
                assertEquals(401, stream.await("error").json().path("status").asInt());
                assertEquals(List.of("[DONE]"), Events.order(stream.rest()));
                call.finish();
            }
        }
    }

    private static void logOut(User user) {
        user.client().post("/auth/logout", null, user.signed()).expect(204);
    }

    private User register(String email) {
        return signedIn(client.post("/auth/register", ADA.formatted(email)).expect(201));
    }

    private User logIn(String email) {
        return signedIn(client.post("/auth/login", ADA.formatted(email)).expect(200));
    }

    private User signedIn(Answer tokens) {
        return new User(client, tokens.at("/user/id"), tokens.at("/access_token"));
    }
}
