package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Settings;
import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Characters that a user wrote: a name, a description, perhaps an idea or two, and nothing else.
 */
class OfflineOwnCharactersTest {
    private static final String DESCRIPTION =
            "Grandma Rosa ran a bakery in Trieste for forty years. She taught six apprentices to"
                    + " count with loaves. She has no patience with people who have never been up at"
                    + " four.";

    @ParameterizedTest
    @ValueSource(strings = {"open", "socratic", "six_hats", "controversy"})
    void speakTwelveTimesWithoutRepeatingThemselves(String protocol) {
        for (int seed = 1; seed <= 8; seed++) {
            Talk talk =
                    new Talk("Homework in the first year", ownAndOthers())
                            .protocol(protocol)
                            .settings(new Settings(null, null, null, seed));
            for (int i = 0; i < 12; i++) talk.offline();

            Reading reading = new Reading(talk);
            reading.saysNoSentenceTwice();
            reading.isWellFormed();
            reading.callsNobodyWhoIsAbsent();
        }
    }

    @Test
    void aTableOfNobodyButOwnCharactersGoesOn() {
        for (int seed = 1; seed <= 8; seed++) {
            Talk talk =
                    new Talk(
                                    "Homework",
                                    List.of(
                                            own("rosa", "Grandma Rosa", DESCRIPTION),
                                            own("pip", "Pip", "")))
                            .settings(new Settings(null, null, null, seed));
            for (int i = 0; i < 12; i++) talk.offline();

            new Reading(talk).saysNoSentenceTwice();
            new Reading(talk).isWellFormed();
        }
    }

    @Test
    void sayFirstWhatIsWrittenOfThem() {
        Talk talk = new Talk("Homework", List.of(own("rosa", "Grandma Rosa", DESCRIPTION))).seed(1);

        String said = talk.offline().content();

        assertTrue(said.contains("ran a bakery in Trieste"), said);
        assertTrue(said.contains("omework"), said);
    }

    @Test
    void anIdeaOfTheirsIsSaid() {
        Persona idea = Casts.thinking("pip", "Pip", "homework", "bread");
        Talk talk = new Talk("Homework", List.of(idea)).seed(1);

        assertTrue(talk.offline().content().contains("I care about homework."));
    }

    @Test
    void haveNothingLeftToSayInVariedWordsAndAskSomebody() {
        Talk talk =
                new Talk("Homework", List.of(own("pip", "Pip", ""), own("rosa", "Rosa", "")))
                        .seed(1);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 12; i++) said.add(talk.offline().content());

        assertTrue(said.stream().filter(text -> text.endsWith("?")).count() >= 6, said.toString());
        assertFalse(said.stream().anyMatch(text -> text.contains("“”")), said.toString());
        assertTrue(said.stream().distinct().count() == said.size(), said.toString());
    }

    @Test
    void aDescriptionInTheFirstPersonIsTheirOwnWord() {
        Persona pip = own("pip", "Pip", "I am the school cat. I sleep on the register.");
        Talk talk = new Talk("Homework", List.of(pip)).seed(1);

        assertTrue(talk.offline().content().contains(" I am the school cat."));
    }

    @Test
    void aGreetingIsSaidWhereNothingElseIsKnown() {
        Persona pip = own("pip", "Pip", "", "*purrs* I sleep on the register.\nMind the tail.");
        Talk talk = new Talk("Homework", List.of(pip, own("rosa", "Rosa", ""))).seed(1);
        for (int i = 0; i < 4; i++) talk.offline();

        assertTrue(
                talk.history.stream().anyMatch(turn -> turn.content().contains("Mind the tail.")),
                talk.history.toString());
    }

    @Test
    void anIdeaWithoutAPointIsSaidAsAScene() {
        Talk talk = new Talk("Homework", List.of(thinking("rosa", "Rosa", ""))).seed(1);

        assertTrue(talk.offline().content().contains("I never let an apprentice take dough home."));
    }

    @Test
    void aCardOfMarksAndTemplatesIsNotReadOut() {
        String card = "[Character(\"Rosa\")]\n{{char}} likes: **bread**\nRosa bakes at four.";
        Talk talk = new Talk("Homework", List.of(own("rosa", "Rosa", card))).seed(1);

        String said = talk.offline().content();

        assertTrue(said.contains("homework"), said);
        assertFalse(said.matches("(?s).*[\\[\\]{}*].*"), said);
    }

    @Test
    void aPointThatWasWrittenAsASentenceIsTakenUpAsAClause() {
        Persona rosa = thinking("rosa", "Rosa", "Homework is a debt to the evening.");
        Talk talk = new Talk("Homework", List.of(rosa, Casts.persona("john-dewey"))).seed(1);
        for (int i = 0; i < 6; i++) talk.offline();

        new Reading(talk).isWellFormed();
        for (int i = 0; i < 6; i++) {
            String text = talk.history.get(i).content();
            assertFalse(text.contains("that Homework is"), text);
        }
    }

    private static Persona thinking(String id, String name, String point) {
        return Casts.made(
                id,
                name,
                null,
                name,
                null,
                null,
                List.of(
                        new Persona.Idea(
                                "debt",
                                "A debt",
                                point,
                                "I never let an apprentice take dough home.",
                                List.of(),
                                List.of(),
                                List.of("homework"),
                                new Persona.Source("A Notebook", 1950, null))));
    }

    private static List<Persona> ownAndOthers() {
        List<Persona> cast = new ArrayList<>(Casts.personas("john-dewey", "black-hat"));
        cast.add(own("rosa", "Grandma Rosa", DESCRIPTION));
        cast.add(own("pip", "Pip", ""));
        return cast;
    }

    private static Persona own(String id, String name, String description) {
        return own(id, name, description, "");
    }

    private static Persona own(String id, String name, String description, String greeting) {
        Persona bare = Casts.made(id, name, null, name, null, null, List.of());
        return new Persona(
                bare.id(),
                bare.set(),
                1,
                name,
                null,
                name,
                null,
                null,
                bare.color(),
                "",
                description,
                List.of(),
                List.of(),
                new Persona.Voice("", List.of(), List.of()),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                bare.speech(),
                Map.of(),
                Map.of(),
                new Persona.Own(null, greeting, "", "", "", "", List.of()));
    }
}
