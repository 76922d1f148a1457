package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chatlab.testing.Answer;
import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.ModelTable;
import chatlab.testing.User;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reply that is being written is its owner's alone: to hear, to stop, to be in the way of. */
final class RunningTurnIsolationTest extends ModelTable {
    private static final String WORD = "xylotheque";

    @Test
    void aStrangerNeitherHearsNorStopsIt() {
        User stranger = server.guest();
        try (Events hers = user.stream("POST", table + "/next", null)) {
            FakeModel.Call call = model.take().begin().delta("A " + WORD);
            hers.await("delta");
            for (User caller :
                    List.of(
                            stranger,
                            new User(client, user.id(), stranger.token()),
                            new User(client, stranger.id(), user.token()))) {
                refused(caller, "GET", "/turn");
                refused(caller, "POST", "/stop");
                refused(caller, "POST", "/next");
                refused(caller, "GET", "/messages");
            }
            call.delta(" of trees.").finish();
            assertEquals("complete", hers.await("message").json().path("status").asText());
        }
        assertEquals(List.of("A " + WORD + " of trees."), user.contents(table));
    }

    @Test
    void aStrangersStopStopsTheirOwnAlone() {
        User stranger = server.guest();
        String theirs = stranger.launch("Another table", User.THREE);
        try (Events hers = user.stream("POST", table + "/next", null)) {
            FakeModel.Call call = model.take().begin().delta("A " + WORD);
            hers.await("delta");
            stranger.post(theirs + "/stop", null).expect(204);
            stranger.get(theirs + "/turn").expect(204);
            call.delta(".").finish();
            hers.await("message");
        }
        assertEquals(List.of("A " + WORD + "."), user.contents(table));
    }

    /** With and without asking for a stream: refused as any request is, before any event. */
    private void refused(User caller, String method, String path) {
        for (String accept : List.of("application/json", "text/event-stream")) {
            Answer answer = caller.call(method, table + path, null, "Accept", accept).expect(403);
            assertEquals("application/json", answer.header("Content-Type"));
            assertFalse(answer.text().contains(WORD), answer::text);
        }
    }
}
