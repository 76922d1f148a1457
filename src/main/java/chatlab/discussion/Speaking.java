package chatlab.discussion;

import chatlab.conversation.Claim;
import chatlab.conversation.ConversationStore;
import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.conversation.Participant;
import chatlab.database.Database;
import chatlab.database.IdempotencyStore;
import chatlab.database.Json;
import chatlab.discussion.claim.Claims;
import chatlab.failure.Failure;
import chatlab.llm.Budget;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
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

    /** A turn and how its voice left off. */
    private record Ended(
            LiveTurn turn,
            TurnPlan plan,
            TurnRequest request,
            Optional<Budget.Reservation> reserved,
            Voices.Spoken spoken,
            List<Claim> claims) {}

    private final Database database;
    private final ConversationStore store;
    private final Voices voices;
    private final Claims claims;
    private final Minutes minutes;
    private final Budget budget;
    private final Clock clock;

    Speaking(
            Database database,
            ConversationStore store,
            Voices voices,
            Claims claims,
            Minutes minutes,
            Budget budget,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.voices = voices;
        this.claims = claims;
        this.minutes = minutes;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * Runs the turn to its end, whatever happens; gives what is then to be told to its followers.
     */
    Runnable speak(
            LiveTurn turn,
            TurnPlan plan,
            TurnRequest request,
            Optional<Budget.Reservation> reserved) {
        try {
            Voices.Spoken spoken = voices.speak(turn, plan);
            Optional<Message> reply =
                    save(
                            new Ended(
                                    turn,
                                    plan,
                                    request,
                                    reserved,
                                    spoken,
                                    claims(turn, plan.brief())));
            Failure fault = spoken.fault();
            return () -> {
                if (fault != null) turn.end(fault);
                else turn.end(reply.orElseThrow());
                minutes.keep(plan, request.payer());
            };
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

    /** Found before anything is written: no transaction waits for it. */
    private List<Claim> claims(LiveTurn turn, TurnBrief brief) {
        Participant speaker = brief.speaker();
        if (speaker == null) return List.of();
        Stream<String> said = brief.history().stream().map(Message::content);
        List<String> heard = Stream.concat(Stream.of(brief.topic()), said).toList();
        return claims.in(turn.said(), speaker.persona(), heard);
    }

    /** A storage that is away for a moment loses no reply. */
    private Optional<Message> save(Ended ended) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.write(sql -> finish(sql, ended));
            } catch (Failure.Unavailable away) {
                if (attempt == SAVES) throw away;
                pause();
            }
        }
    }

    /** One transaction: the lease's end, the reply, the counts, the costs, the outcome. */
    private Optional<Message> finish(DSLContext sql, Ended ended) {
        Instant now = clock.instant();
        TurnPlan plan = ended.plan();
        UUID conversationId = plan.conversation().id();
        if (!TurnStore.release(sql, conversationId, ended.turn().messageId())) {
            throw new Failure.Conflict("Another reply has taken this one's place.");
        }
        ended.reserved().ifPresent(each -> budget.settle(sql, each, ended.spoken().tokens()));
        String said = ended.turn().said();
        boolean failed = ended.spoken().fault() != null;
        if (failed && said.isEmpty()) return Optional.empty();
        int lastSeq = plan.lastSeq() + (plan.saysSomethingNew() ? 1 : 0);
        if (!store.advance(sql, ended.request().userId(), conversationId, lastSeq, now)) {
            throw new Failure.NotFound("The conversation was deleted meanwhile.");
        }
        Message reply = reply(ended, said, lastSeq + 1, now);
        MessageStore.add(sql, reply);
        if (!failed && !said.isEmpty() && reply.speaker() != null)
            store.countTurn(sql, conversationId, reply.speaker().id(), reply.seq());
        if (!failed) answer(sql, ended, reply, now);
        return Optional.of(reply);
    }

    /** What the request has led to, under its Idempotency-Key. */
    private static void answer(DSLContext sql, Ended ended, Message reply, Instant now) {
        TurnRequest request = ended.request();
        if (request.key().isEmpty()) return;
        Outcome outcome = outcome(ended.plan(), reply);
        boolean last = outcome.messageIds().size() >= request.turns() || ended.turn().stopped();
        IdempotencyStore.save(sql, request.key().get(), outcome.json(), last, now);
    }

    private static Message reply(Ended ended, String said, int seq, Instant now) {
        LiveTurn turn = ended.turn();
        TurnBrief brief = ended.plan().brief();
        Message.Status status =
                ended.spoken().fault() != null
                        ? Message.Status.FAILED
                        : turn.stopped() ? Message.Status.INTERRUPTED : Message.Status.COMPLETE;
        List<Message> history = brief.history();
        List<UUID> repliesTo = history.isEmpty() ? List.of() : List.of(history.getLast().id());
        return new Message(
                turn.messageId(),
                ended.plan().conversation().id(),
                seq,
                Message.Role.ASSISTANT,
                turn.speaker(),
                turn.reason(),
                said,
                status,
                1,
                repliesTo,
                ended.claims(),
                ended.spoken().source(),
                shown(brief),
                now,
                null);
    }

    /**
     * Which messages the speaker saw, by their places, and which summary; with the prompt's
     * template, enough to show it again.
     */
    private static JsonNode shown(TurnBrief brief) {
        List<Message> history = brief.history();
        var shown = Json.MAPPER.createObjectNode().put("template", Prompt.TEMPLATE);
        if (brief.earlier() != null) shown.put("summary_upto_seq", brief.earlier().uptoSeq());
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
