package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.persona.Persona;
import chatlab.persona.PersonaLibrary;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Answers a plain chat without a provider: whose ideas bear on the question, and where they stand
 * written.
 */
final class Guide {
    private static final int VOICES = 3;

    private record Found(Persona persona, Persona.Idea idea, int score) {}

    private final PersonaLibrary library;
    private final Relevance relevance;

    Guide(PersonaLibrary library, Relevance relevance) {
        this.library = library;
        this.relevance = relevance;
    }

    String answer(TurnBrief brief) {
        String question = brief.question().map(Message::content).orElse(brief.topic());
        List<Found> found = nearest(question, said(brief));
        if (found.isEmpty())
            return "Every key idea gathered here has been named. A discussion would bring them together.";
        StringBuilder text = new StringBuilder();
        text.append(
                found.getFirst().score() == 0
                        ? "No key idea of the people gathered here speaks to that directly. These might still start a conversation:"
                        : "Three who would have something to say to that:");
        for (Found each : found) {
            text.append("\n\n**").append(each.persona().name()).append("** (");
            Persona.Source source = each.idea().source();
            text.append(source == null ? "" : source.text()).append("): ");
            text.append(each.idea().statement());
        }
        return text.append("\n\nStart a discussion with them, and they will answer each other.")
                .toString();
    }

    /** The nearest idea of each of the nearest characters, ideas already given left out. */
    private List<Found> nearest(String question, String said) {
        Set<String> words = Words.in(question).stems();
        List<Found> best = new ArrayList<>();
        for (Persona persona : library.all()) {
            if (persona.born() == null) continue; // a hat wrote nothing down
            persona.keyIdeas().stream()
                    .filter(idea -> !said.contains(idea.statement()))
                    .map(idea -> new Found(persona, idea, relevance.of(idea, words)))
                    .max(Comparator.comparingInt(Found::score))
                    .ifPresent(best::add);
        }
        best.sort(Comparator.comparingInt((Found found) -> -found.score()));
        return best.subList(0, Math.min(VOICES, best.size()));
    }

    private static String said(TurnBrief brief) {
        return String.join("\n", brief.history().stream().map(Message::content).toList());
    }
}
