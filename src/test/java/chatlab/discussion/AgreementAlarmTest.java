package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Message;
import chatlab.discussion.claim.Claims;
import chatlab.discussion.stance.AgreementAlarm;
import chatlab.discussion.stance.Alarm;
import chatlab.discussion.stance.Leanings;
import chatlab.persona.Axis;
import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everybody agrees: somebody at the table could object. */
class AgreementAlarmTest {
    private static final AgreementAlarm ALARM =
            new AgreementAlarm(new Leanings(new Claims(Casts.LIBRARY.all())));
    private static final int TURNS = 12;

    /** Three agree on something, and a fourth sits by: who it is, and on which axis. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    Grades and motivation    | b-f-skinner      | john-dewey   | maria-montessori | nel-noddings | measured_unmeasured   | Grades kill the wish to know.
                    Who decides in class?    | hannah-arendt    | john-dewey   | maria-montessori | carl-rogers  | child_led_teacher_led | Let the children choose what they do.
                    Play in the kindergarten | maria-montessori | lev-vygotsky | friedrich-froebel | jean-piaget | play_work             | A child learns best through play.
                    Group work               | maria-montessori | lev-vygotsky | jane-addams      | paulo-freire | individual_social     | Children learn best together.
                    """)
    void namesWhoeverStandsAgainstIt(
            String topic, String holder, String a, String b, String c, String axis, String said) {
        Talk talk = Talk.on(topic, a, b, c, holder);
        Message first = talk.says(a, said);
        talk.says(b, "I agree with every word of it. " + said);
        talk.says(c, "You are right, all of you. " + said);
        Alarm alarm = ring(talk).orElseThrow();
        assertEquals(holder, alarm.holder().id());
        assertEquals(axis, axis(alarm).key());
        assertEquals(3, alarm.turns().size());
        assertEquals(first.id(), alarm.turns().getFirst());
        assertTrue(alarm.objection().contains(" would object that "), alarm.objection());
        String surname = alarm.holder().persona().surname();
        assertTrue(surname == null || alarm.objection().startsWith(surname), alarm.objection());
    }

    @Test
    void theObjectionIsOneOfTheHoldersKeyIdeasThatHasNotBeenSaid() {
        Talk talk = agreed();
        Alarm first = ring(talk).orElseThrow();
        String point =
                first.holder().persona().keyIdeas().stream()
                        .filter(idea -> first.objection().contains(idea.point()))
                        .findFirst()
                        .orElseThrow()
                        .point();
        talk.says("john-dewey", "I agree, but for one thing I grant: that " + point + ".");
        ring(talk).ifPresent(next -> assertNotEquals(first.objection(), next.objection()));
    }

    @Test
    void theOfflineVoiceMakesTheObjectionThatIsItsOwn() {
        Talk talk = agreed();
        Alarm alarm = ring(talk).orElseThrow();
        Persona.Idea idea = Objects.requireNonNull(alarm.idea());
        String said = Talk.offlineText(talk.brief(alarm.holder().id()));
        boolean made =
                said.toLowerCase(Locale.ROOT).contains(idea.point().toLowerCase(Locale.ROOT))
                        || Stream.of(idea.statement().split("(?<=[.?!]) "))
                                .anyMatch(said::contains);
        assertTrue(made, idea.title() + ": " + said);
    }

    @Test
    void theMutedAreNotNamed() {
        Talk talk = agreed();
        String holder = ring(talk).orElseThrow().holder().id();
        talk.mute(holder, true);
        ring(talk).ifPresent(alarm -> assertNotEquals(holder, alarm.holder().id()));
    }

    @Test
    void twoTurnsAreNoConsensus() {
        Talk talk = Talk.on("Grades", "john-dewey", "maria-montessori", "b-f-skinner");
        talk.says("john-dewey", "Grades kill the wish to know.");
        talk.says("maria-montessori", "I agree. Grades kill the wish to know.");
        assertEquals(Optional.empty(), ring(talk));
    }

    @Test
    void oneWhoAgreesWithHimselfIsNoConsensus() {
        Talk talk = Talk.on("Grades", "john-dewey", "b-f-skinner");
        for (int i = 0; i < 4; i++)
            talk.says("john-dewey", "I agree. Grades kill the wish to know.");
        assertEquals(Optional.empty(), ring(talk));
    }

    @Test
    void whatTheUserSaysBeginsAnew() {
        Talk talk = agreed();
        talk.userSays("And what of homework?");
        assertEquals(Optional.empty(), ring(talk));
        talk.says("john-dewey", "I agree with you all. Grades kill the wish to know.");
        talk.says("maria-montessori", "I agree. Grades kill the wish to know.");
        assertEquals(Optional.empty(), ring(talk));
    }

    @Test
    void aDisputeEndsIt() {
        Talk talk = agreed();
        talk.says("john-dewey", "I doubt it. Grades are a symptom.");
        assertEquals(Optional.empty(), ring(talk));
    }

    @Test
    void wordsThatBrokeOffDoNotCount() {
        Talk talk =
                Talk.on("Grades", "john-dewey", "maria-montessori", "nel-noddings", "b-f-skinner");
        talk.says("john-dewey", "Grades kill the wish to know.");
        talk.says("maria-montessori", "I agree. Grades kill the wish to know.");
        talk.says("nel-noddings", "I agree. Grades kill the", Message.Status.FAILED);
        assertEquals(Optional.empty(), ring(talk));
    }

    @Test
    void anEmptyTalkAndAPlainChatAreQuiet() {
        Talk talk = Talk.on("Grades", "john-dewey", "b-f-skinner");
        assertEquals(Optional.empty(), ring(talk));
        for (int i = 0; i < 4; i++) talk.assistantSays("I agree. Grades kill the wish to know.");
        assertEquals(Optional.empty(), ring(talk));
    }

    /** The offline voice disputes a good deal. */
    @Test
    void anOrdinaryDiscussionRingsSeldom() {
        int turns = 0;
        List<String> rung = new ArrayList<>();
        for (var table : Tables.BY_TOPIC.entrySet()) {
            if (table.getValue().contains("simone-de-beauvoir")) continue; // of few words here
            Talk talk = Talk.on(table.getKey(), table.getValue().toArray(String[]::new)).seed(7);
            for (int i = 0; i < TURNS; i++) {
                talk.offline();
                turns++;
                ring(talk).ifPresent(each -> rung.add(table.getKey() + ": " + each.objection()));
            }
        }
        assertTrue(rung.size() * 5 < turns, rung::toString);
    }

    private static Talk agreed() {
        Talk talk =
                Talk.on(
                        "Grades and motivation",
                        "john-dewey",
                        "maria-montessori",
                        "nel-noddings",
                        "b-f-skinner");
        talk.says("john-dewey", "Grades kill the wish to know.");
        talk.says("maria-montessori", "I agree. Grades kill the wish to know.");
        talk.says("nel-noddings", "You are right. Grades kill the wish to know.");
        return talk;
    }

    private static Axis axis(Alarm alarm) {
        Axis axis = alarm.axis();
        if (axis == null) throw new AssertionError("no axis: " + alarm);
        return axis;
    }

    private static Optional<Alarm> ring(Talk talk) {
        return ALARM.ring(talk.conversation(), talk.history);
    }
}
