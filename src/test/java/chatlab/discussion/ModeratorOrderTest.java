package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Order;
import chatlab.failure.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The orders beside the balanced one. */
class ModeratorOrderTest {
    private static final String[] FOUR = {
        "john-dewey", "maria-montessori", "paulo-freire", "bell-hooks"
    };

    @Test
    void theRoundGoesBySeats() {
        Talk talk = Talk.on("Homework", FOUR).order(Order.ROUND_ROBIN);

        assertEquals(List.of(FOUR), spoken(talk, 4));
        assertEquals(List.of(FOUR), spoken(talk, 4));
    }

    @Test
    void theRoundPassesOverTheMuted() {
        Talk talk = Talk.on("Homework", FOUR).order(Order.ROUND_ROBIN);
        talk.mute("maria-montessori", true);
        talk.mute("bell-hooks", true);

        assertEquals(
                List.of("john-dewey", "paulo-freire", "john-dewey", "paulo-freire"),
                spoken(talk, 4));
    }

    @Test
    void theRoundGoesOnFromWhoeverSpokeLast() {
        Talk talk = Talk.on("Homework", FOUR).order(Order.ROUND_ROBIN);
        talk.says("paulo-freire", "Something.");
        talk.userSays("Go on.");

        assertEquals(List.of("bell-hooks", "john-dewey"), spoken(talk, 2));
    }

    @Test
    void theRoundGoesOnFromTheSeatOfOneMutedSince() {
        Talk talk = Talk.on("Homework", FOUR).order(Order.ROUND_ROBIN);
        talk.says("maria-montessori", "Something.");
        talk.mute("maria-montessori", true);

        ModeratorTest.assertPick("paulo-freire", talk.pick());
    }

    @Test
    void lotsAreTheSameAgainForTheSameSeed() {
        assertEquals(spoken(lots(7, FOUR), 40), spoken(lots(7, FOUR), 40));
    }

    @Test
    void lotsDifferBetweenSeeds() {
        Set<List<String>> sequences = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) sequences.add(spoken(lots(seed, FOUR), 12));

        assertTrue(sequences.size() >= 18, sequences.size() + " different ones of 20");
    }

    @Test
    void lotsAreDrawnWithoutASeedToo() {
        Talk talk = Talk.on("Homework", FOUR).order(Order.RANDOM);

        assertEquals(FOUR.length, new HashSet<>(spoken(talk, 60)).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void noLotFallsOnTheLastSpeaker(int seats) {
        Talk talk = lots(3, firstOf(seats));
        String before = "";
        for (String id : spoken(talk, 100)) {
            assertNotEquals(before, id);
            before = id;
        }
    }

    /** A hundred fair lots leave out one of eight once in a million times. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void lotsFallOnEverybodyInTime(int seats) {
        for (int seed = 0; seed < 5; seed++) {
            List<String> spoken = spoken(lots(seed, firstOf(seats)), 100);
            assertEquals(seats, new HashSet<>(spoken).size(), "seed " + seed + ": " + spoken);
        }
    }

    @Test
    void theReasonSaysThatLotsWereDrawn() {
        Moderator.Pick pick = lots(7, FOUR).pick();

        ModeratorTest.assertPick(pick.speaker().id(), pick);
        assertTrue(pick.reason().contains("lot"), pick.reason());
    }

    @Test
    void inTheManualOrderTheCallerMustName() {
        Talk talk = Talk.on("Homework", FOUR).order(Order.MANUAL);
        talk.userSays("Go on.");

        Failure.Invalid refused = assertThrows(Failure.Invalid.class, talk::pick);

        assertEquals(List.of("body", "speaker_id"), refused.faults().getFirst().loc());
        ModeratorTest.assertPick("bell-hooks", talk.pick("bell-hooks"));
    }

    private static Talk lots(int seed, String... ids) {
        return Talk.on("Homework", ids).order(Order.RANDOM).seed(seed);
    }

    private static String[] firstOf(int seats) {
        return Casts.LIBRARY.all().stream()
                .map(each -> each.id())
                .limit(seats)
                .toArray(String[]::new);
    }

    private static List<String> spoken(Talk talk, int turns) {
        List<String> spoken = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            Moderator.Pick pick = talk.pick();
            ModeratorTest.assertPick(pick.speaker().id(), pick);
            spoken.add(talk.next("Something."));
        }
        return spoken;
    }
}
