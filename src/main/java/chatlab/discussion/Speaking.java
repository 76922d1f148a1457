package chatlab.discussion;

import chatlab.conversation.ConversationStore;
import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.conversation.Participant;
import chatlab.database.Database;
import chatlab.database.IdempotencyStore;
import chatlab.database.Json;
import chatlab.failure.Failure;
import chatlab.llm.Providers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The middle and the end of a turn: a voice speaks through the filter, and what it said is saved
 * with the lease given back.
 */
final class Speaking {
    private static final Logger LOG = LoggerFactory.getLogger(Speaking.class);
    private static final int SAVES = 4;
    private static final Duration BETWEEN_SAVES = Duration.ofMillis(500);

    /** How a voice left off. {@code fault} is set where it failed. */
    private record Ended(Message.@Nullable Source source, @Nullable Failure fault) {}

    private final Database database;
    private final ConversationStore store;
    private final Providers providers;
    private final OfflineVoice offline;
    private final Clock clock;

    Speaking(
            Database database,
            ConversationStore store,
            Providers providers,
            OfflineVoice offline,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.providers = providers;
        this.offline = offline;
        this.clock = clock;
    }

    /**
     * Runs the turn to its end, whatever happens; gives what is then to be told to its followers.
     */
    Runnable speak(LiveTurn turn, TurnPlan plan, TurnRequest request) {
        try {
            Ended ended = listen(turn, plan);
            Optional<Message> reply = save(turn, plan, request, ended);
            Failure fault = ended.fault();
            return fault != null ? () -> turn.end(fault) : () -> turn.end(reply.orElseThrow());
        } catch (Failure notSaved) {
            return () -> turn.end(notSaved);
        } catch (RuntimeException bug) {
            LOG.error("The reply {} could not be saved", turn.messageId(), bug);
            return () ->
                    turn.end(
                            new Failure.Unavailable(
                                    "The reply could not be saved. Your own message is safe."));
        }
    }

    /** Where a provider fails before it has said a word, the next one in the chain is asked. */
    private Ended listen(LiveTurn turn, TurnPlan plan) {
        Iterator<Providers.Choice> chain = providers.chain(plan.choice()).iterator();
        Ended ended = listen(turn, plan, chain.next());
        while (chain.hasNext() && isAway(ended) && turn.said().isEmpty() && !turn.stopped()) {
            ended = listen(turn, plan, chain.next());
        }
        return ended;
    }

    private static boolean isAway(Ended ended) {
        return ended.fault() instanceof Failure.Upstream
                || ended.fault() instanceof Failure.UpstreamTimeout;
    }

    private Ended listen(LiveTurn turn, TurnPlan plan, Providers.Choice choice) {
        Participant speaker = plan.brief().speaker();
        SpeechFilter filter =
                new SpeechFilter(
                        speaker == null ? null : speaker.persona(),
                        plan.brief().table(),
                        turn::say);
        try {
            Message.Source source =
                    voice(choice)
                            .speak(
                                    plan.brief(),
                                    text -> {
                                        filter.accept(text);
                                        if (filter.ended()) turn.cancellation().cancel();
                                    },
                                    turn.cancellation());
            filter.finish();
            boolean silent = turn.said().isEmpty() && !turn.stopped();
            return new Ended(
                    source,
                    silent ? new Failure.Upstream("The AI provider answered with nothing.") : null);
        } catch (Failure failed) {
            LOG.warn(
                    "{} failed in the turn {}: {}",
                    choice.provider(),
                    turn.messageId(),
                    failed.getMessage());
            filter.finish();
            return new Ended(source(choice), failed);
        } catch (RuntimeException bug) {
            LOG.error("A voice failed in the turn {}", turn.messageId(), bug);
            filter.finish();
            return new Ended(
                    source(choice), new Failure.Upstream("The voice broke off unexpectedly."));
        }
    }

    private Voice voice(Providers.Choice choice) {
        return providers
                .client(choice.provider())
                .<Voice>map(client -> new ModelVoice(client, choice))
                .orElse(offline);
    }

    private static Message.Source source(Providers.Choice choice) {
        return new Message.Source(choice.provider(), choice.model(), null, null);
    }

    /** A storage that is away for a moment loses no reply. */
    private Optional<Message> save(LiveTurn turn, TurnPlan plan, TurnRequest request, Ended ended) {
        for (int attempt = 1; ; attempt++) {
            try {
                return finish(turn, plan, request, ended);
            } catch (Failure.Unavailable away) {
                if (attempt == SAVES) throw away;
                pause();
            }
        }
    }

    /** One transaction: the lease's end, the reply, the counts, the idempotency answer. */
    private Optional<Message> finish(
            LiveTurn turn, TurnPlan plan, TurnRequest request, Ended ended) {
        String said = turn.said();
        UUID conversationId = plan.conversation().id();
        return database.write(
                sql -> {
                    Instant now = clock.instant();
                    if (!TurnStore.release(sql, conversationId, turn.messageId())) {
                        throw new Failure.Conflict("Another reply has taken this one's place.");
                    }
                    if (ended.fault() != null && said.isEmpty()) return Optional.empty();
                    int lastSeq = plan.lastSeq() + (plan.saysSomethingNew() ? 1 : 0);
                    if (!store.advance(sql, request.userId(), conversationId, lastSeq, now)) {
                        throw new Failure.NotFound("The conversation was deleted meanwhile.");
                    }
                    int seq = lastSeq + 1;
                    Message reply = reply(turn, plan, ended, said, seq, now);
                    MessageStore.add(sql, reply);
                    boolean heard = reply.status() != Message.Status.FAILED && !said.isEmpty();
                    if (heard && reply.speaker() != null)
                        store.countTurn(sql, conversationId, reply.speaker().id(), seq);
                    if (ended.fault() == null) {
                        request.key()
                                .ifPresent(
                                        key -> {
                                            Outcome outcome = outcome(plan, reply);
                                            boolean last =
                                                    outcome.messageIds().size() >= request.turns()
                                                            || turn.stopped();
                                            IdempotencyStore.save(
                                                    sql, key, outcome.json(), last, now);
                                        });
                    }
                    return Optional.of(reply);
                });
    }

    private static Message reply(
            LiveTurn turn, TurnPlan plan, Ended ended, String said, int seq, Instant now) {
        Message.Status status =
                ended.fault() != null
                        ? Message.Status.FAILED
                        : turn.stopped() ? Message.Status.INTERRUPTED : Message.Status.COMPLETE;
        List<Message> history = plan.brief().history();
        List<UUID> repliesTo = history.isEmpty() ? List.of() : List.of(history.getLast().id());
        return new Message(
                turn.messageId(),
                plan.conversation().id(),
                seq,
                Message.Role.ASSISTANT,
                turn.speaker(),
                turn.reason(),
                said,
                status,
                1,
                repliesTo,
                ended.source(),
                shown(history),
                now,
                null);
    }

    /**
     * Which messages the speaker saw, by their places; with the prompt's template, enough to show
     * it again.
     */
    private static JsonNode shown(List<Message> history) {
        var shown = Json.MAPPER.createObjectNode().put("template", Prompt.TEMPLATE);
        if (!history.isEmpty()) {
            shown.put("from_seq", history.getFirst().seq()).put("to_seq", history.getLast().seq());
        }
        return shown;
    }

    private static Outcome outcome(TurnPlan plan, Message reply) {
        List<UUID> replies = new ArrayList<>(plan.saidBefore());
        replies.add(reply.id());
        return new Outcome(plan.conversation().id(), plan.userMessage().map(Message::id), replies);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_SAVES);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
