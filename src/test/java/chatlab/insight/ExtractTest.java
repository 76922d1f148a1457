package chatlab.insight;

import static chatlab.insight.Recorded.turn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.insight.Report.Entry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The report without a model: chosen from what was said, and held to it. */
@Timeout(60)
class ExtractTest {
    private static final int DEWEY = 0;
    private static final int MONTESSORI = 1;
    private static final int SKINNER = 2;

    private final Recorded talk =
            new Recorded(
                    "Should homework be graded?", "john-dewey", "maria-montessori", "b-f-skinner");

    @Test
    void nothingSaidIsNothingToTell() {
        Report report = talk.report();
        assertTrue(report.isEmpty());
        assertEquals(List.of(), report.participants());
    }

    @Test
    void insightsAreNearTheTopicAndFromEverybody() {
        talk.says(
                DEWEY,
                "The weather was mild that year. Homework that is graded teaches a child to work for grades. Snow fell in March.");
        talk.says(
                MONTESSORI,
                "Nobody had asked the cook. A grade tells the child nothing about the homework.");
        List<Entry> insights = talk.report().keyInsights();
        Entry first =
                new Entry(
                        "John Dewey: Homework that is graded teaches a child to work for grades.",
                        List.of(turn(1)));
        Entry second =
                new Entry(
                        "Maria Montessori: A grade tells the child nothing about the homework.",
                        List.of(turn(2)));
        assertTrue(insights.containsAll(List.of(first, second)), insights.toString());
    }

    @Test
    void aPhraseForAnyTopicIsNoInsight() {
        String bridge =
                talk.persona(DEWEY)
                        .speech()
                        .bridges()
                        .get(2)
                        .replace("{subject}", "graded homework");
        talk.says(DEWEY, bridge + " The birds were loud on that morning.");
        assertEquals(
                List.of(
                        new Entry(
                                "John Dewey: The birds were loud on that morning.",
                                List.of(turn(1)))),
                talk.report().keyInsights());
    }

    @Test
    void oneOwnPhraseForAgreeingOrDisputingNamesBothAndThePoint() {
        String point = talk.persona(DEWEY).keyIdeas().getFirst().point();
        talk.says(DEWEY, talk.persona(DEWEY).keyIdeas().getFirst().statement());
        talk.says(MONTESSORI, filled(MONTESSORI, "John", point, true));
        talk.says(SKINNER, "I count what pupils do.");
        talk.says(SKINNER, filled(SKINNER, "John", point, false));
        Report report = talk.report();
        assertEquals(
                List.of(
                        new Entry(
                                "Maria Montessori agrees with John Dewey that " + point + ".",
                                List.of(turn(1), turn(2)))),
                report.agreements());
        assertEquals(
                List.of(
                        new Entry(
                                "B. F. Skinner disputes the view of John Dewey that " + point + ".",
                                List.of(turn(1), turn(4)))),
                report.disagreements());
    }

    @Test
    void anybodysWordsSayIt() {
        talk.says(DEWEY, "Children learn by what they do.");
        talk.says(MONTESSORI, "You are right, John, that hands come first. But you hurry them.");
        talk.says(SKINNER, "I cannot accept what Montessori tells us.");
        Report report = talk.report();
        assertEquals(
                List.of(
                        new Entry(
                                "Maria Montessori agrees with John Dewey: You are right, John, that hands come first.",
                                List.of(turn(1), turn(2)))),
                report.agreements());
        assertEquals(
                List.of(List.of(turn(1), turn(2)), List.of(turn(2), turn(3))),
                report.disagreements().stream().map(Entry::turns).toList());
    }

    @Test
    void opposedStancesOnWhatTheTopicTouchesAreADisagreement() {
        var tests = new Recorded("What is a good test?", "john-dewey", "b-f-skinner");
        tests.says(0, "The test of a lesson is the next one.");
        tests.says(1, "Measure it: give a test, and keep the data.");
        assertEquals(
                List.of(
                        new Entry(
                                "John Dewey holds that what matters cannot be measured; B. F. Skinner holds that what is learnt should be measured.",
                                List.of(turn(1), turn(2)))),
                tests.report().disagreements());
    }

    @Test
    void aQuestionIsOpenUntilWhoeverWasAskedTakesItUp() {
        talk.says(DEWEY, "We tried it. Who sweeps the floor afterwards, Maria?");
        assertEquals(List.of(turn(1)), turns(talk.report().openQuestions()));
        talk.says(SKINNER, "I look at the floor and count.");
        assertEquals(List.of(turn(1)), turns(talk.report().openQuestions()));
        talk.says(MONTESSORI, "The children sweep.");
        assertEquals(List.of(), talk.report().openQuestions());
    }

    @Test
    void aQuestionThatItsSpeakerGoesOnFromIsNone() {
        talk.says(DEWEY, "What is a mark? It is a number.");
        assertEquals(List.of(), talk.report().openQuestions());
    }

    @Test
    void whatTheUserBroughtInIsWhatWasNew() {
        talk.userSays("Go on, please!");
        talk.userSays("Should homework be graded?");
        talk.userSays("We do homework. My pupils work in the bakery every evening.");
        Report report = talk.report();
        assertEquals(
                List.of(new Entry("My pupils work in the bakery every evening.", List.of(turn(3)))),
                report.userContributions());
        assertEquals("user", report.participants().getFirst().id());
    }

    @Test
    void hostileTextIsCutAndBreaksNothing() {
        for (int i = 0; i < 100; i++)
            talk.userSays("Well" + " ".repeat(9_000) + "." + " ".repeat(900) + "so");
        talk.says(DEWEY, "Homework ".repeat(1_000) + ".");
        talk.says(MONTESSORI, "{name} {point} \\E(?<point>.) $1 ".repeat(300));
        talk.userSays("?".repeat(10_000));
        talk.userSays("a\ud83d\n\n\n- # 1. “” . . . ".repeat(400));
        for (Entry each : talk.report().keyInsights())
            assertTrue(each.text().length() < 400, each.text());
    }

    private String filled(int seat, String name, String point, boolean agreeing) {
        var speech = talk.persona(seat).speech();
        String phrase = (agreeing ? speech.extending() : speech.challenges()).getFirst();
        return phrase.replace("{name}", name).replace("{point}", point);
    }

    private static List<UUID> turns(List<Entry> entries) {
        return entries.stream().flatMap(each -> each.turns().stream()).toList();
    }
}
