package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.FakeModel;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The report by a model: checked, kept, and done without where there is none. */
@Timeout(60)
class ModelSummaryTest {
    private static final String REPORT =
            "{\"key_insights\":[{\"text\":\"The host works at night.\",\"turns\":[1,2]},"
                    + "{\"text\":\"Nobody said this.\",\"turns\":[9]}],"
                    + "\"agreements\":[],\"disagreements\":[],\"open_questions\":[],"
                    + "\"user_contributions\":[{\"text\":\"A bakery.\",\"turns\":[2,40]}]}";

    private FakeModel model;
    private Path folder;

    @BeforeEach
    void begin(@TempDir Path folder) {
        this.folder = folder;
        model = new FakeModel();
    }

    @AfterEach
    void end() {
        model.close();
    }

    @Test
    void onlyLinesWithATurnThatExistsAreTaken() {
        model.answerAll(REPORT);
        try (TestServer server = start()) {
            User user = server.guest();
            String talk = talk(user);
            List<String> ids = user.messages(talk).each("id");
            Answer report = user.get(talk + "/summary").expect(200);
            assertEquals(1, report.json().path("key_insights").size(), report.text());
            assertEquals("The host works at night.", report.at("/key_insights/0/text"));
            assertEquals(ids.get(0), report.at("/key_insights/0/turns/0"));
            assertEquals(ids.get(1), report.at("/key_insights/0/turns/1"));
            assertEquals(1, report.json().at("/user_contributions/0/turns").size());
            assertEquals(ids.get(1), report.at("/user_contributions/0/turns/0"));
            assertEquals("user", report.at("/participants/0/id"));
        }
    }

    @Test
    void theModelIsAskedOnceUntilSomethingIsSaid() {
        model.answerAll("```json\n" + REPORT + "\n```");
        try (TestServer server = start()) {
            User user = server.guest();
            String talk = talk(user);
            Answer first = user.post(talk + "/summary", null).expect(200);
            assertEquals("The host works at night.", first.at("/key_insights/0/text"));
            assertEquals(first.text(), user.get(talk + "/summary").expect(200).text());
            assertEquals(first.text(), user.post(talk + "/summary", null).expect(200).text());
            assertEquals(1, model.requests().size());
            say(user, talk, "And on Sundays?");
            user.get(talk + "/summary").expect(200);
            assertEquals(2, model.requests().size());
        }
    }

    @Test
    void aWrongAnswerIsAskedForOnceMore() {
        try (TestServer server = start()) {
            User user = server.guest();
            String talk = talk(user);
            CompletableFuture<Answer> asked = user.postAsync(talk + "/summary", null);
            model.take().answer("Surely! The host works at night.");
            FakeModel.Call again = model.take();
            assertTrue(again.body().toString().contains("Surely! The host"), "shown what it said");
            again.answer(REPORT);
            Answer report = asked.join().expect(200);
            assertEquals("The host works at night.", report.at("/key_insights/0/text"));
        }
    }

    @Test
    void twoWrongAnswersLeaveTheTurnsThemselves() {
        model.answerAll(REPORT.replace("[1,2]", "[8]").replace("[2,40]", "[]"));
        try (TestServer server = start()) {
            User user = server.guest();
            String talk = talk(user);
            isOffline(user.get(talk + "/summary").expect(200));
            assertEquals(2, model.requests().size());
        }
    }

    @Test
    void aModelThatFailsLeavesTheTurnsThemselves() {
        model.close();
        try (TestServer server = start()) {
            User user = server.guest();
            isOffline(user.get(talk(user) + "/summary").expect(200));
        }
    }

    @Test
    void aSpentBudgetIsA429() {
        try (TestServer server = start("GUEST_DAILY_TOKENS=100")) {
            User user = server.guest();
            String talk = talk(user);
            user.get(talk + "/summary").expect(429);
            user.post(talk + "/summary", null).expect(429);
            assertEquals(List.of(), model.requests());
        }
    }

    @Test
    void eachAskingOfTheModelCountsAndAnAnswerThatIsKeptDoesNot() {
        model.answerAll(REPORT);
        try (TestServer server = start("RATE_LIMIT_SUMMARIES=5/day")) {
            User user = server.guest();
            String talk = talk(user);
            Answer asked = user.get(talk + "/summary").expect(200);
            assertFalse(asked.header("RateLimit-Remaining").isEmpty());
            assertEquals("", user.get(talk + "/summary").expect(200).header("RateLimit-Remaining"));
            int left = Integer.parseInt(asked.header("RateLimit-Remaining"));
            for (; left > 0; left--)
                user.post("/perspectives", "{\"topic\":\"x\",\"character_ids\":[\"bell-hooks\"]}");
            user.get(talk + "/summary").expect(200);
            say(user, talk, "And on Sundays?");
            user.get(talk + "/summary").expect(429);
        }
    }

    @Test
    void whoeverChoseTheOfflineVoiceIsNotWrittenAboutByAModel() {
        try (TestServer server = start()) {
            User user = server.guest();
            String talk = talk(user);
            user.patch(talk, "{\"provider\":\"offline\"}").expect(200);
            isOffline(user.get(talk + "/summary").expect(200));
            assertEquals(List.of(), model.requests());
        }
    }

    @Test
    void whereNothingWasSaidNobodyIsAsked() {
        try (TestServer server = start()) {
            User user = server.guest();
            String talk = user.launch("Homework", User.THREE);
            assertEquals(
                    0, user.get(talk + "/summary").expect(200).json().at("/key_insights").size());
            assertEquals(List.of(), model.requests());
        }
    }

    private static void isOffline(Answer report) {
        assertEquals(
                "My pupils work in the bakery until nine.",
                report.at("/user_contributions/0/text"),
                report.text());
    }

    /** What somebody says who wants no reply. */
    private static String talk(User user) {
        String talk = user.launch("Homework", User.THREE);
        say(user, talk, "Go on, please.");
        say(user, talk, "My pupils work in the bakery until nine.");
        return talk;
    }

    private static void say(User user, String talk, String text) {
        user.post(talk + "/messages", "{\"content\":\"" + text + "\",\"reply\":false}").expect(201);
    }

    private TestServer start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add(model.setting());
        return TestServer.start(folder, all.toArray(String[]::new));
    }
}
