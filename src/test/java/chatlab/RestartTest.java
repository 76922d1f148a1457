package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.testing.Answer;
import chatlab.testing.ChildServer;
import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed straight after an answer, while a model is speaking in another
 * conversation, and started again: what was answered is there, and nothing stands in the way of
 * going on.
 */
@Timeout(120)
final class RestartTest {
    private static final String HELLO = "{\"content\":\"Hello\"}";
    private static final String[] ANSWERED = {"Idempotency-Key", "answered"};
    private static final String[] CUT_OFF = {"Idempotency-Key", "cut-off"};

    private static FakeModel model;
    private static ChildServer again;
    private static User user;
    private static String answered;
    private static String cutOff;
    private static Answer last;

    @BeforeAll
    static void killAndStartAgain(@TempDir Path folder) {
        model = new FakeModel();
        String[] setting = model.setting().split("=", 2);
        Map<String, String> settings = Map.of(setting[0], setting[1]);
        int port = ChildServer.freePort();
        try (ChildServer killed = ChildServer.start(port, folder, settings)) {
            user = User.guest(killed.client());
            answered = user.launch("What is a good test?", User.THREE);
            cutOff = user.launch("Should homework be?", User.THREE);
            Events stream = user.stream("POST", cutOff + "/messages", HELLO, CUT_OFF);
            FakeModel.Call call = model.take().begin().delta("Alpha. ");
            stream.await("delta");
            model.answerAll("Beta.");
            last = user.post(answered + "/messages", HELLO, ANSWERED).expect(200);
            killed.kill();
            call.awaitHangUp();
        }
        again = ChildServer.start(port, folder, settings);
    }

    @AfterAll
    static void stop() {
        again.close();
        model.close();
    }

    @Test
    void whatWasAnsweredIsThereAndTheTokenStillCounts() {
        Answer messages = user.messages(answered);
        assertEquals(last.json().path("user_message"), messages.json().at("/items/0"));
        assertEquals(last.json().path("message"), messages.json().at("/items/1"));
        assertEquals(
                last.json(), user.post(answered + "/messages", HELLO, ANSWERED).expect(200).json());
        user.post(answered + "/next", null).expect(200);
        assertEquals(List.of("Hello", "Beta.", "Beta."), user.contents(answered));
    }

    @Test
    void aReplyThatWasCutOffLeavesTheMessageAndAFreeConversation() {
        assertEquals(List.of("Hello"), user.contents(cutOff));
        user.get(cutOff + "/turn").expect(204);
        Answer retry = user.post(cutOff + "/messages", HELLO, CUT_OFF).expect(200);
        assertEquals("Beta.", retry.at("/message/content"));
        assertEquals(List.of("Hello", "Beta."), user.contents(cutOff));
    }
}
