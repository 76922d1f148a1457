package chatlab.discussion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vocabulary of what ideas support and oppose, as one says it within a sentence. */
final class Concepts {
    private static final Map<String, String> SAID =
            Map.ofEntries(
                    Map.entry("inquiry", "finding things out"),
                    Map.entry("activity", "doing"),
                    Map.entry("work", "real work"),
                    Map.entry("self-activity", "what a child does unaided"),
                    Map.entry("environment", "the room and the things in it"),
                    Map.entry("observation", "patient looking"),
                    Map.entry("readiness", "waiting for the right moment"),
                    Map.entry("stages", "one step after another"),
                    Map.entry("instruction", "plain teaching"),
                    Map.entry("guidance", "a guiding hand"),
                    Map.entry("dialogue", "talking with one another"),
                    Map.entry("community", "a life shared with others"),
                    Map.entry("liberation", "people getting free"),
                    Map.entry("tradition", "what has been handed down"),
                    Map.entry("tools", "good tools"),
                    Map.entry("reflection", "thinking things over"),
                    Map.entry("measurement", "measuring"),
                    Map.entry("memorisation", "learning by heart"),
                    Map.entry("uniformity", "one last for every foot"),
                    Map.entry("vocation", "learning a trade"),
                    Map.entry("morality", "conscience"));

    private Concepts() {}

    static String said(String concept) {
        return SAID.getOrDefault(concept, concept);
    }

    /** “Trust, care and play”. */
    static String list(List<String> concepts) {
        List<String> said = concepts.stream().map(Concepts::said).toList();
        if (said.size() < 2) return String.join("", said);
        return String.join(", ", said.subList(0, said.size() - 1)) + " and " + said.getLast();
    }

    static Optional<String> shared(List<String> mine, List<String> theirs) {
        return mine.stream().filter(theirs::contains).findFirst();
    }

    static List<String> allShared(List<String> mine, List<String> theirs) {
        List<String> shared = new ArrayList<>(mine);
        shared.retainAll(theirs);
        return shared;
    }
}
