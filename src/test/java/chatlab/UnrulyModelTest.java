package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.ModelTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A model that writes lines for others, repeats itself and agrees with everybody is kept in bounds
 * by the code alone.
 */
final class UnrulyModelTest extends ModelTable {
    private static final List<String> AGREEING =
            List.of(
                    "Grades kill the wish to know.",
                    "I agree with every word of it. Grades kill the wish to know.",
                    "You are right, both of you. Grades kill the wish to know.");

    @BeforeEach
    void seatFour() {
        table =
                user.launch(
                        "Grades and motivation",
                        "john-dewey",
                        "maria-montessori",
                        "nel-noddings",
                        "b-f-skinner");
        user.patch(table, "{\"order\":\"round_robin\"}")
                .expect(200); // the one who could object is last
    }

    @Test
    void linesForOthersNeverGetIn() {
        String id = user.get(table + "/next").at("/speaker/id");
        String name = user.get(table + "/next").at("/speaker/name");
        String other = name.contains("Dewey") ? "Maria Montessori" : "John Dewey";
        model.answerAll(
                "**"
                        + name
                        + ":** Begin with the bench.\n\n"
                        + other
                        + ": Yes!\n\nHost: Thank you.");
        JsonNode said = user.post(table + "/next", null).expect(200).json().path("message");
        assertEquals("Begin with the bench.", said.path("content").asText());
        assertEquals(id, said.at("/speaker/id").asText());
    }

    @Test
    void repetitionsAreMarked() {
        String said =
                "Give every child a tool that works, a task that matters, and an afternoon that nobody cuts short.";
        for (String words :
                List.of(
                        said,
                        "Something quite different, said in words of its own.",
                        "Yes: " + said)) speak(words);
        JsonNode items = user.messages(table).json().path("items");
        assertEquals(items.at("/0/id").asText(), items.at("/2/near_repeat_of").asText());
    }

    @Test
    void whenAllAgreeTheOneWhoCouldObjectIsNextAndIsTold() {
        AGREEING.forEach(this::speak);
        JsonNode alarm = user.get(table + "/stances").expect(200).json().path("alarm");
        assertTrue(alarm.isObject(), "no alarm");
        assertEquals("b-f-skinner", alarm.at("/speaker/id").asText());
        assertEquals(3, alarm.path("turns").size());
        assertEquals("b-f-skinner", user.get(table + "/next").at("/speaker/id"));
        speak("Not so fast.");
        String prompt = model.requests().getLast().path("messages").toString();
        assertTrue(prompt.contains("The last turns agree with each other."), prompt);
        assertTrue(prompt.contains(alarm.path("objection").asText().replace("\"", "\\\"")), prompt);
    }

    @Test
    void aDisputeSilencesTheAlarm() {
        AGREEING.forEach(this::speak);
        speak(
                "I disagree with all of you. That is wrong: a good grade has got many a child to work.");
        assertTrue(user.get(table + "/stances").json().path("alarm").isNull());
        speak("Well.");
        assertFalse(
                model.requests().getLast().toString().contains("The last turns agree"),
                "the alarm goes on");
    }

    @Test
    void nobodyIsToldToObjectOnceTheUserHasTurnedElsewhere() {
        AGREEING.forEach(this::speak);
        user.post(table + "/messages", "{\"content\":\"Let us talk about music.\"}").expect(200);
        assertFalse(model.requests().getLast().toString().contains("The last turns agree"));
        assertEquals(5, user.contents(table).size());
    }

    private void speak(String words) {
        model.answerAll(words);
        user.post(table + "/next", null).expect(200);
    }
}
