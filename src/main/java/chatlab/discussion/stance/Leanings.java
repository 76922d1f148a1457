package chatlab.discussion.stance;

import chatlab.discussion.claim.Claims;
import chatlab.discussion.claim.KeyIdeas;
import chatlab.discussion.claim.Sentences;
import chatlab.persona.Axis;
import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds where a character's turn leans. It is sparing: most sentences lean nowhere. */
public final class Leanings {
    private static final int REMEMBERED = 2_000;
    private static final int MOST = 2;
    private static final Map<String, Map<Axis, Integer>> OF_TAG = ofTags();

    /**
     * What one turn holds.
     *
     * @param ideas the speaker's key ideas that are in it
     */
    public record Voiced(
            List<Leaning> leanings, List<Departure> departures, List<Persona.Idea> ideas) {
        static final Voiced NOTHING = new Voiced(List.of(), List.of(), List.of());

        /** From −2 to 2; 0 where it does not say. */
        int on(Axis axis) {
            return leanings.stream()
                    .filter(each -> each.axis() == axis)
                    .mapToInt(Leaning::value)
                    .findFirst()
                    .orElse(0);
        }
    }

    private record Turn(Persona speaker, String content) {}

    private final Claims claims;
    private final Map<Turn, Voiced> known = new ConcurrentHashMap<>();

    public Leanings(Claims claims) {
        this.claims = claims;
    }

    /** What a turn of this character voices. */
    public Voiced in(String content, Persona speaker) {
        if (known.size() > REMEMBERED) known.clear();
        return known.computeIfAbsent(new Turn(speaker, content), this::read);
    }

    KeyIdeas ideas(Persona persona) {
        return claims.ideas(persona);
    }

    private Voiced read(Turn turn) {
        KeyIdeas own = claims.ideas(turn.speaker());
        Map<Axis, List<Leaning>> found = new EnumMap<>(Axis.class);
        List<Departure> departures = new ArrayList<>();
        List<Persona.Idea> ideas = new ArrayList<>();
        for (String sentence : Sentences.in(turn.content())) {
            if (Sentences.isQuestion(sentence)) continue;
            Optional<Persona.Idea> idea = own.in(sentence);
            idea.filter(each -> !ideas.contains(each)).ifPresent(ideas::add);
            List<Leaning> here =
                    idea.map(each -> ofIdea(each, sentence, turn.speaker()))
                            .orElseGet(() -> Poles.in(sentence));
            for (Leaning each : here) {
                found.computeIfAbsent(each.axis(), _ -> new ArrayList<>()).add(each);
                if (idea.isEmpty()) departure(each, turn.speaker()).ifPresent(departures::add);
            }
        }
        List<Leaning> clear =
                found.values().stream().flatMap(each -> clearest(each).stream()).toList();
        departures.removeIf(each -> clear.stream().noneMatch(it -> it.axis() == each.axis()));
        return new Voiced(clear, List.copyOf(departures), List.copyOf(ideas));
    }

    /** The strongest; nothing where a turn leans both ways. */
    private static Optional<Leaning> clearest(List<Leaning> found) {
        boolean both =
                found.stream().anyMatch(each -> each.value() < 0)
                        && found.stream().anyMatch(each -> each.value() > 0);
        return both
                ? Optional.empty()
                : found.stream()
                        .reduce(
                                (best, next) ->
                                        Math.abs(next.value()) > Math.abs(best.value())
                                                ? next
                                                : best);
    }

    private static Optional<Departure> departure(Leaning leaning, Persona speaker) {
        int fixed = speaker.stance(leaning.axis());
        return fixed * leaning.value() < 0
                ? Optional.of(new Departure(leaning.axis(), fixed, leaning.value(), leaning.text()))
                : Optional.empty();
    }

    /**
     * Tags are coarse: where they tell against what the file says of its character, it is right.
     */
    private static List<Leaning> ofIdea(Persona.Idea idea, String sentence, Persona speaker) {
        List<Leaning> leanings = new ArrayList<>();
        of(idea).forEach(
                        (axis, value) -> {
                            if (value * speaker.stance(axis) > 0)
                                leanings.add(new Leaning(axis, value, sentence));
                        });
        return leanings;
    }

    /** Where an idea leans by what it supports and opposes. */
    static Map<Axis, Integer> of(Persona.Idea idea) {
        Map<Axis, Integer> sums = new EnumMap<>(Axis.class);
        for (String tag : idea.supports()) add(sums, tag, 1);
        for (String tag : idea.opposes()) add(sums, tag, -1);
        sums.values().removeIf(value -> value == 0);
        sums.replaceAll((_, value) -> Math.clamp(value, -MOST, MOST));
        return sums;
    }

    private static void add(Map<Axis, Integer> sums, String tag, int sign) {
        OF_TAG.getOrDefault(tag, Map.of())
                .forEach((axis, value) -> sums.merge(axis, sign * value, Integer::sum));
    }

    private static Map<String, Map<Axis, Integer>> ofTags() {
        Map<String, Map<Axis, Integer>> tags = new HashMap<>();
        tags.put("self-activity", Map.of(Axis.CHILD_LED_TEACHER_LED, -1));
        tags.put("instruction", Map.of(Axis.CHILD_LED_TEACHER_LED, 1));
        tags.put("community", Map.of(Axis.INDIVIDUAL_SOCIAL, 1));
        tags.put("dialogue", Map.of(Axis.INDIVIDUAL_SOCIAL, 1));
        tags.put("freedom", Map.of(Axis.FREEDOM_STRUCTURE, -1));
        tags.put("order", Map.of(Axis.FREEDOM_STRUCTURE, 1));
        tags.put("knowledge", Map.of(Axis.KNOWING_DOING, -1));
        tags.put("activity", Map.of(Axis.KNOWING_DOING, 1));
        tags.put("liberation", Map.of(Axis.RENEWAL_CONTINUITY, -1));
        tags.put("tradition", Map.of(Axis.RENEWAL_CONTINUITY, 1));
        tags.put("nature", Map.of(Axis.UNFOLDING_SHAPING, -1));
        tags.put("readiness", Map.of(Axis.UNFOLDING_SHAPING, -1));
        tags.put("habit", Map.of(Axis.UNFOLDING_SHAPING, 1));
        tags.put("play", Map.of(Axis.PLAY_WORK, -1));
        tags.put("work", Map.of(Axis.PLAY_WORK, 1));
        tags.put("measurement", Map.of(Axis.MEASURED_UNMEASURED, -1));
        return Map.copyOf(tags);
    }
}
