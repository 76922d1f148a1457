package chatlab.persona;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a character stands on a topic: written once when it sits down, and shown to it every turn.
 */
public final class Stances {
    private static final int MOST = 3;
    private static final int FIRM = 2;

    private Stances() {}

    /**
     * Sentences in the second person, on the axes that matter to the topic; on this one's own
     * strongest where none does.
     */
    public static String on(String topic, Persona persona) {
        List<String> sentences =
                held(topic, persona)
                        .limit(MOST)
                        .map(axis -> sentence("You hold", "You lean", axis, persona))
                        .toList();
        return String.join(" ", sentences);
    }

    /** The one that matters most to the topic, in the third person; empty for one without any. */
    public static Optional<String> first(String topic, Persona persona) {
        return held(topic, persona)
                .findFirst()
                .map(
                        axis ->
                                sentence(
                                        persona.called() + " holds",
                                        persona.called() + " leans",
                                        axis,
                                        persona));
    }

    /** How far apart two stand: 0 where they agree on everything. */
    public static int distance(Persona one, Persona other) {
        return Stream.of(Axis.values())
                .mapToInt(axis -> Math.abs(one.stance(axis) - other.stance(axis)))
                .sum();
    }

    private static Stream<Axis> held(String topic, Persona persona) {
        Words words = Words.in(topic);
        return Stream.of(Axis.values())
                .filter(axis -> persona.stance(axis) != 0)
                .sorted(
                        Comparator.<Axis>comparingInt(axis -> -words.hits(axis.words()))
                                .thenComparingInt(axis -> -Math.abs(persona.stance(axis))));
    }

    private static String sentence(String holds, String leans, Axis axis, Persona persona) {
        int stance = persona.stance(axis);
        String how =
                Math.abs(stance) >= FIRM ? holds + " firmly that " : leans + " to the view that ";
        return how + axis.pole(stance) + ".";
    }
}
