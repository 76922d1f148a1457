package chatlab.discussion;

import chatlab.discussion.speech.SpeechFilter;
import chatlab.failure.Failure;
import chatlab.llm.Answers;
import chatlab.llm.Budget;
import chatlab.llm.ModelRequest;
import chatlab.llm.ModelRequest.Role;
import chatlab.llm.Providers;
import chatlab.persona.Persona;
import chatlab.persona.Stances;
import chatlab.persona.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each of some characters would likely say to a topic, in a sentence or two, before anybody
 * sits down: from the default model, kept by content, or from their key ideas.
 */
final class Perspectives {
    private static final Logger LOG = LoggerFactory.getLogger(Perspectives.class);
    private static final int MOST_TOKENS = 150;

    record Perspective(String characterId, String text) {}

    private final Answers answers;
    private final Providers providers;
    private final Relevance relevance;

    Perspectives(Answers answers, Providers providers, Relevance relevance) {
        this.answers = answers;
        this.providers = providers;
        this.relevance = relevance;
    }

    /**
     * @throws Failure.TooMany where the payer's budget is spent
     */
    List<Perspective> on(String topic, List<Persona> cast, Budget.Payer payer) {
        Providers.Choice choice = providers.choose(null, null);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Perspective>> asked =
                    cast.stream()
                            .map(persona -> threads.submit(() -> of(persona, topic, choice, payer)))
                            .toList();
            return asked.stream().map(Perspectives::wait).toList();
        }
    }

    private static Perspective wait(Future<Perspective> asked) {
        try {
            return asked.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Failure.Unavailable("The server is stopping.");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed);
        }
    }

    private Perspective of(
            Persona persona, String topic, Providers.Choice choice, Budget.Payer payer) {
        String text =
                Optional.ofNullable(choice.model())
                        .flatMap(model -> asked(persona, topic, choice.provider(), model, payer))
                        .orElseGet(() -> fromIdeas(persona, topic));
        return new Perspective(persona.id(), text);
    }

    private Optional<String> asked(
            Persona persona, String topic, String provider, String model, Budget.Payer payer) {
        String task =
                """
                The topic: %s

                In one or two sentences, at most fifty words, in the first person: what is your view on it? Only the sentences."""
                        .formatted(topic);
        var request =
                new ModelRequest(
                        model,
                        List.of(
                                new ModelRequest.Message(Role.SYSTEM, Prompt.character(persona)),
                                new ModelRequest.Message(Role.USER, task)),
                        List.of(),
                        MOST_TOKENS);
        try {
            return answers.ask(payer, provider, request)
                    .map(answer -> filtered(persona, answer))
                    .filter(text -> !text.isEmpty());
        } catch (Failure.Upstream | Failure.UpstreamTimeout away) {
            LOG.warn("No model gives {}'s view: {}", persona.id(), away.getMessage());
            return Optional.empty();
        }
    }

    private static String filtered(Persona persona, String answer) {
        StringBuilder text = new StringBuilder();
        SpeechFilter filter = new SpeechFilter(persona, List.of(persona), text::append);
        filter.accept(answer);
        filter.finish();
        return text.toString();
    }

    private String fromIdeas(Persona persona, String topic) {
        Set<String> words = Words.in(topic).stems();
        String view =
                persona.keyIdeas().stream()
                        .max(Comparator.comparingInt(idea -> relevance.of(idea, words)))
                        .map(idea -> start(persona, idea))
                        .orElse("");
        String text = (view + " " + Stances.first(topic, persona).orElse("")).strip();
        return text.isEmpty() ? persona.called() + " has no key ideas to start from yet." : text;
    }

    /** An idea of a user's own character may have no clause that can stand after “that”. */
    private static String start(Persona persona, Persona.Idea idea) {
        return idea.point().isBlank()
                ? persona.called() + " would say: “" + Prompt.gist(idea.statement()) + "”"
                : persona.called() + " would start from this: " + idea.point() + ".";
    }
}
