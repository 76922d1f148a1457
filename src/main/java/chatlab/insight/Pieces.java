package chatlab.insight;

import chatlab.discussion.claim.Sentences;
import chatlab.discussion.stance.Replies;
import chatlab.persona.Domain;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a character's sentences are made of: thoughts of its own, and phrases that fit any topic.
 */
final class Pieces {
    private static final int ON_FIELD = 4;
    private static final int MOST_TAGS = 3;
    private static final int TELLING = 12;

    private final Set<String> topic;
    private final List<Domain> fields;
    private final Map<String, List<String>> phrases = new HashMap<>();

    /**
     * @param fields that the topic touches
     */
    Pieces(Set<String> topic, List<Domain> fields) {
        this.topic = topic;
        this.fields = fields;
    }

    /** More for a key idea, and for one or a remark that is on the topic. */
    int weight(Persona persona, String sentence) {
        int remark =
                fields.stream()
                                .flatMap(
                                        field ->
                                                persona
                                                        .remarks()
                                                        .getOrDefault(field.key(), List.of())
                                                        .stream())
                                .anyMatch(each -> each.contains(sentence))
                        ? ON_FIELD
                        : 0;
        int idea =
                persona.keyIdeas().stream()
                        .filter(each -> each.statement().contains(sentence))
                        .mapToInt(each -> 1 + 2 * tags(each))
                        .max()
                        .orElse(0);
        return Math.max(remark, idea);
    }

    private int tags(Persona.Idea idea) {
        Set<String> tags = Words.in(String.join(" ", idea.tags())).stems();
        return (int) tags.stream().filter(topic::contains).limit(MOST_TAGS).count();
    }

    /** An opening, a bridge or the like with the topic's words put in. */
    boolean isPhrase(Persona persona, String sentence) {
        return phrases.computeIfAbsent(persona.id(), _ -> phrases(persona)).stream()
                .anyMatch(sentence::contains);
    }

    private static List<String> phrases(Persona persona) {
        Persona.Speech speech = persona.speech();
        List<String> literals = new ArrayList<>();
        Stream.of(persona.openings(), speech.answers(), speech.bridges(), speech.closings())
                .flatMap(List::stream)
                .flatMap(phrase -> Sentences.in(phrase).stream())
                .map(Replies::literal)
                .filter(literal -> literal.length() >= TELLING)
                .forEach(literals::add);
        return literals;
    }
}
