package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Order;
import chatlab.conversation.Participant;
import chatlab.failure.Failure;
import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who speaks next in the balanced order, and what comes before any order. */
class ModeratorTest {
    private static final String[] FOUR = {
        "john-dewey", "maria-montessori", "paulo-freire", "bell-hooks"
    };

    private final Talk talk = Talk.on("Homework", FOUR);

    @ParameterizedTest
    @EnumSource(Order.class)
    void theOneNamedSpeaksWhateverTheOrder(Order order) {
        talk.order(order).userSays("Dewey, what do you say?");
        talk.says("maria-montessori", "Something.");

        Moderator.Pick pick = talk.pick("maria-montessori");

        assertPick("maria-montessori", pick);
        assertTrue(pick.reason().startsWith("You asked for Maria Montessori"), pick.reason());
    }

    @Test
    void whoIsNamedMustSitAtTheTable() {
        Failure.Invalid refused =
                assertThrows(Failure.Invalid.class, () -> talk.pick("lev-vygotsky"));

        assertEquals(List.of("body", "speaker_id"), refused.faults().getFirst().loc());
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void whoTheUserAddressesSpeaksNextWhateverTheOrder(Order order) {
        talk.order(order).turns("paulo-freire", 5);
        talk.userSays("What do you think, Freire?");

        Moderator.Pick pick = talk.pick();

        assertPick("paulo-freire", pick);
        assertTrue(pick.reason().startsWith("You addressed Paulo Freire"), pick.reason());
    }

    @Test
    void theSecondAddressedSpeaksAfterTheFirst() {
        talk.userSays("@Freire and @Dewey, is that so?");

        assertEquals("paulo-freire", talk.next("Something."));
        assertEquals("john-dewey", talk.next("Something."));
        assertTrue(List.of("maria-montessori", "bell-hooks").contains(talk.next("Something.")));
    }

    @Test
    void oneWhoHasAnsweredIsNotAddressedAnyMore() {
        talk.userSays("What do you think, Freire?");
        talk.says("paulo-freire", "Something.");
        talk.says("john-dewey", "Something.");

        assertNotEquals("paulo-freire", pickId(talk));
    }

    @Test
    void onlyTheUsersLastMessageAddresses() {
        talk.userSays("What do you think, Freire?");
        talk.userSays("Or let us take another example.");

        assertPick("john-dewey", talk.pick());
    }

    @Test
    void oneAddressedAgainSpeaksAgain() {
        talk.userSays("What do you think, Freire?");
        talk.says("paulo-freire", "Something.");
        talk.userSays("And what would you do, Freire?");

        assertPick("paulo-freire", talk.pick());
    }

    @Test
    void oneOfThoseHeardLeastIsPicked() {
        talk.turns("john-dewey", 2);
        talk.turns("maria-montessori", 2);
        talk.turns("paulo-freire", 1);
        talk.turns("bell-hooks", 2);

        Moderator.Pick pick = talk.pick();

        assertPick("paulo-freire", pick);
        assertEquals("Paulo Freire has spoken least.", pick.reason());
    }

    @Test
    void theLastSpeakerIsNotPickedEvenWhenHeardLeast() {
        for (String id : FOUR) talk.turns(id, 5);
        talk.turns("paulo-freire", 0);
        talk.says("paulo-freire", "Something.");
        talk.userSays("Go on.");

        assertPick("john-dewey", talk.pick());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void nobodyFallsMoreThanOneTurnBehindAndNobodySpeaksTwiceRunning(int seats) {
        List<Persona> cast = List.copyOf(Casts.LIBRARY.all()).subList(0, seats);
        Talk table = new Talk("Homework", cast);
        Random words = new Random(seats);
        String before = "";
        for (int i = 0; i < 200; i++) {
            Persona called = cast.get(words.nextInt(seats));
            String idea = called.keyIdeas().get(words.nextInt(8)).statement();
            String speaker = table.next(called.called() + ", what do you say? " + idea);

            assertNotEquals(before, speaker, "turn " + i);
            assertTrue(spread(table) <= 1, "turn " + i + ": " + turns(table));
            before = speaker;
        }
    }

    @Test
    void freePicksBetweenNamedOnesStillGoToTheLeastHeard() {
        Random lots = new Random(1);
        for (int i = 0; i < 200; i++) {
            if (lots.nextInt(3) == 0) {
                talk.says(FOUR[lots.nextInt(4)], "Something.");
                continue;
            }
            String last = talk.history.isEmpty() ? "" : speakerOf(talk, talk.history.size() - 1);
            Participant picked = talk.pick().speaker();
            int least =
                    talk.seats.stream()
                            .filter(each -> !each.id().equals(last))
                            .mapToInt(Participant::turns)
                            .min()
                            .orElseThrow();
            assertNotEquals(last, picked.id());
            assertEquals(least, picked.turns());
            talk.says(picked.id(), "Something.");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Order.class, mode = EnumSource.Mode.EXCLUDE, names = "MANUAL")
    void theMutedAreNotPicked(Order order) {
        talk.order(order).mute("maria-montessori", true);
        talk.userSays("Montessori, what do you say? And you, @Montessori?");

        for (int i = 0; i < 40; i++) {
            assertNotEquals("maria-montessori", talk.next("Maria, and you? " + i));
        }
    }

    @Test
    void oneWhomTheLastSpeakerAddressedComesFirstAmongEquals() {
        talk.says("john-dewey", "That is well said. What would you do, bell?");

        Moderator.Pick pick = talk.pick();

        assertPick("bell-hooks", pick);
        assertEquals("John Dewey turned to bell hooks.", pick.reason());
    }

    @Test
    void anAddressDoesNotReachOneWhoIsAheadOfOthers() {
        Talk table = ofFourInterests();
        table.turns("dot", 1);
        table.says("ann", "That is well said. What would you do, Dot?");

        assertPick("bo", table.pick());
    }

    @Test
    void onlyTheLastSpeakersAddressCounts() {
        Talk table = ofFourInterests();
        table.says("ann", "That is well said. What would you do, Dot?");
        table.says("bo", "Something.");

        assertPick("cy", table.pick());
    }

    @Test
    void relevanceDecidesWhereNobodyWasAddressed() {
        Talk table = ofFourInterests();
        table.says("ann", "Let us speak of music.");

        Moderator.Pick pick = table.pick();

        assertPick("cy", pick);
        assertTrue(pick.reason().contains("Cy"), pick.reason());
    }

    @Test
    void anAddressOutweighsRelevance() {
        Talk table = ofFourInterests();
        table.says("ann", "Let us speak of music. What do you think, Dot?");

        assertPick("dot", table.pick());
    }

    @Test
    void relevanceLooksAtTheLastTwoTurns() {
        Talk table = ofFourInterests();
        table.userSays("Let us speak of music.");
        table.says("ann", "Gladly.");
        assertPick("cy", table.pick());

        table.userSays("And something else.");
        assertPick("bo", table.pick());
    }

    @Test
    void theSeatDecidesWhereNothingElseDoes() {
        Talk table = ofFourInterests();

        for (String id : List.of("ann", "bo", "cy", "dot")) {
            assertPick(id, table.pick());
            assertEquals(id, table.next("Something."));
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void whereEverybodyIsMutedNobodyCanBePicked(Order order) {
        talk.order(order);
        for (String id : FOUR) talk.mute(id, true);
        talk.userSays("What do you think, Freire?");

        assertThrows(Failure.Invalid.class, talk::pick);
    }

    @ParameterizedTest
    @EnumSource(value = Order.class, mode = EnumSource.Mode.EXCLUDE, names = "MANUAL")
    void oneAloneGoesOnSpeaking(Order order) {
        Talk alone = Talk.on("Homework", "john-dewey").order(order);

        for (int i = 0; i < 3; i++) assertEquals("john-dewey", alone.next("Something."));
    }

    @Test
    void theOnlyOneNotMutedGoesOnSpeaking() {
        for (String id : List.of("john-dewey", "paulo-freire", "bell-hooks")) talk.mute(id, true);

        for (int i = 0; i < 3; i++) assertEquals("maria-montessori", talk.next("Something."));
    }

    static void assertPick(String id, Moderator.Pick pick) {
        assertEquals(id, pick.speaker().id(), pick.reason());
        String name = pick.speaker().persona().name();
        assertTrue(pick.reason().contains(name), pick.reason());
        assertTrue(pick.reason().endsWith("."), pick.reason());
        assertTrue(pick.reason().split(" ").length > 2, pick.reason());
    }

    private static Talk ofFourInterests() {
        return new Talk(
                "Topic",
                List.of(
                        Casts.thinking("ann", "Ann", "cooking"),
                        Casts.thinking("bo", "Bo", "gardens"),
                        Casts.thinking("cy", "Cy", "music"),
                        Casts.thinking("dot", "Dot", "numbers")));
    }

    private static String pickId(Talk talk) {
        return talk.pick().speaker().id();
    }

    private static String speakerOf(Talk talk, int at) {
        var speaker = talk.history.get(at).speaker();
        return speaker == null ? "" : speaker.id();
    }

    private static List<Integer> turns(Talk table) {
        return new ArrayList<>(table.seats.stream().map(Participant::turns).toList());
    }

    private static int spread(Talk table) {
        var counts = table.seats.stream().mapToInt(Participant::turns).summaryStatistics();
        return counts.getMax() - counts.getMin();
    }
}
