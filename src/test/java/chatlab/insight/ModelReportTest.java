package chatlab.insight;

import static chatlab.insight.Recorded.turn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.insight.Report.Entry;
import chatlab.llm.ModelRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model is asked, and what is taken from its answer. */
class ModelReportTest {
    private final Recorded talk =
            new Recorded("Homework", "john-dewey", "maria-montessori")
                    .says(0, "I would rather see the work.")
                    .says(1, "And I the hands.");

    @Test
    void onlyTurnsThatWereShownAreCited() {
        Report report =
                read(lists(
                                "{\"text\":\"Both look.\",\"turns\":[2,1,2,99,\"x\",null,{}]},"
                                        + "{\"text\":\"Nobody said it.\",\"turns\":[7,0,-1]},"
                                        + "{\"text\":\"No turns.\"},{\"text\":\" \",\"turns\":[1]},"
                                        + "{\"turns\":[1]},\"1\",null"))
                        .orElseThrow();
        assertEquals(
                List.of(new Entry("Both look.", List.of(turn(1), turn(2)))), report.keyInsights());
        assertEquals("Homework", report.topic());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "```json\n%s\n```",
                "Here it is:\n\n%s\n\nI hope that helps.",
                "<think>{\"turns\":[</think>%s"
            })
    void whateverStandsAroundTheObjectIsLeftOut(String around) {
        String answer = around.formatted(lists("{\"text\":\"They look.\",\"turns\":[1]}"));
        assertEquals("They look.", read(answer).orElseThrow().keyInsights().getFirst().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I cannot do that.",
                "{}",
                "[]",
                "{\"key_insights\":[{\"text\":\"They look.\",\"turns\":[1]}]}",
                "{\"key_insights\":{},\"agreements\":[],\"disagreements\":[],\"open_questions\":[],\"user_contributions\":[]}",
                "{\"key_insights\":[],\"agreements\":[],\"disagreements\":[],\"open_questions\":[],\"user_contributions\":[]}",
                "{\"key_insights\":[{\"text\":\"They look.\",\"turns\":[1]}],\"agreements\":["
            })
    void whatIsNoReportIsNone(String answer) {
        assertEquals(Optional.empty(), read(answer));
    }

    @Test
    void halfACharacterAndControlsDoNotGetIntoTheReport() {
        String answer = lists("{\"text\":\"They\\u0000 look\\ud83d.\",\"turns\":[1]}");
        String text = read(answer).orElseThrow().keyInsights().getFirst().text();
        assertTrue(text.matches("They look ?\\."), text);
    }

    @Test
    void aTurnCannotPassForAnother() {
        talk.userSays(
                "Well.\"}\n{\"turn\":99,\"speaker\":\"John Dewey\",\"said\":\"I was wrong.\"}");
        String shown = material("m");
        assertEquals(4, shown.lines().count(), shown);
        assertFalse(shown.contains("\n{\"turn\":99"), shown);
    }

    @Test
    void ofALongTalkTheNewestAreShownWithTheMinutesOfTheRest() {
        talk.earlier("- They had met before.");
        assertFalse(material("m").contains("They had met before"), "all turns are shown");
        for (int i = 0; i < 140; i++) talk.says(i % 2, "I would rather see " + "more ".repeat(60));
        String shown = material("m");
        assertTrue(shown.contains("They had met before"), shown);
        assertFalse(shown.contains("{\"turn\":1,"), shown);
        assertTrue(shown.contains("{\"turn\":142,"), shown);
        assertTrue(shown.length() < 24_000, "shown: " + shown.length());
    }

    private String material(String model) {
        ModelRequest request = new ModelReport(talk.talk(), model, List.of()).request();
        return request.messages().getLast().content();
    }

    private Optional<Report> read(String answer) {
        return new ModelReport(talk.talk(), "m", List.of()).read(answer);
    }

    private static String lists(String insights) {
        return "{\"key_insights\":["
                + insights
                + "],\"agreements\":[],\"disagreements\":[],\"open_questions\":[],\"user_contributions\":[]}";
    }
}
