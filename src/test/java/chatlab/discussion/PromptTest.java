package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Message.Status;
import chatlab.conversation.Settings;
import chatlab.llm.ModelRequest;
import chatlab.llm.ModelRequest.Role;
import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Dewey is shown. */
class PromptTest {
    private final Talk talk =
            Talk.on("Homework", "john-dewey", "maria-montessori", "paulo-freire", "bell-hooks");

    @Test
    void theSystemsPartComesFirstAndOnce() {
        aLittleTalk();

        List<ModelRequest.Message> messages = prompt().messages();

        assertEquals(Role.SYSTEM, messages.getFirst().role());
        assertEquals(1, messages.stream().filter(each -> each.role() == Role.SYSTEM).count());
    }

    @Test
    void theSystemsPartStaysTheSameWhileTheTalkGoesOn() {
        String before = system();
        aLittleTalk();

        assertEquals(before, system());
    }

    @Test
    void ownTurnsAreTheAssistantsAndBare() {
        aLittleTalk();

        List<String> own = contents(Role.ASSISTANT);

        assertEquals(List.of("First mine.", "Second mine."), own);
    }

    @Test
    void theTurnsOfOthersAreTheUsersUnderTheirNames() {
        aLittleTalk();

        List<String> others = contents(Role.USER);

        assertTrue(others.getFirst().startsWith("Host: What of it?"), others.getFirst());
        assertTrue(others.get(1).startsWith("Maria Montessori: Hers."), others.get(1));
        assertTrue(others.get(1).contains("\n\nPaulo Freire: His."), others.get(1));
        assertTrue(others.get(1).contains("\n\nHost: Go on."), others.get(1));
    }

    @Test
    void neighboursOfOneRoleAreOneMessage() {
        aLittleTalk();
        talk.says("john-dewey", "Third mine.");
        talk.says("john-dewey", "Fourth mine.");

        List<ModelRequest.Message> messages = prompt().messages();

        for (int i = 1; i < messages.size(); i++) {
            assertFalse(messages.get(i).role() == messages.get(i - 1).role(), "at " + i);
        }
        assertTrue(
                contents(Role.ASSISTANT).contains("Second mine.\n\nThird mine.\n\nFourth mine."));
    }

    @Test
    void nothingIsLostOrTurnedRound() {
        aLittleTalk();
        String all =
                String.join(
                        "\n", prompt().messages().stream().map(each -> each.content()).toList());
        int at = -1;
        for (var message : talk.history) {
            int next = all.indexOf(message.content(), at + 1);
            assertTrue(next > at, message.content());
            at = next;
        }
    }

    @Test
    void whatWasInterruptedSaysSo() {
        talk.says("maria-montessori", "The prepared", Status.INTERRUPTED);
        talk.says("john-dewey", "The bench", Status.INTERRUPTED);
        talk.says("paulo-freire", "The whole.");

        assertEquals(
                "Maria Montessori: The prepared … (interrupted)", contents(Role.USER).getFirst());
        assertEquals("The bench … (interrupted)", contents(Role.ASSISTANT).getFirst());
        assertTrue(contents(Role.USER).get(1).startsWith("Paulo Freire: The whole.\n"));
    }

    @Test
    void showsTheTopicAndTheStance() {
        String stance = talk.participant("john-dewey").stance();

        assertFalse(stance.isBlank());
        assertTrue(system().contains("The topic of this discussion: Homework"));
        assertTrue(system().contains(stance));
    }

    @Test
    void showsWhoTheSpeakerIsWithEveryKeyIdeaAndItsSource() {
        Persona dewey = Casts.persona("john-dewey");

        assertTrue(system().startsWith("You are John Dewey (1859–1952). "), system());
        assertTrue(system().contains(dewey.voice().manner()));
        for (Persona.Idea idea : dewey.keyIdeas()) {
            assertTrue(system().contains(idea.title() + ": " + idea.statement()), idea.title());
            Persona.Source source = Objects.requireNonNull(idea.source());
            assertTrue(system().contains(source.work() + ", " + source.year()));
        }
    }

    @Test
    void showsWhoSitsAtTheTableWithTheSpeakerMarked() {
        assertEquals(
                List.of("- John Dewey (you)"),
                system().lines().filter(line -> line.endsWith("(you)")).toList());
        for (String name : List.of("Maria Montessori", "Paulo Freire", "bell hooks", "Host")) {
            assertTrue(system().contains("\n- " + name + ", "), name);
        }
    }

