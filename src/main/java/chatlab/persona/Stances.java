package chatlab.persona;

import java.util.Comparator;
import java.util.List;
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
        List<Axis> held =
                Stream.of(Axis.values()).filter(axis -> persona.stance(axis) != 0).toList();
        List<String> sentences =
                held.stream()
                        .sorted(
                                Comparator.<Axis>comparingInt(
                                                axis -> -Words.in(topic).hits(axis.words()))
                                        .thenComparingInt(axis -> -Math.abs(persona.stance(axis))))
                        .limit(MOST)
                        .map(axis -> sentence(axis, persona.stance(axis)))
                        .toList();
        return String.join(" ", sentences);
    }

    private static String sentence(Axis axis, int stance) {
        String how =
                Math.abs(stance) >= FIRM ? "You hold firmly that " : "You lean to the view that ";
        return how + axis.pole(stance) + ".";
    }
}
