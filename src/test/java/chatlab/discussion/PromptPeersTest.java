package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.llm.ModelRequest;
import chatlab.llm.ModelRequest.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The peer block, the stop sequences, and the plain chat. */
class PromptPeersTest {
    private final Talk talk =
            Talk.on("Homework", "john-dewey", "maria-montessori", "paulo-freire", "bell-hooks");

    @Test
    void thePeerBlockHasOneLineOnWhatEachOtherSaidLast() {
        talk.says("maria-montessori", "An older thing.");
        talk.says("john-dewey", "Mine.");
        talk.says("paulo-freire", "In two\nlines.");
        talk.says("maria-montessori", "A newer thing.");

        List<String> lines = peerBlock().lines().filter(line -> line.startsWith("- ")).toList();

        assertEquals(
                List.of("- Maria Montessori: A newer thing.", "- Paulo Freire: In two lines."),
                lines);
    }

    @Test
    void thePeerBlockAsksForSomethingNew() {
        talk.says("maria-montessori", "A thing.");

        assertTrue(peerBlock().contains("Do not greet again and do not restate."), peerBlock());
        assertTrue(peerBlock().contains("Add something new."), peerBlock());
        assertTrue(peerBlock().contains("Agree in at most a clause"), peerBlock());
    }

    @Test
    void thereIsNoPeerBlockWhereNobodyElseHasSpoken() {
        talk.says("john-dewey", "Mine.");

        assertEquals("Write only John Dewey's next turn.", last());
    }

    @Test
    void aLongTurnIsCutInThePeerBlockButNotInsideALetter() {
        for (int letters = 150; letters < 170; letters++) {
            talk.says("maria-montessori", "a".repeat(letters) + "😀".repeat(20));
            String block = peerBlock();

            assertTrue(block.length() < 600, "cut at " + letters);
            String encoded =
                    new String(block.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertEquals(block, encoded, "half a letter at " + letters);
        }
    }

    @Test
    void stopsAtALineOfAnyOther() {
        assertEquals(
                List.of("\nMaria Montessori:", "\nPaulo Freire:", "\nbell hooks:"),
                prompt("john-dewey").stop());
        assertFalse(prompt("bell-hooks").stop().contains("\nbell hooks:"));
    }

    @Test
    void stopsAtNoMoreThanFourLinesSinceProvidersTakeNoMore() {
        Talk large = new Talk("Homework", List.copyOf(Casts.LIBRARY.all()).subList(0, 8));

        assertEquals(4, Prompt.of(large.brief("john-dewey"), "m").stop().size());
    }

    @Test
    void asksTheModelThatWasChosen() {
        assertEquals("some-model", prompt("john-dewey").model());
    }

    @Test
    void aPlainChatIsToldAsItWas() {
        Talk chat = Talk.on("What is play?");
        chat.userSays("What is play?");
        chat.assistantSays("Many things.");
        chat.userSays("Name one.");

        ModelRequest request = Prompt.of(chat.brief(), "some-model");

        assertEquals(
                List.of(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER),
                request.messages().stream().map(ModelRequest.Message::role).toList());
        assertEquals("What is play?", request.messages().get(1).content());
        assertEquals("Many things.", request.messages().get(2).content());
        assertTrue(request.messages().get(3).content().startsWith("Name one."));
        assertEquals(List.of(), request.stop());
    }

    @Test
    void aPlainChatHasNobodyToPlay() {
        Talk chat = Talk.on("What is play?").systemPrompt("Be brief.");
        chat.userSays("What is play?");

        ModelRequest request = Prompt.of(chat.brief(), "some-model");
        String system = request.messages().getFirst().content();

        assertFalse(system.contains("At the table"), system);
        assertFalse(system.contains("stance"), system);
        assertTrue(system.endsWith("The host's instructions:\nBe brief."), system);
        assertFalse(request.messages().getLast().content().contains("Write only"));
    }

    private ModelRequest prompt(String id) {
        return Prompt.of(talk.brief(id), "some-model");
    }

    private String last() {
        return prompt("john-dewey").messages().getLast().content();
    }

    private String peerBlock() {
        String last = last();
        return last.substring(last.indexOf("What each said last:"));
    }
}
