package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.ConversationStore;
import chatlab.conversation.Conversations;
import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.conversation.Participant;
import chatlab.database.Database;
import chatlab.database.IdempotencyStore;
import chatlab.failure.Failure;
import chatlab.llm.Budget;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes replies. A turn is two write transactions and none open while a voice speaks: the claim
 * (the lease and the user's message) and the finish (the reply, and the lease given back). It runs
 * on a thread of its own, so a client that goes away stops nothing.
 */
public final class Turns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    /** A lease that has shown no heartbeat for this long is void. */
    static final Duration VOID_AFTER = Duration.ofSeconds(15);

    private static final Duration BEAT_EVERY = Duration.ofSeconds(3);
    static final int PLANS = 5;

    static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Database database;
    private final Conversations conversations;
    private final ConversationStore store;
    private final TurnPlanner planner;
    private final Facilitator facilitator;
    private final Speaking speaking;
    private final Budget budget;
    private final String instance;
    private final Clock clock;
    private final Map<UUID, LiveTurn> live = new ConcurrentHashMap<>(); // by conversation
    private final Map<UUID, Run> runs = new ConcurrentHashMap<>(); // by conversation
    private volatile Instant lastBeat = Instant.EPOCH;

    Turns(
            Database database,
            Conversations conversations,
            ConversationStore store,
            TurnPlanner planner,
            Facilitator facilitator,
            Speaking speaking,
            Budget budget,
            String instance,
            Clock clock) {
        this.database = database;
        this.conversations = conversations;
        this.store = store;
        this.planner = planner;
        this.facilitator = facilitator;
        this.speaking = speaking;
        this.budget = budget;
        this.instance = instance;
        this.clock = clock;
        database.write(
                sql -> {
                    TurnStore.dropOf(sql, instance);
                    return instance;
                });
    }

    /**
     * Stores what the user says and sets the next voice speaking.
     *
     * @throws Failure.Conflict while another reply is being written in the conversation; nothing
     *     was stored
     */
    Begun begin(TurnRequest request) {
        for (int attempt = 1; attempt <= PLANS; attempt++) {
            Optional<IdempotencyStore.Earlier> earlier =
                    request.key().isEmpty()
                            ? Optional.empty()
                            : database.read(sql -> earlier(sql, request));
            if (earlier.isPresent() && earlier.get().answered())
                return answered(request, earlier.get());
            Optional<Outcome> broken = earlier.map(each -> Outcome.of(each.outcome()));
            TurnPlan plan = plan(request, broken);
            LiveTurn turn = liveTurn(plan);
            Optional<Budget.Reservation> reserved;
            try {
                reserved = database.write(sql -> claim(sql, request, plan, turn));
            } catch (Stale changedMeanwhile) {
                continue;
            }
            start(turn, plan, request, reserved);
            return new Begun.Live(turn, found(request, plan.saidBefore()));
        }
        throw busy();
    }

    /** Who would speak next, and of what they would be told, without speaking. */
    TurnPlan foresee(TurnRequest request) {
        return plan(request, Optional.empty());
    }

    private TurnPlan plan(TurnRequest request, Optional<Outcome> broken) {
        TurnPlan plan = database.read(sql -> planner.plan(sql, request, broken));
        return facilitator
                .propose(plan, request.payer())
                .map(pick -> planner.with(plan, pick))
                .orElse(plan);
    }

    /** A run that stop() can reach between its turns, too. */
    Run run(UUID conversationId) {
        return new Run(runs, conversationId);
    }

    /** The turn under way here in the user's conversation. */
    Optional<LiveTurn> live(String userId, UUID conversationId) {
        database.read(sql -> conversations.own(sql, userId, conversationId));
        return Optional.ofNullable(live.get(conversationId));
    }

    /** The turn that another copy is writing in the conversation. */
    Optional<TurnStore.Lease> elsewhere(UUID conversationId) {
        return database.read(
                        sql ->
                                TurnStore.find(
                                        sql, conversationId, clock.instant().minus(VOID_AFTER)))
                .filter(lease -> !lease.instance().equals(instance));
    }

    /** Stops the turn under way, on whichever copy; false where none is. */
    boolean stop(String userId, UUID conversationId) {
        Optional<LiveTurn> here = live(userId, conversationId);
        Run run = runs.get(conversationId);
        if (run != null) run.stop();
        here.ifPresent(LiveTurn::stop);
        if (here.isPresent() || run != null) return true;
        Optional<TurnStore.Lease> there = elsewhere(conversationId);
        there.ifPresent(
                lease ->
                        database.write(
                                sql -> {
                                    TurnStore.requestStop(sql, conversationId, clock.instant());
                                    return lease;
                                }));
        return there.isPresent();
    }

    /** Stops all that is being written here for this user. */
    public void stopAllOf(String userId) {
        for (LiveTurn turn : live.values()) {
            if (!turn.conversation().userId().equals(userId)) continue;
            Run run = runs.get(turn.conversation().id());
            if (run != null) run.stop();
            turn.stop();
        }
    }

    /**
     * To be called every second: shows that the turns here are alive, and stops those that another
     * copy was asked to stop, or whose conversation is gone.
     */
    public void beat() {
        List<UUID> turns = live.values().stream().map(LiveTurn::messageId).toList();
        if (turns.isEmpty()) return;
        Instant now = clock.instant();
        if (lastBeat.plus(BEAT_EVERY).isBefore(now)) {
            lastBeat = now;
            database.write(
                    sql -> {
                        TurnStore.beat(sql, turns, now);
                        return turns;
                    });
        }
        var wanted = database.read(sql -> TurnStore.unstopped(sql, turns));
        live.values().stream()
                .filter(turn -> turns.contains(turn.messageId()))
                .filter(turn -> !wanted.contains(turn.messageId()))
                .forEach(LiveTurn::stop);
    }

    /** Stops every turn here; what was said is saved. */
    @Override
    public void close() {
        List<LiveTurn> running = List.copyOf(live.values());
        running.forEach(LiveTurn::stop);
        for (LiveTurn turn : running) {
            try {
                turn.await();
            } catch (Failure lost) {
                LOG.warn("A reply could not be saved while stopping: {}", lost.getMessage());
            }
        }
    }

    private Optional<IdempotencyStore.Earlier> earlier(DSLContext sql, TurnRequest request) {
        return request.key().flatMap(key -> IdempotencyStore.earlier(sql, key, clock.instant()));
    }

    private Begun answered(TurnRequest request, IdempotencyStore.Earlier earlier) {
        Outcome outcome = Outcome.of(earlier.outcome());
        database.read(sql -> conversations.own(sql, request.userId(), outcome.conversationId()));
        List<UUID> said = outcome.userMessageId().stream().toList();
        return new Begun.Answered(
                found(request, said).stream().findFirst(), found(request, outcome.messageIds()));
    }

    private List<Message> found(TurnRequest request, List<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        return database.read(sql -> MessageStore.find(sql, request.userId(), ids));
    }

    private static LiveTurn liveTurn(TurnPlan plan) {
        Participant speaker = plan.brief().speaker();
        return new LiveTurn(
                plan.conversation(),
                plan.replaces().map(Message::id).orElseGet(UuidCreator::getTimeOrderedEpoch),
                plan.userMessage(),
                speaker == null
                        ? null
                        : new Message.Speaker(speaker.id(), speaker.persona().name()),
                plan.reason());
    }

    private Optional<Budget.Reservation> claim(
            DSLContext sql, TurnRequest request, TurnPlan plan, LiveTurn turn) {
        Instant now = clock.instant();
        Conversation conversation = plan.conversation();
        Optional<IdempotencyStore.Earlier> earlier = earlier(sql, request);
        boolean answered = earlier.filter(IdempotencyStore.Earlier::answered).isPresent();
        Optional<Outcome> known = earlier.map(each -> Outcome.of(each.outcome()));
        if (answered || !known.equals(plan.earlier())) throw new Stale();
        if (plan.isNew()) store.add(sql, conversation);
        UUID userMessageId = plan.userMessage().map(Message::id).orElse(null);
        var lease =
                new TurnStore.Lease(conversation.id(), turn.messageId(), instance, userMessageId);
        if (!TurnStore.claim(sql, lease, now, now.minus(VOID_AFTER))) throw busy();
        if (plan.saysSomethingNew()) {
            Message said = plan.userMessage().orElseThrow();
            if (!store.advance(sql, request.userId(), conversation.id(), plan.lastSeq(), now))
                throw new Stale();
            MessageStore.add(sql, said);
        } else if (!store.lastSeq(sql, request.userId(), conversation.id())
                .equals(Optional.of(plan.lastSeq()))) {
            throw new Stale();
        }
        var begun =
                new Outcome(
                        conversation.id(), plan.userMessage().map(Message::id), plan.saidBefore());
        request.key().ifPresent(key -> IdempotencyStore.save(sql, key, begun.json(), false, now));
        return plan.request().flatMap(asked -> budget.reserve(sql, request.payer(), asked));
    }

    private void start(
            LiveTurn turn,
            TurnPlan plan,
            TurnRequest request,
            Optional<Budget.Reservation> reserved) {
        UUID conversationId = plan.conversation().id();
        live.put(conversationId, turn);
        Thread.ofVirtual()
                .name("turn-" + turn.messageId())
                .start(
                        () -> {
                            Runnable news = speaking.speak(turn, plan, request, reserved);
                            live.remove(conversationId, turn);
                            news.run(); // whoever hears of the end finds nothing running
                        });
    }

    static Failure busy() {
        return new Failure.Conflict(
                "A reply is being written in this conversation. Please wait for it, or stop it first.");
    }
}
