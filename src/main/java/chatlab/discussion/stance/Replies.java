package chatlab.discussion.stance;

import chatlab.persona.Persona;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A character's own turns of phrase toward another, found in what it says. */
public final class Replies {
    private static final int TELLING = 12;

    private Replies() {}

    static boolean extend(String content, Persona persona) {
        return has(content, persona.speech().extending());
    }

    static boolean oppose(String content, Persona persona) {
        return has(content, persona.speech().challenges())
                || has(content, persona.speech().doubts());
    }

    /** The longest stretch of a phrase that no slot changes. */
    public static String literal(String phrase) {
        return Stream.of(phrase.split("\\{[a-z]+}"))
                .max(Comparator.comparingInt(String::length))
                .orElse(phrase);
    }

    private static boolean has(String content, List<String> phrases) {
        return phrases.stream()
                .map(Replies::literal)
                .anyMatch(each -> each.length() >= TELLING && content.contains(each));
    }
}
