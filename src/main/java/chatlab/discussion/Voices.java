package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.discussion.speech.SpeechFilter;
import chatlab.failure.Failure;
import chatlab.llm.Budget;
import chatlab.llm.Finish;
import chatlab.llm.ModelRequest;
import chatlab.llm.Providers;
import chatlab.llm.Usage;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the voice for a turn and lets it speak through the filter. One that says nothing is asked
 * once more; where a provider fails before a word was heard, the next in the chain is asked.
 */
final class Voices {
    private static final Logger LOG = LoggerFactory.getLogger(Voices.class);

    /** No turn is longer, whatever a provider sends. */
    private static final int MOST_LETTERS = 40_000;

    /**
     * How a voice left off.
     *
     * @param fault set where it failed
     * @param passable another voice may do better
     * @param tokens what it took, of all that were asked
     */
    record Spoken(Message.Source source, @Nullable Failure fault, boolean passable, long tokens) {
        private Spoken after(Spoken before) {
            return new Spoken(source, fault, passable, tokens + before.tokens());
        }
    }

    private final Providers providers;
    private final OfflineVoice offline;

    Voices(Providers providers, OfflineVoice offline) {
        this.providers = providers;
        this.offline = offline;
    }

    Spoken speak(LiveTurn turn, TurnPlan plan) {
        Iterator<Providers.Choice> chain = providers.chain(plan.choice()).iterator();
        Spoken spoken = patiently(turn, plan, chain.next());
        while (chain.hasNext() && spoken.passable() && isUnheard(turn)) {
            spoken = patiently(turn, plan, chain.next()).after(spoken);
        }
        return spoken;
    }

    private Spoken patiently(LiveTurn turn, TurnPlan plan, Providers.Choice choice) {
        Spoken first = once(turn, plan, choice, plan.brief().heard());
        boolean silent = first.fault() == null && isUnheard(turn);
        Spoken spoken = silent ? once(turn, plan, choice, List.of()).after(first) : first;
        if (spoken.fault() != null || !isUnheard(turn)) return spoken;
        var nothing = new Failure.Upstream("The AI provider answered with nothing.");
        return new Spoken(spoken.source(), nothing, true, spoken.tokens());
    }

    private static boolean isUnheard(LiveTurn turn) {
        return turn.said().isEmpty() && !turn.stopped();
    }

    /**
     * @param heard what would be an echo: who has nothing else to say, even when asked again, may
     *     say that
     */
    private Spoken once(LiveTurn turn, TurnPlan plan, Providers.Choice choice, List<String> heard) {
        SpeechFilter filter = filter(plan.brief(), heard, turn::say);
        Optional<ModelRequest> request = request(plan, choice);
        StringBuilder raw = new StringBuilder();
        Consumer<String> ear =
                text -> {
                    String piece = upTo(MOST_LETTERS - raw.length(), text);
                    raw.append(piece);
                    filter.accept(piece);
                    if (filter.ended() || piece.length() < text.length())
                        turn.cancellation().cancel();
                };
        Message.Source source = new Message.Source(choice.provider(), choice.model(), null, null);
        Failure fault = null;
        try {
            source = voice(choice, request).speak(plan.brief(), ear, turn.cancellation());
        } catch (Failure failed) {
            fault = failed;
            LOG.warn(
                    "{} failed in the turn {}: {}",
                    choice.provider(),
                    turn.messageId(),
                    failed.getMessage());
        } catch (RuntimeException bug) {
            fault = new Failure.Upstream("The voice broke off unexpectedly.");
            LOG.error("A voice failed in the turn {}", turn.messageId(), bug);
        }
        filter.finish();
        if (raw.length() >= MOST_LETTERS - 1) source = source.cut();
        boolean passable = fault != null;
        if (source.finish() == Finish.REFUSED && isUnheard(turn))
            fault = new Failure.Upstream("The AI provider declined to answer this.");
        long tokens = passable && raw.isEmpty() ? 0 : tokens(request, source, raw.toString());
        return new Spoken(source, fault, passable, tokens);
    }

    /** The beginning, and never half a character. */
    private static String upTo(int letters, String text) {
        if (text.length() <= letters) return text;
        boolean halved = letters > 0 && Character.isHighSurrogate(text.charAt(letters - 1));
        return text.substring(0, halved ? letters - 1 : letters);
    }

    private static SpeechFilter filter(TurnBrief brief, List<String> heard, Consumer<String> out) {
        Participant speaker = brief.speaker();
        return speaker == null
                ? new SpeechFilter(null, List.of(), out)
                : new SpeechFilter(speaker.persona(), brief.table(), heard, out);
    }

    private Optional<ModelRequest> request(TurnPlan plan, Providers.Choice choice) {
        return Optional.ofNullable(choice.model())
                .map(
                        model ->
                                plan.request()
                                        .map(each -> each.withModel(model))
                                        .orElseGet(() -> Prompt.of(plan.brief(), model)));
    }

    private Voice voice(Providers.Choice choice, Optional<ModelRequest> request) {
        return providers
                .client(choice.provider())
                .<Voice>map(
                        client -> new ModelVoice(client, choice.provider(), request.orElseThrow()))
                .orElse(offline);
    }

    private static long tokens(Optional<ModelRequest> request, Message.Source source, String said) {
        Usage usage = new Usage(source.tokensIn(), source.tokensOut());
        return request.map(each -> Budget.used(each, usage, said)).orElse(0L);
    }
}
