package chatlab.discussion.claim;

import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How telling a word is: the fewer key ideas of all characters have it, the more. */
final class Rarity {
    private final Map<String, Integer> ideas = new HashMap<>();
    private final int all;

    Rarity(Collection<Persona> known) {
        List<Persona.Idea> every =
                known.stream().flatMap(each -> each.keyIdeas().stream()).toList();
        for (Persona.Idea idea : every) {
            String text = idea.title() + " " + idea.point() + " " + idea.statement();
            Words.in(text).stems().forEach(stem -> ideas.merge(stem, 1, Integer::sum));
        }
        this.all = every.size();
    }

    double of(String stem) {
        return Math.log((all + 1.0) / (ideas.getOrDefault(stem, 0) + 1.0));
    }
}