    @Test
    void whoseYearsAreUnknownIsGivenNone() {
        Persona hat = Casts.made("blue-hat", "Blue Hat", null, "Blue", null, null, List.of());
        Talk hats = new Talk("Homework", List.of(hat));

        String system = Prompt.of(hats.brief("blue-hat"), "m").messages().getFirst().content();

        assertTrue(system.startsWith("You are Blue Hat. "), system);
        assertFalse(system.contains("lifetime"), system);
        assertTrue(system().contains("later than your lifetime"), system());
    }

    @Test
    void whoTakesNoSideIsToldSo() {
        Talk hats = Talk.on("Homework", "white-hat", "red-hat");

        String system = Prompt.of(hats.brief("white-hat"), "m").messages().getFirst().content();

        assertTrue(system.contains("\n\nYou take no side on it.\n\n"), system);
        assertFalse(system.contains("Your stance"), system);
    }

    @Test
    void yearsBeforeOurEraAreWrittenAsSuch() {
        Persona socrates =
                Casts.made("socrates", "Socrates", null, "Socrates", -470, -399, List.of());
        Talk athens = new Talk("Virtue", List.of(socrates));

        String system = Prompt.of(athens.brief("socrates"), "m").messages().getFirst().content();

        assertFalse(system.contains("-470"), system);
        assertTrue(system.contains("BC"), system);
    }

    @ParameterizedTest
    @CsvSource({
        "child, ten-year-old",
        "teen, fifteen-year-old",
        "adult, need not know the field",
        "expert, people who know the field",
        ", need not know the field"
    })
    void asksForTheReadingLevel(String level, String words) {
        talk.settings(new Settings(level, null, null, null));

        assertTrue(system().contains(words), system());
    }

    @ParameterizedTest
    @CsvSource({"de, German", "pt-BR, Portuguese (Brazil)", "zh-Hant, Chinese", "sw, Swahili"})
    void asksForTheLanguage(String tag, String name) {
        talk.settings(new Settings(null, tag, null, null));

        assertTrue(system().contains("Answer in " + name), system());
    }

    @Test
    void asksForNoLanguageWhereNoneWasChosen() {
        assertFalse(system().contains("Answer in"), system());
    }

    @ParameterizedTest
    @CsvSource({"short, 40 to 80", "medium, 90 to 160", "long, 180 to 300", ", 90 to 160"})
    void asksForTheLength(String length, String words) {
        talk.settings(new Settings(null, null, length, null));

        assertTrue(system().contains("Say it in " + words + " words."), system());
    }

    @Test
    void leavesRoomForALongerReplyWhereALongerOneIsAsked() {
        List<Integer> most = new ArrayList<>();
        for (String length : List.of("short", "medium", "long")) {
            talk.settings(new Settings(null, null, length, null));
            most.add(prompt().maxTokens());
        }

        assertTrue(most.get(0) < most.get(1) && most.get(1) < most.get(2), most.toString());
    }

    @Test
    void passesOnTheHostsInstructions() {
        assertFalse(system().contains("instructions:"));
        talk.systemPrompt("Stay with homework in grade four.");

        assertTrue(
                system().endsWith("The host's instructions:\nStay with homework in grade four."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void passesOnNoEmptyInstructions(String blank) {
        talk.systemPrompt(blank);

        assertFalse(system().contains("instructions:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"john-dewey", "bell-hooks"})
    void theLastLineSaysWhoseTurnItIs(String id) {
        aLittleTalk();

        ModelRequest.Message last = Prompt.of(talk.brief(id), "m").messages().getLast();

        String name = Casts.persona(id).name();
        assertEquals(Role.USER, last.role());
        assertTrue(last.content().endsWith("\nWrite only " + name + "'s next turn."));
    }

    @Test
    void atTheBeginningTheLastLineIsAllThereIs() {
        assertEquals(2, prompt().messages().size());
        assertEquals("Write only John Dewey's next turn.", prompt().messages().getLast().content());
    }

    private ModelRequest prompt() {
        return Prompt.of(talk.brief("john-dewey"), "some-model");
    }

    private String system() {
        return prompt().messages().getFirst().content();
    }

    private List<String> contents(Role role) {
        return prompt().messages().stream()
                .filter(each -> each.role() == role)
                .map(ModelRequest.Message::content)
                .toList();
    }

    private void aLittleTalk() {
        talk.userSays("What of it?");
        talk.says("john-dewey", "First mine.");
        talk.says("maria-montessori", "Hers.");
        talk.says("paulo-freire", "His.");
        talk.userSays("Go on.");
        talk.says("john-dewey", "Second mine.");
    }
}
