package chatlab.persona;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StancesTest {
    @Test
    void saysFirstWhatTheTopicIsAbout() {
        Persona persona =
                with(Map.of("measured_unmeasured", 1, "play_work", 2, "freedom_structure", -2));

        String stance = Stances.on("What is a good test, and what do grades measure?", persona);

        assertTrue(
                stance.startsWith("You lean to the view that what matters cannot be measured."),
                stance);
    }

    @Test
    void saysHowFirmlyAndOnWhichSide() {
        assertEquals(
                "You hold firmly that freedom comes first.",
                Stances.on("x", with(Map.of("freedom_structure", -2))));
        assertEquals(
                "You lean to the view that freedom comes first.",
                Stances.on("x", with(Map.of("freedom_structure", -1))));
        assertEquals(
                "You lean to the view that structure comes first.",
                Stances.on("x", with(Map.of("freedom_structure", 1))));
        assertEquals(
                "You hold firmly that structure comes first.",
                Stances.on("x", with(Map.of("freedom_structure", 2))));
    }

    @Test
    void fallsBackOnTheStrongestWhereTheTopicTouchesNothing() {
        Persona persona =
                with(
                        Map.of(
                                "measured_unmeasured",
                                1,
                                "play_work",
                                1,
                                "freedom_structure",
                                1,
                                "unfolding_shaping",
                                -2));

        String stance = Stances.on("xyzzy", persona);

        assertTrue(stance.startsWith("You hold firmly that growth unfolds from within."), stance);
    }

    @Test
    void saysThreeThingsAtMostAndNothingOfWhatIsLeftOpen() {
        Persona persona =
                with(
                        Map.of(
                                "measured_unmeasured",
                                0,
                                "play_work",
                                1,
                                "freedom_structure",
                                1,
                                "unfolding_shaping",
                                1,
                                "knowing_doing",
                                1));

        String stance = Stances.on("tests and grades", persona);

        assertEquals(3, stance.split("You ", -1).length - 1);
        assertFalse(stance.contains("measured"), stance);
        assertEquals("", Stances.on("tests", with(Map.of())));
    }

    @Test
    void givesEveryBuiltInCharacterButTheNeutralOneAStanceOnEveryTopic() {
        List<String> topics =
                List.of("What is a good test?", "Smartphones in the classroom", "日本", "");
        PersonaLibrary library = new PersonaLibrary();
        Persona neutral = library.find("white-hat").orElseThrow();
        topics.forEach(topic -> assertEquals("", Stances.on(topic, neutral)));
        List<Persona> others =
                library.all().stream().filter(each -> !each.equals(neutral)).toList();
        for (Persona persona : others) {
            topics.forEach(
                    topic ->
                            assertFalse(
                                    Stances.on(topic, persona).isEmpty(),
                                    persona.id() + " on " + topic));
        }
    }

    @Test
    void letsTheCharactersDiffer() {
        Stream<String> stances =
                new PersonaLibrary()
                        .all().stream()
                                .map(persona -> Stances.on("Should homework be banned?", persona));

        assertTrue(stances.distinct().count() >= 6);
    }

    private static Persona with(Map<String, Integer> stances) {
        Persona of = new PersonaLibrary().find("john-dewey").orElseThrow();
        return new Persona(
                of.id(),
                of.set(),
                of.version(),
                of.name(),
                of.surname(),
                of.called(),
                of.born(),
                of.died(),
                of.color(),
                of.tagline(),
                of.description(),
                of.keyIdeas(),
                of.quotations(),
                of.voice(),
                stances,
                of.works(),
                of.openings(),
                of.questions(),
                of.speech(),
                of.toward(),
                of.remarks());
    }
}
