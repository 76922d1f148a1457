package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Message;
import chatlab.conversation.Message.Status;
import chatlab.llm.Budget;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a speaker is shown of what is stored. */
class TurnPlannerTest {
    private StoredTalk stored;
    private TurnPlanner planner;

    @BeforeEach
    void begin(@TempDir Path folder) {
        stored = new StoredTalk(folder, "john-dewey", "paulo-freire", "bell-hooks");
        planner =
                new TurnPlanner(
                        stored.conversations,
                        Casts.moderator(),
                        stored.providers,
                        Clock.systemUTC());
    }

    @AfterEach
    void end() {
        stored.close();
    }

    @Test
    void showsWhatWasSaidInOrder() {
        stored.says(null, "One.", Status.COMPLETE);
        stored.says("john-dewey", "Two.", Status.COMPLETE);
        stored.says("paulo-freire", "Three.", Status.INTERRUPTED);

        assertEquals(List.of("One.", "Two.", "Three."), shown(plan(null)));
    }

    @Test
    void leavesOutWhatFailedOrNeverBegan() {
        stored.says(null, "One.", Status.COMPLETE);
        stored.says("john-dewey", "Half of", Status.FAILED);
        stored.says("paulo-freire", "", Status.INTERRUPTED);
        stored.says("bell-hooks", "Three", Status.INTERRUPTED);

        assertEquals(List.of("One.", "Three"), shown(plan(null)));
    }

    @Test
    void oneWhoseTurnFailedMaySpeakAgain() {
        stored.says(null, "What do you think, Dewey?", Status.COMPLETE);
        stored.says("john-dewey", "Half of", Status.FAILED);

        assertEquals("You addressed John Dewey.", plan(null).reason());
    }

    @Test
    void whatTheUserSaysNowComesLastAndIsNotStoredYet() {
        stored.says("john-dewey", "One.", Status.COMPLETE);

        TurnPlan plan = plan("Freire, and you?");

        assertEquals(List.of("One.", "Freire, and you?"), shown(plan));
        assertTrue(plan.saysSomethingNew());
        assertEquals("You addressed Paulo Freire.", plan.reason());
        assertEquals(List.of("One."), shown(plan(null)));
    }

    @Test
    void theOldestFallOutOfALongTalkAndTheTopicStays() {
        for (int i = 0; i < 80; i++) stored.says("john-dewey", "Turn " + i, Status.COMPLETE);
        TurnPlan plan = plan(null);
        List<String> shown = shown(plan);

        assertEquals(40, shown.size());
        assertEquals("Turn 79", shown.getLast());
        assertEquals("Turn " + (80 - shown.size()), shown.getFirst());
        var system = Prompt.of(plan.brief(), "m").messages().getFirst().content();
        assertTrue(system.contains("The topic of this discussion: Homework"));
    }

    @Test
    void longTurnsLeaveFewerOfThemButAlwaysTheNewest() {
        for (int i = 0; i < 5; i++) {
            stored.says("john-dewey", i + " " + "word ".repeat(1_500), Status.COMPLETE);
        }
        assertEquals(List.of("3 ", "4 "), starts(shown(planForModel())));
        assertEquals(5, shown(plan(null)).size()); // the offline voice takes all

        stored.says("paulo-freire", "5 " + "word ".repeat(20_000), Status.COMPLETE);
        assertEquals(List.of("5 "), starts(shown(planForModel())));
    }

    /** For a model that nothing is known of, so a small one. */
    private TurnPlan planForModel() {
        Budget.Payer payer = new Budget.Payer(StoredTalk.USER, false);
        var request =
                new TurnRequest(
                        payer,
                        Optional.of(stored.id),
                        null,
                        null,
                        null,
                        null,
                        "openai",
                        "m",
                        Optional.empty(),
                        1);
        return stored.database.read(sql -> planner.plan(sql, request, Optional.empty()));
    }

    private TurnPlan plan(@Nullable String text) {
        TurnRequest request =
                TurnRequest.in(
                        stored.id,
                        new Budget.Payer(StoredTalk.USER, false),
                        text,
                        null,
                        Optional.empty());
        return stored.database.read(sql -> planner.plan(sql, request, Optional.empty()));
    }

    private static List<String> shown(TurnPlan plan) {
        return plan.brief().history().stream().map(Message::content).toList();
    }

    private static List<String> starts(List<String> texts) {
        return texts.stream().map(text -> text.substring(0, 2)).toList();
    }
}
