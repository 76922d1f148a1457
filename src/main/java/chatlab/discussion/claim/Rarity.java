package chatlab.discussion.claim;

import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How telling a word is: the fewer key ideas of all characters have it, the more. */
final class Rarity {
    private static final int REMEMBERED = 20_000;
    private static final String NONE = "";

    private final Map<String, String> stems = new ConcurrentHashMap<>();
    private final Map<String, Integer> ideas = new HashMap<>();
    private final int all;

    Rarity(Collection<Persona> known) {
        List<Persona.Idea> every =
                known.stream().flatMap(each -> each.keyIdeas().stream()).toList();
        for (Persona.Idea idea : every)
            stems(Wording.of(text(idea))).forEach(stem -> ideas.merge(stem, 1, Integer::sum));
        this.all = every.size();
    }

    static String text(Persona.Idea idea) {
        return idea.title() + " " + idea.point() + " " + idea.statement();
    }

    /** As {@link Words#stems}; words come again and again, so each is looked at once. */
    Set<String> stems(Wording wording) {
        if (stems.size() > REMEMBERED) stems.clear();
        Set<String> found = new LinkedHashSet<>();
        for (String token : wording.small()) {
            String stem = stems.computeIfAbsent(token, Rarity::stem);
            if (!stem.equals(NONE)) found.add(stem);
        }
        return found;
    }

    private static String stem(String token) {
        return Words.in(token).stems().stream().findFirst().orElse(NONE);
    }

    double of(String stem) {
        return Math.log((all + 1.0) / (ideas.getOrDefault(stem, 0) + 1.0));
    }
}
