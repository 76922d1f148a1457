package chatlab.discussion;

import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** How near an idea is to a text, by the words they share. */
final class Relevance {
    private static final int REMEMBERED = 5_000;
    private static final int TAG_WEIGHT = 3;

    /** Everybody here speaks of these; only where an idea is tagged with them do they tell. */
    private static final Set<String> COMMONPLACE =
            Set.of(
                    "school",
                    "child",
                    "children",
                    "pupil",
                    "teacher",
                    "teach",
                    "student",
                    "learn",
                    "class",
                    "lesson",
                    "boy",
                    "girl",
                    "education",
                    "good",
                    "day",
                    "year");

    private record Stems(Set<String> tags, Set<String> words) {}

    private final Map<Persona.Idea, Stems> stems = new ConcurrentHashMap<>();

    int of(Persona.Idea idea, Set<String> text) {
        if (stems.size() > REMEMBERED) stems.clear();
        Stems own = stems.computeIfAbsent(idea, Relevance::stems);
        return TAG_WEIGHT * shared(own.tags(), text) + shared(own.words(), text);
    }

    /** The nearest of a character's ideas. */
    int of(Persona persona, Set<String> text) {
        return persona.keyIdeas().stream().mapToInt(idea -> of(idea, text)).max().orElse(0);
    }

    private static Stems stems(Persona.Idea idea) {
        return new Stems(
                Words.in(idea.title() + " " + String.join(" ", idea.tags())).stems(),
                Words.in(idea.statement()).stems().stream()
                        .filter(stem -> !COMMONPLACE.contains(stem))
                        .collect(Collectors.toSet()));
    }

    private static int shared(Set<String> own, Set<String> text) {
        return (int) own.stream().filter(text::contains).count();
    }
}
