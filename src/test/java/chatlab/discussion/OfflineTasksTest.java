package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.conversation.Phase;
import chatlab.conversation.Settings;
import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the offline voice does with the tasks of a protocol. */
class OfflineTasksTest {
    private static final String[] FOUR = {
        "john-dewey", "maria-montessori", "hannah-arendt", "green-hat"
    };

    /** A turn, what it was for, and who was to be answered. */
    private record Done(
            Phase phase, Message turn, Participant speaker, Optional<Participant> opponent) {
        String text() {
            return turn.content();
        }

        boolean names(Participant other) {
            return text().contains(other.persona().called());
        }
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"controversy", "socratic", "six_hats"})
    void aProtocolIsSpokenWithoutRepeatingAndWithoutTheMarksOfAForm(String protocol) {
        for (int seed = 1; seed <= 6; seed++) {
            Reading reading = new Reading(talk(protocol, seed));
            reading.saysNoSentenceTwice();
            reading.isWellFormed();
            reading.callsNobodyWhoIsAbsent();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPositionSpeaksToNobody(int seed) {
        for (Done done : in("controversy", Phase.Act.POSITION, seed)) {
            for (Participant other : others(done)) assertFalse(done.names(other), done.text());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRebuttalAndARestatementNameTheOpponent(int seed) {
        List<Done> both = new ArrayList<>(in("controversy", Phase.Act.REBUT, seed));
        both.addAll(in("controversy", Phase.Act.RESTATE, seed));

        assertEquals(8, both.size());
        both.forEach(done -> assertTrue(done.names(done.opponent().orElseThrow()), done.text()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRestatementSaysTheOthersIdeasAndNoneOfItsOwn(int seed) {
        for (Done done : in("controversy", Phase.Act.RESTATE, seed)) {
            assertTrue(hasAPointOf(done.opponent().orElseThrow(), done.text()), done.text());
            assertFalse(hasAPointOf(done.speaker(), done.text()), done.text());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void commonGroundNamesAnotherAndSaysWhatRemains(int seed) {
        for (Done done : in("controversy", Phase.Act.COMMON_GROUND, seed)) {
            assertTrue(others(done).stream().anyMatch(done::names), done.text());
            assertTrue(
                    Stream.concat(Frames.REMAINS.stream(), Frames.LITTLE_REMAINS.stream())
                            .anyMatch(line -> done.text().contains(firstWords(line))),
                    done.text());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aQuestionEndsInOneToSomebodyWhoHasSpoken(int seed) {
        for (Done done : in("socratic", Phase.Act.QUESTION, seed)) {
            assertTrue(done.text().endsWith("?"), done.text());
            assertTrue(others(done).stream().anyMatch(done::names), done.text());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aReflectionNamesTheTurnThatDidIt(int seed) {
        for (Done done : in("socratic", Phase.Act.REFLECT, seed)) {
            Optional<Participant> named = others(done).stream().filter(done::names).findFirst();
            assertTrue(named.isPresent(), done.text());
            assertTrue(hasAPointOf(named.get(), done.text()), done.text());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoWearsAHatGivesAnIdeaOfItsOwn(int seed) {
        for (Done done : in("six_hats", Phase.Act.HAT, seed)) {
            if (done.speaker().id().endsWith("-hat")) continue;
            boolean own =
                    done.speaker().persona().keyIdeas().stream()
                            .anyMatch(idea -> Stock.isToldIn(done.text(), idea));
            assertTrue(own, done.text());
        }
    }

    @Test
    void aSecondVersionIsAnother() {
        Talk talk = Talk.on("Homework", FOUR).seed(3);
        talk.offline();
        String id = talk.pick().speaker().id();
        String first = Talk.offlineText(talk.brief(id));

        String second = Talk.offlineText(talk.brief(id).insteadOf(first));

        assertNotEquals(first, second);
        for (String sentence : OfflineVoiceTest.sentences(first)) {
            assertFalse(second.contains(sentence), sentence);
        }
    }

    private static boolean hasAPointOf(Participant participant, String text) {
        return participant.persona().keyIdeas().stream().anyMatch(idea -> Stock.isMade(idea, text));
    }

    private static String firstWords(String line) {
        return Phrases.literal(line).strip();
    }

    private static List<Participant> others(Done done) {
        return Talk.on("", FOUR).seats.stream()
                .filter(each -> !each.id().equals(done.speaker().id()))
                .toList();
    }

    private static List<Done> in(String protocol, Phase.Act act, int seed) {
        List<Done> done = new ArrayList<>();
        Talk talk = started(protocol, seed);
        for (int i = 0; i < 24; i++) {
            Participant speaker = talk.pick().speaker();
            TurnBrief brief = talk.brief(speaker.id());
            Message turn = talk.offline();
            if (brief.phase().act() == act)
                done.add(new Done(brief.phase(), turn, speaker, brief.opponent()));
        }
        assertFalse(done.isEmpty(), "no turn of " + act);
        return done;
    }

    private static Talk talk(String protocol, int seed) {
        Talk talk = started(protocol, seed);
        for (int i = 0; i < 24; i++) talk.offline();
        return talk;
    }

    private static Talk started(String protocol, int seed) {
        List<Persona> cast = Casts.personas(FOUR);
        return new Talk("Exams at the end of primary school", cast)
                .protocol(protocol)
                .settings(new Settings(null, null, null, seed));
    }
}
