package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.Conversations;
import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.conversation.Protocol;
import chatlab.conversation.RollingSummary;
import chatlab.conversation.RollingSummaryStore;
import chatlab.conversation.Stage;
import chatlab.failure.Failure;
import chatlab.llm.ModelRequest;
import chatlab.llm.Models;
import chatlab.llm.Providers;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Finds out who is to speak and what they need to know. It only reads. */
final class TurnPlanner {
    /**
     * The newest messages that are looked at; of these, as many are shown as the model can take.
     */
    private static final int WINDOW = 40;

    private static final int LETTERS_PER_TOKEN = 4;

    private final Conversations conversations;
    private final Moderator moderator;
    private final Providers providers;
    private final Clock clock;

    TurnPlanner(
            Conversations conversations, Moderator moderator, Providers providers, Clock clock) {
        this.conversations = conversations;
        this.moderator = moderator;
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * @param earlier what a request under the same key had done before it broke off
     */
    TurnPlan plan(DSLContext sql, TurnRequest request, Optional<Outcome> earlier) {
        if (request.replaces() != null) return again(sql, request, earlier);
        boolean isNew = earlier.isEmpty() && request.conversationId().isEmpty();
        Conversation conversation = isNew ? drafted(sql, request) : existing(sql, request, earlier);
        List<Message> window =
                isNew
                        ? List.of()
                        : MessageStore.window(sql, request.userId(), conversation.id(), WINDOW);
        Optional<RollingSummary> earlierTalk =
                isNew ? Optional.empty() : RollingSummaryStore.newest(sql, conversation.id());
        Providers.Choice choice = choice(request, conversation);
        Optional<Message> stored =
                earlier.flatMap(Outcome::userMessageId).flatMap(id -> find(sql, request, id));
        Optional<Message> userMessage =
                stored.or(() -> said(request, conversation, conversation.lastSeq() + 1));
        List<Message> history = new ArrayList<>(shown(window, choice));
        if (stored.isEmpty()) userMessage.ifPresent(history::add);
        Moderator.@Nullable Pick pick = pick(conversation, history, request.speakerId());
        var said = new TurnPlan.Said(userMessage, stored.isPresent(), isNew);
        var setting =
                new TurnPlan.Setting(
                        conversation, List.copyOf(history), earlierTalk, Optional.empty(), choice);
        return plan(setting, earlier, said, pick);
    }

    /** The same speaker says anew what was said at that place. */
    private TurnPlan again(DSLContext sql, TurnRequest request, Optional<Outcome> earlier) {
        Conversation conversation = existing(sql, request, earlier);
        Message before =
                find(sql, request, Objects.requireNonNull(request.replaces()))
                        .filter(each -> each.conversationId().equals(conversation.id()))
                        .orElseThrow(() -> new Failure.NotFound("There is no such message."));
        Moderator.Pick pick = Regeneration.speaker(conversation, before);
        List<Message> window =
                MessageStore.before(sql, request.userId(), conversation.id(), before.seq(), WINDOW);
        Providers.Choice choice = choice(request, conversation);
        var setting =
                new TurnPlan.Setting(
                        conversation,
                        shown(window, choice),
                        RollingSummaryStore.before(sql, conversation.id(), before.seq()),
                        Optional.of(before),
                        choice);
        Moderator.@Nullable Pick again =
                pick == null ? null : pick.with(moderator.alarm(conversation, setting.history()));
        return plan(setting, earlier, TurnPlan.Said.NOTHING, again);
    }

    private TurnPlan plan(
            TurnPlan.Setting setting,
            Optional<Outcome> earlier,
            TurnPlan.Said said,
            Moderator.@Nullable Pick pick) {
        TurnBrief brief = brief(setting, pick);
        Optional<ModelRequest> request =
                Optional.ofNullable(setting.choice().model())
                        .map(
                                model ->
                                        Prompt.of(brief, model)
                                                .withTemperature(providers.temperature()));
        return new TurnPlan(setting, earlier, said, pick, brief, request);
    }

    /** The same turn, spoken by another. */
    TurnPlan with(TurnPlan plan, Moderator.Pick pick) {
        return plan(plan.setting(), plan.earlier(), plan.said(), pick);
    }

    private static TurnBrief brief(TurnPlan.Setting setting, Moderator.@Nullable Pick pick) {
        Conversation conversation = setting.conversation();
        Stage stage =
                setting.replaces()
                        .flatMap(Shown::of)
                        .map(Shown::stage)
                        .orElseGet(() -> Protocol.of(conversation).stage(conversation));
        return TurnBrief.of(
                        conversation,
                        stage,
                        pick == null ? null : pick.speaker(),
                        setting.history(),
                        setting.earlierTalk().orElse(null))
                .alarmed(pick == null ? null : pick.alarm())
                .insteadOf(setting.replaces().map(Message::content).orElse(null));
    }

    private Conversation drafted(DSLContext sql, TurnRequest request) {
        return conversations.drafted(
                sql, request.userId(), Objects.requireNonNull(request.draft()));
    }

    private Conversation existing(DSLContext sql, TurnRequest request, Optional<Outcome> earlier) {
        var id =
                request.conversationId()
                        .or(() -> earlier.map(Outcome::conversationId))
                        .orElseThrow();
        return conversations.own(sql, request.userId(), id);
    }

    private static Optional<Message> find(DSLContext sql, TurnRequest request, UUID id) {
        return MessageStore.find(sql, request.userId(), List.of(id)).stream().findFirst();
    }

    private Optional<Message> said(TurnRequest request, Conversation conversation, int seq) {
        return Optional.ofNullable(request.text())
                .map(
                        text ->
                                Message.ofUser(
                                        UuidCreator.getTimeOrderedEpoch(),
                                        conversation.id(),
                                        seq,
                                        text,
                                        clock.instant()));
    }

    /** What failed, or was stopped before a word, is left out. */
    private static List<Message> spoken(List<Message> window) {
        return window.stream()
                .filter(message -> message.status() != Message.Status.FAILED)
                .filter(message -> !message.content().isEmpty())
                .toList();
    }

    /** The newest that the voice can take; the offline one takes all. */
    private static List<Message> shown(List<Message> window, Providers.Choice choice) {
        List<Message> spoken = spoken(window);
        if (choice.model() == null) return spoken;
        int limit = Models.of(choice.model()).historyTokens();
        int from = spoken.size();
        for (int tokens = 0; from > 0; from--) {
            tokens += tokens(spoken.get(from - 1));
            if (tokens > limit && from < spoken.size()) break;
        }
        return spoken.subList(from, spoken.size());
    }

    /** Roughly: a token is about four letters of English. */
    static int tokens(Message message) {
        return message.content().length() / LETTERS_PER_TOKEN + 1;
    }

    private Moderator.@Nullable Pick pick(
            Conversation conversation, List<Message> history, @Nullable String named) {
        if (conversation.participants().isEmpty() && named == null) return null;
        return moderator.pick(conversation, history, named);
    }

    /** A conversation's provider may have gone since it was chosen; then the default speaks. */
    private Providers.Choice choice(TurnRequest request, Conversation conversation) {
        if (request.provider() != null || request.model() != null) {
            return providers.choose(request.provider(), request.model());
        }
        return providers.isOnOffer(conversation.provider(), conversation.model())
                ? providers.choose(conversation.provider(), conversation.model())
                : providers.choose(null, null);
    }
}
