package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Message.Status;
import chatlab.conversation.RollingSummary;
import chatlab.conversation.RollingSummaryStore;
import chatlab.llm.Budget;
import chatlab.testing.FakeModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What falls out of the window is kept in short. */
@Timeout(60)
class MinutesTest {
    private static final Budget.Payer ADA = new Budget.Payer(StoredTalk.USER, false);

    @Test
    void nothingIsWrittenWhileAllIsShown(@TempDir Path folder) {
        try (StoredTalk stored = talk(folder, 20)) {
            assertEquals(Optional.empty(), kept(stored, null));
        }
    }

    @Test
    void withoutAModelItIsTheGistOfEachTurn(@TempDir Path folder) {
        try (StoredTalk stored = talk(folder, 30)) {
            stored.says("paulo-freire", "Lost words", Status.FAILED);
            RollingSummary minutes = kept(stored, null).orElseThrow();
            assertTrue(minutes.content().startsWith("- John Dewey: Turn 0"), minutes.content());
            assertEquals(minutes.uptoSeq(), minutes.content().lines().count());
            assertTrue(minutes.uptoSeq() < 30 && minutes.uptoSeq() > 10, minutes.toString());
            assertFalse(minutes.content().contains("Lost words"));
        }
    }

    @Test
    void theFurtherBackTheSparserButNeverLong(@TempDir Path folder) {
        try (StoredTalk stored = talk(folder, 400)) {
            RollingSummary minutes = kept(stored, null).orElseThrow();
            assertTrue(minutes.uptoSeq() >= 380, "caught up in one go: " + minutes.uptoSeq());
            assertTrue(minutes.content().length() < 4_200, "" + minutes.content().length());
            assertTrue(minutes.content().contains("Turn 385 "), minutes.content());
        }
    }

    @Test
    void aModelWritesThemFromThoseBeforeAndWhatWasSaidSince(@TempDir Path folder) {
        try (FakeModel model = new FakeModel();
                StoredTalk stored = talk(url(model), folder, 30)) {
            model.answerAll("Dewey and Freire spoke of turns.");
            assertEquals(
                    "Dewey and Freire spoke of turns.", kept(stored, "m").orElseThrow().content());
            JsonNode asked = model.requests().getFirst();
            assertTrue(asked.toString().contains("John Dewey: Turn 0 "), asked.toString());
            assertFalse(asked.toString().contains("Turn 29 "), asked.toString());

            for (int i = 30; i < 60; i++) stored.says("john-dewey", "Turn " + i, Status.COMPLETE);
            kept(stored, "m");
            String again = model.requests().getLast().toString();
            assertTrue(again.contains("Dewey and Freire spoke of turns."), again);
            assertFalse(again.contains("Turn 0 "), again);
        }
    }

    @Test
    void whereTheModelIsAwayTheGistsDo(@TempDir Path folder) {
        try (StoredTalk stored = talk(folder, 30)) {
            String content = kept(stored, "m").orElseThrow().content();
            assertTrue(content.startsWith("- John Dewey: Turn 0"), content);
        }
    }

    @Test
    void whatTheyHoldIsShownInShortAndTheRestInFull(@TempDir Path folder) {
        try (StoredTalk stored = talk(folder, 30)) {
            int upto = kept(stored, null).orElseThrow().uptoSeq();
            TurnPlan plan = plan(stored, "m");
            String prompt = plan.request().orElseThrow().messages().toString();
            assertEquals(30 - upto, plan.brief().unsummarised().size());
            assertTrue(prompt.contains("What was said before, in short"), prompt);
            assertTrue(prompt.contains("It began with: “Homework”"), prompt);
            assertTrue(prompt.contains("Your stance on it"), prompt);
        }
    }

    /** Once more than the model can take has been said, they are due however few the turns. */
    @Test
    void longTurnsAreSummedUpSooner(@TempDir Path folder) {
        try (StoredTalk stored = new StoredTalk(folder, "john-dewey", "paulo-freire")) {
            for (int i = 0; i < 6; i++)
                stored.says("john-dewey", "Turn " + i + " word".repeat(700), Status.COMPLETE);
            assertTrue(kept(stored, "m").isPresent());
        }
    }

    private static StoredTalk talk(Path folder, int turns) {
        return talk("http://localhost:9/v1", folder, turns);
    }

    private static StoredTalk talk(String modelUrl, Path folder, int turns) {
        StoredTalk stored = new StoredTalk(modelUrl, folder, "john-dewey", "paulo-freire");
        for (int i = 0; i < turns; i++) {
            String speaker = i % 2 == 0 ? "john-dewey" : "paulo-freire";
            stored.says(speaker, "Turn " + i + " of many, on what one does", Status.COMPLETE);
        }
        return stored;
    }

    private static Optional<RollingSummary> kept(StoredTalk stored, @Nullable String model) {
        new Minutes(stored.database, stored.llm.answers(), Clock.systemUTC())
                .keep(plan(stored, model), ADA);
        return stored.database.read(sql -> RollingSummaryStore.newest(sql, stored.id));
    }

    private static TurnPlan plan(StoredTalk stored, @Nullable String model) {
        TurnPlanner planner =
                new TurnPlanner(
                        stored.conversations,
                        Casts.moderator(),
                        stored.providers,
                        Clock.systemUTC());
        String provider = model == null ? null : "openai";
        var request =
                new TurnRequest(
                        ADA,
                        Optional.of(stored.id),
                        null,
                        null,
                        null,
                        null,
                        provider,
                        model,
                        Optional.empty(),
                        1);
        return stored.database.read(sql -> planner.plan(sql, request, Optional.empty()));
    }

    private static String url(FakeModel model) {
        return model.setting().split("=", 2)[1];
    }
}
