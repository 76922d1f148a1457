package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.conversation.Conversation;
import chatlab.conversation.Conversations;
import chatlab.conversation.Conversations.Seat;
import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One who joins or is unmuted starts level with the least heard, so nobody has to catch up. */
class SeatingTest {
    private final Moderator moderator = Casts.moderator();
    private final List<Message> history = new ArrayList<>();
    private StoredTalk stored;

    @BeforeEach
    void begin(@TempDir Path folder) {
        stored = new StoredTalk(folder, "john-dewey", "paulo-freire", "bell-hooks");
    }

    @AfterEach
    void end() {
        stored.close();
    }

    @Test
    void oneWhoJoinsLateHasNotToCatchUp() {
        speak(9);
        seat(
                new Seat("john-dewey", false),
                new Seat("paulo-freire", false),
                new Seat("bell-hooks", false),
                new Seat("jane-addams", false));

        assertEquals(3, turnsOf("jane-addams"));
        assertEquals(1, speak(4).stream().filter("jane-addams"::equals).count());
    }

    @Test
    void oneWhoIsUnmutedHasNotToCatchUp() {
        seat(
                new Seat("john-dewey", false),
                new Seat("paulo-freire", true),
                new Seat("bell-hooks", false));
        speak(8);
        seat(
                new Seat("john-dewey", false),
                new Seat("paulo-freire", false),
                new Seat("bell-hooks", false));

        assertEquals(4, turnsOf("paulo-freire"));
        assertEquals(1, speak(3).stream().filter("paulo-freire"::equals).count());
    }

    @Test
    void oneWhoSpokeOftenKeepsTheCountWhenUnmuted() {
        for (int i = 0; i < 5; i++) count("paulo-freire");
        seat(
                new Seat("john-dewey", false),
                new Seat("paulo-freire", true),
                new Seat("bell-hooks", false));
        seat(
                new Seat("john-dewey", false),
                new Seat("paulo-freire", false),
                new Seat("bell-hooks", false));

        assertEquals(5, turnsOf("paulo-freire"));
    }

    @Test
    void oneWhoComesBackToTheTableStartsLevel() {
        speak(6);
        seat(new Seat("john-dewey", false), new Seat("bell-hooks", false));
        speak(6);
        seat(
                new Seat("john-dewey", false),
                new Seat("bell-hooks", false),
                new Seat("paulo-freire", false));

        assertEquals(5, turnsOf("paulo-freire"));
    }

    @Test
    void oneWhoJoinsBesideMutedOnesIsLevelWithThoseWhoSpeak() {
        seat(
                new Seat("john-dewey", true),
                new Seat("paulo-freire", false),
                new Seat("bell-hooks", false));
        speak(6);
        seat(
                new Seat("john-dewey", true),
                new Seat("paulo-freire", false),
                new Seat("bell-hooks", false),
                new Seat("lev-vygotsky", false));

        assertEquals(3, turnsOf("lev-vygotsky"));
    }

    private void seat(Seat... seats) {
        var change =
                new Conversations.Change(null, null, null, null, null, null, null, List.of(seats));
        Conversation changed =
                stored.database.write(
                        sql ->
                                stored.conversations.change(
                                        sql, StoredTalk.USER, stored.id, change));
        assertEquals(seats.length, changed.participants().size());
    }

    /** So many free picks, each counted in the store; who spoke. */
    private List<String> speak(int turns) {
        List<String> spoken = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            Participant speaker = moderator.pick(stored.conversation(), history, null).speaker();
            spoken.add(speaker.id());
            count(speaker.id());
        }
        return spoken;
    }

    private void count(String speaker) {
        Talk talk = new Talk("Homework", List.of(Casts.persona(speaker)));
        history.add(talk.says(speaker, "Something."));
        stored.count(speaker, history.size());
    }

    private int turnsOf(String participant) {
        return stored.conversation().participant(participant).orElseThrow().turns();
    }
}
