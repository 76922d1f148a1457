package chatlab.discussion.stance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.discussion.Casts;
import chatlab.discussion.claim.Claims;
import chatlab.discussion.claim.Sentences;
import chatlab.persona.Axis;
import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where turns lean, and which depart from what their speaker stands for. */
class LeaningsTest {
    private static final Leanings LEANINGS = new Leanings(new Claims(Casts.LIBRARY.all()));

    /** Comenius teaches words with things and says that doing is learned by doing. */
    private static final int HANDFUL = 3;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    child_led_teacher_led | -1 | The child should lead, and we follow a step behind.
                    child_led_teacher_led | -1 | Let the children choose what they want to read.
                    child_led_teacher_led | -1 | On Mondays we follow the child.
                    child_led_teacher_led |  2 | The teacher must decide what comes next.
                    child_led_teacher_led |  1 | Pupils ought to be told what they are to learn.
                    child_led_teacher_led | -1 | The teacher should not decide what comes next.
                    child_led_teacher_led |  1 | I doubt that children should choose.
                    individual_social     | -1 | In the end one learns by oneself.
                    individual_social     |  1 | Children learn best together, with a task between them.
                    individual_social     |  1 | In the end learning is social.
                    individual_social     | -1 | Learning is not social in the least.
                    freedom_structure     | -1 | In a school freedom comes first.
                    freedom_structure     |  1 | Children need clear rules and a bell.
                    freedom_structure     |  2 | Phones must be banned from the first day.
                    freedom_structure     | -1 | Phones should not be banned.
                    freedom_structure     | -2 | Phones must never be banned.
                    knowing_doing         | -1 | Knowledge comes first, the workshop after it.
                    knowing_doing         |  1 | One learns by doing, and by mending what one has done.
                    knowing_doing         |  2 | We only learn by making things.
                    knowing_doing         | -1 | Pupils should know the facts before they judge them.
                    renewal_continuity    | -1 | Education should change society.
                    renewal_continuity    |  1 | Schools should hand on what was thought before us.
                    renewal_continuity    | -1 | Schools should not preserve the past.
                    unfolding_shaping     | -1 | Growth comes from within.
                    unfolding_shaping     |  1 | Behaviour is shaped by what comes after it.
                    unfolding_shaping     | -1 | Character is not formed by a timetable.
                    play_work             | -1 | A child learns best through play.
                    play_work             |  1 | Learning is hard work.
                    play_work             | -1 | Learning is not work at all.
                    measured_unmeasured   | -1 | What is learnt should be measured.
                    measured_unmeasured   |  1 | What is learnt should not be measured.
                    measured_unmeasured   |  1 | Grades kill the wish to know.
                    measured_unmeasured   | -1 | Tests help when they come late enough.
                    measured_unmeasured   |  1 | Tests do not help.
                    measured_unmeasured   |  2 | Let us abolish the grades.
                    measured_unmeasured   |  1 | What matters most cannot be counted.
                    -                     |  0 | Should phones be banned?
                    -                     |  0 | Maria says that the child should lead.
                    -                     |  0 | You think that grades kill the wish to know.
                    -                     |  0 | If children need clear rules, they will find them.
                    -                     |  0 | “Grades kill the wish to know” was on the wall.
                    -                     |  0 | Grades help, and grades kill the wish to know.
                    -                     |  0 | The child asked for a grade.
                    -                     |  0 | Freedom and order sat at one table.
                    -                     |  0 | Die Lehrerin muss entscheiden.
                    """)
    void leansWhereItIsSaidClearly(String axis, int value, String sentence) {
        List<Leaning> found = LEANINGS.in("So. " + sentence, nobody()).leanings();
        List<Leaning> wanted =
                value == 0
                        ? List.of()
                        : List.of(
                                new Leaning(
                                        Axis.valueOf(axis.toUpperCase(Locale.ROOT)),
                                        value,
                                        sentence));
        assertEquals(wanted, found);
    }

    @Test
    void aTurnThatLeansBothWaysLeansNowhere() {
        String said = "Grades kill the wish to know. And yet tests help.";
        assertEquals(List.of(), LEANINGS.in(said, nobody()).leanings());
    }

    @Test
    void aTurnDepartsWhereItVoicesTheOtherSideOfItsSpeakersStance() {
        Persona montessori = Casts.persona("maria-montessori");
        String said = "I have changed my mind. The teacher must decide what comes next.";
        Leanings.Voiced voiced = LEANINGS.in(said, montessori);
        assertEquals(
                List.of(
                        new Departure(
                                Axis.CHILD_LED_TEACHER_LED,
                                -2,
                                2,
                                "The teacher must decide what comes next.")),
                voiced.departures());
        String true_ = "The child should lead. Grades kill the wish to know.";
        assertEquals(List.of(), LEANINGS.in(true_, montessori).departures());
        assertEquals(2, LEANINGS.in(true_, montessori).leanings().size());
    }

    @Test
    void whoHasNoStanceDepartsFromNone() {
        assertEquals(List.of(), LEANINGS.in("The child should lead.", nobody()).departures());
    }

    @Test
    void nobodysOwnKeyIdeasDepartFromTheirStance() {
        List<String> against = new ArrayList<>();
        int leaning = 0;
        for (Persona persona : Casts.LIBRARY.all()) {
            for (Persona.Idea idea : persona.keyIdeas()) {
                Leanings.Voiced voiced = LEANINGS.in(idea.statement(), persona);
                assertEquals(List.of(), voiced.departures(), idea::statement);
                assertEquals(List.of(idea), voiced.ideas());
                if (!voiced.leanings().isEmpty()) leaning++;
                String text = idea.statement() + " I hold that " + idea.point() + ".";
                for (String sentence : Sentences.in(text)) {
                    Poles.in(sentence).stream()
                            .filter(each -> each.value() * persona.stance(each.axis()) < 0)
                            .forEach(each -> against.add(persona.id() + " " + each));
                }
            }
        }
        assertTrue(leaning > 200, "few ideas lean: " + leaning);
        assertTrue(against.size() <= HANDFUL, against::toString);
    }

    private static Persona nobody() {
        return Casts.made("nobody", "Nobody", null, "Nobody", null, null, List.of());
    }
}
