package chatlab.discussion.claim;

import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One character's key ideas, to be found again in what it says. */
public final class KeyIdeas {
    /** So much of a sentence's weight must be the idea's. */
    private static final double COVERED = 0.55;

    /** Or so much of the idea's point must be in the sentence. */
    private static final double POINT = 0.6;

    private static final int FEWEST = 3;

    /** And what they share must tell something: three rare words, or more of the common ones. */
    private static final double TELLING = 9;

    /** A short sentence says a thing only where it stands there word for word. */
    private static final int WORDS = 4;

    private record Known(
            Persona.Idea idea, Wording statement, Wording point, Map<String, Double> pointStems) {
        boolean has(Wording sentence) {
            return statement.contains(sentence)
                    || !isTooShort(point) && sentence.contains(point); // one's own may have none
        }
    }

    private final Rarity rarity;
    private final List<Known> known = new ArrayList<>();
    private final Map<String, boolean[]> having = new HashMap<>();

    KeyIdeas(Persona persona, Rarity rarity) {
        this.rarity = rarity;
        int all = persona.keyIdeas().size();
        for (Persona.Idea idea : persona.keyIdeas()) {
            for (String stem : rarity.stems(Wording.of(Rarity.text(idea))))
                having.computeIfAbsent(stem, _ -> new boolean[all])[known.size()] = true;
            known.add(
                    new Known(
                            idea,
                            Wording.of(idea.statement()),
                            Wording.of(idea.point()),
                            weights(idea.point())));
        }
    }

    static boolean isTooShort(Wording sentence) {
        return sentence.words() < WORDS;
    }

    /** The one that a sentence restates. */
    public Optional<Persona.Idea> in(String sentence) {
        return in(Wording.of(sentence));
    }

    Optional<Persona.Idea> in(Wording sentence) {
        if (isTooShort(sentence)) return Optional.empty();
        for (Known each : known) {
            if (each.has(sentence)) return Optional.of(each.idea());
        }
        Set<String> stems = rarity.stems(sentence);
        return covering(stems).or(() -> withPoint(stems));
    }

    private Optional<Persona.Idea> covering(Set<String> stems) {
        double[] shared = new double[known.size()];
        int[] count = new int[known.size()];
        double total = 0;
        for (String stem : stems) {
            double weight = rarity.of(stem);
            total += weight;
            boolean[] ideas = having.get(stem);
            for (int i = 0; ideas != null && i < ideas.length; i++) {
                if (!ideas[i]) continue;
                shared[i] += weight;
                count[i]++;
            }
        }
        int best = -1;
        for (int i = 0; i < shared.length; i++) {
            boolean enough =
                    count[i] >= FEWEST && shared[i] >= TELLING && shared[i] >= COVERED * total;
            if (enough && (best < 0 || shared[i] > shared[best])) best = i;
        }
        return best < 0 ? Optional.empty() : Optional.of(known.get(best).idea());
    }

    private Optional<Persona.Idea> withPoint(Set<String> stems) {
        for (Known each : known) {
            double all = 0;
            double shared = 0;
            int count = 0;
            for (Map.Entry<String, Double> stem : each.pointStems().entrySet()) {
                all += stem.getValue();
                if (!stems.contains(stem.getKey())) continue;
                shared += stem.getValue();
                count++;
            }
            if (count >= FEWEST && shared >= TELLING && shared >= POINT * all)
                return Optional.of(each.idea());
        }
        return Optional.empty();
    }

    private Map<String, Double> weights(String text) {
        Map<String, Double> weights = new HashMap<>();
        rarity.stems(Wording.of(text)).forEach(stem -> weights.put(stem, rarity.of(stem)));
        return weights;
    }
}
