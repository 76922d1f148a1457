package chatlab.discussion;

import chatlab.conversation.Claim;
import chatlab.conversation.Conversation;
import chatlab.conversation.ConversationStore;
import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.conversation.Participant;
import chatlab.conversation.Stage;
import chatlab.conversation.VersionStore;
import chatlab.database.Database;
import chatlab.database.IdempotencyStore;
import chatlab.discussion.claim.Claims;
import chatlab.failure.Failure;
import chatlab.llm.Budget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
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

    /** A turn and how its voice left off. */
    private record Ended(
            LiveTurn turn,
            TurnPlan plan,
            TurnRequest request,
            Optional<Budget.Reservation> reserved,
            Voices.Spoken spoken,
            String said,
            List<Claim> claims,
            Shown.WithTexts shown) {
        boolean failed() {
            return spoken.fault() != null;
        }
    }

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
                                    turn.said(),
                                    claims(turn, plan.brief()),
                                    Shown.of(plan.brief())));
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
        try {
            return claims.in(turn.said(), speaker.persona(), heard);
        } catch (RuntimeException bug) {
            LOG.error("The claims of {} were not found", turn.messageId(), bug);
            return List.of(); // a reply is worth more than its marks
        }
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
        if (!TurnStore.release(sql, plan.conversation().id(), ended.turn().messageId())) {
            throw new Failure.Conflict("Another reply has taken this one's place.");
        }
        ended.reserved().ifPresent(each -> budget.settle(sql, each, ended.spoken().tokens()));
        if (ended.failed() && ended.said().isEmpty()) return Optional.empty();
        Message reply =
                plan.replaces().isPresent() ? replace(sql, ended, now) : add(sql, ended, now);
        ShownStore.keep(sql, plan.conversation().id(), ended.shown().texts());
        if (!ended.failed()) answer(sql, ended, reply, now);
        return Optional.of(reply);
    }

    /** The reply takes the next place. */
    private Message add(DSLContext sql, Ended ended, Instant now) {
        TurnPlan plan = ended.plan();
        Conversation conversation = plan.conversation();
        int lastSeq = plan.lastSeq() + (plan.saysSomethingNew() ? 1 : 0);
        if (!store.advance(sql, conversation.userId(), conversation.id(), lastSeq, now)) {
            throw deleted();
        }
        Message reply = reply(ended, lastSeq + 1, now);
        MessageStore.add(sql, reply);
        count(sql, ended, reply);
        Stage stage = plan.brief().stage();
        if (!stage.equals(conversation.stage())) store.enter(sql, conversation.id(), stage);
        return reply;
    }

    /** The reply becomes another version of what was said in its place. */
    private Message replace(DSLContext sql, Ended ended, Instant now) {
        Message before = ended.plan().replaces().orElseThrow();
        Message reply =
                VersionStore.add(sql, reply(ended, before.seq(), now))
                        .orElseThrow(Speaking::deleted);
        store.revise(sql, before.conversationId(), before.seq());
        boolean wasCounted = before.status() != Message.Status.FAILED;
        if (!wasCounted) count(sql, ended, reply);
        return reply;
    }

    private void count(DSLContext sql, Ended ended, Message reply) {
        if (ended.failed() || ended.said().isEmpty() || reply.speaker() == null) return;
        store.countTurn(sql, reply.conversationId(), reply.speaker().id(), reply.seq());
    }

    private static Failure deleted() {
        return new Failure.NotFound("What was to be answered was deleted meanwhile.");
    }

    /** What the request has led to, under its Idempotency-Key. */
    private static void answer(DSLContext sql, Ended ended, Message reply, Instant now) {
        TurnRequest request = ended.request();
        if (request.key().isEmpty()) return;
        Outcome outcome = outcome(ended.plan(), reply);
        boolean last = outcome.messageIds().size() >= request.turns() || ended.turn().stopped();
        IdempotencyStore.save(sql, request.key().get(), outcome.json(), last, now);
    }

    private static Message reply(Ended ended, int seq, Instant now) {
        LiveTurn turn = ended.turn();
        Message.Status status =
                ended.failed()
                        ? Message.Status.FAILED
                        : turn.stopped() ? Message.Status.INTERRUPTED : Message.Status.COMPLETE;
        List<UUID> repliesTo =
                Replies.to(ended.plan().brief(), ended.said()).stream().map(Message::id).toList();
        return new Message(
                        turn.messageId(),
                        ended.plan().conversation().id(),
                        seq,
                        Message.Role.ASSISTANT,
                        turn.speaker(),
                        turn.reason(),
                        ended.said(),
                        status,
                        1,
                        repliesTo,
                        ended.spoken().source(),
                        ended.shown().shown().json(),
                        now,
                        null)
                .noting(ended.claims(), nearRepeat(ended));
    }

    private static @Nullable UUID nearRepeat(Ended ended) {
        return NearRepeat.of(ended.said(), ended.plan().setting().history())
                .map(Message::id)
                .orElse(null);
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
