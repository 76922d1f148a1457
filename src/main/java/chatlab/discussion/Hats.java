package chatlab.discussion;

import chatlab.persona.Persona;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of a character's ideas goes with which thinking hat. */
final class Hats {
    private static final int FIT = 6;
    private static final int MANY = 2;

    /** What ideas under a hat speak for. */
    private static final Map<String, List<String>> SUPPORTS =
            Map.of(
                    "white-hat",
                    List.of("observation", "measurement", "knowledge", "experience", "inquiry"),
                    "red-hat",
                    List.of("feeling", "care", "trust", "art", "morality"),
                    "black-hat",
                    List.of("order", "reflection", "care", "tradition", "guidance"),
                    "yellow-hat",
                    List.of("effort", "interest", "community", "equality", "work", "trust"),
                    "green-hat",
                    List.of("imagination", "play", "freedom", "art", "activity", "tools"),
                    "blue-hat",
                    List.of("order", "dialogue", "reflection", "stages", "guidance"));

    private Hats() {}

    static Optional<Persona.Idea> fitting(
            List<Persona.Idea> ideas, String hat, Situation situation, Relevance relevance) {
        List<String> wanted = SUPPORTS.getOrDefault(hat, List.of());
        return ideas.stream()
                .max(
                        Comparator.comparingInt(
                                idea ->
                                        FIT * Concepts.allShared(idea.supports(), wanted).size()
                                                + relevance.of(idea, situation.about().stems())));
    }

    static String filled(String line, Persona.Idea idea) {
        return Phrases.withPoint(line, idea.point(), "")
                .replace("{supports}", values(idea.supports()))
                .replace("{opposes}", values(idea.opposes()));
    }

    private static String values(List<String> concepts) {
        List<String> few = concepts.stream().limit(MANY).toList();
        return few.isEmpty() ? "what is dear to me" : Concepts.list(few);
    }
}
