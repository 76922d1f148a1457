package chatlab.conversation;

import chatlab.failure.Failure;
import chatlab.llm.Providers;
import chatlab.persona.Persona;
import chatlab.persona.Personas;
import chatlab.persona.Stances;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Starting conversations and changing them, with everything checked that the contract's schema
 * cannot know.
 */
public final class Conversations {
    private static final int TITLE_LETTERS = 80;

    /** What a new conversation is to be; null where the default will do. */
    public record Draft(
            String topic,
            @Nullable List<String> characterIds,
            @Nullable String title,
            @Nullable Order order,
            @Nullable String protocol,
            @Nullable String provider,
            @Nullable String model,
            @Nullable String systemPrompt,
            @Nullable Settings settings) {}

    /** What is to change; null for what stays. */
    public record Change(
            @Nullable String title,
            @Nullable Boolean archived,
            @Nullable Order order,
            @Nullable String provider,
            @Nullable String model,
            @Nullable String systemPrompt,
            @Nullable Settings settings,
            @Nullable List<Seat> participants) {}

    public record Seat(String characterId, @Nullable Boolean muted) {}

    private final ConversationStore store;
    private final Personas personas;
    private final Providers providers;
    private final Clock clock;

    public Conversations(
            ConversationStore store, Personas personas, Providers providers, Clock clock) {
        this.store = store;
        this.personas = personas;
        this.providers = providers;
        this.clock = clock;
    }

    /** A new conversation, checked and not stored yet. */
    public Conversation drafted(DSLContext sql, String userId, Draft draft) {
        List<Participant> cast =
                checkedCast(sql, userId, draft).stream()
                        .map(persona -> seated(persona, draft.topic(), 0))
                        .toList();
        Instant now = clock.instant();
        return new Conversation(
                UuidCreator.getTimeOrderedEpoch(),
                userId,
                Optional.ofNullable(draft.title())
                        .map(String::strip)
                        .orElseGet(() -> title(draft.topic())),
                draft.topic(),
                cast,
                Optional.ofNullable(draft.order()).orElse(Order.BALANCED),
                Optional.ofNullable(draft.protocol()).orElse(Protocol.OPEN),
                draft.provider(),
                draft.model(),
                draft.systemPrompt(),
                Optional.ofNullable(draft.settings()).orElse(Settings.NONE),
                0,
                0,
                now,
                now,
                false);
    }

    /** A new conversation that begins where another one is, nothing said in it yet. */
    public Conversation copied(Conversation from, String title) {
        Instant now = clock.instant();
        return new Conversation(
                UuidCreator.getTimeOrderedEpoch(),
                from.userId(),
                title,
                from.topic(),
                from.participants(),
                from.order(),
                from.protocol(),
                from.provider(),
                from.model(),
                from.systemPrompt(),
                from.settings(),
                0,
                0,
                now,
                now,
                false);
    }

    /** One who sits down at this table now. */
    public Participant joining(
            DSLContext sql, Conversation at, String characterId, String field, int turns) {
        Persona persona =
                personas.find(sql, at.userId(), characterId)
                        .orElseThrow(
                                () ->
                                        new Failure.Invalid(
                                                field,
                                                "There is no character “"
                                                        + shown(characterId)
                                                        + "”.",
                                                "unknown"));
        return seated(persona, at.topic(), turns);
    }

    /** The user's own; forbidden where it is another's, not found where there is none. */
    public Conversation own(DSLContext sql, String userId, UUID id) {
        return store.find(sql, userId, id).orElseThrow(() -> missing(sql, id));
    }

    public Conversation change(DSLContext sql, String userId, UUID id, Change change) {
        Conversation before = own(sql, userId, id);
        Conversation after = changed(sql, before, change);
        if (change.provider() != null || change.model() != null)
            providers.choose(after.provider(), after.model());
        store.update(sql, after, clock.instant());
        if (change.participants() != null) store.seat(sql, after);
        return own(sql, userId, id);
    }

    public void delete(DSLContext sql, String userId, UUID id) {
        own(sql, userId, id);
        store.delete(sql, userId, id, clock.instant());
    }

    public Conversation restore(DSLContext sql, String userId, UUID id) {
        if (!store.restore(sql, userId, id)) throw missing(sql, id);
        return own(sql, userId, id);
    }

    private Failure missing(DSLContext sql, UUID id) {
        return store.ownerOf(sql, id).isPresent()
                ? new Failure.Forbidden("This conversation is somebody else's.")
                : new Failure.NotFound("There is no such conversation.");
    }

    private Conversation changed(DSLContext sql, Conversation before, Change change) {
        boolean newProvider =
                change.provider() != null && !change.provider().equals(before.provider());
        return new Conversation(
                before.id(),
                before.userId(),
                Optional.ofNullable(change.title()).map(String::strip).orElse(before.title()),
                before.topic(),
                Optional.ofNullable(change.participants())
                        .map(seats -> cast(sql, before, seats))
                        .orElse(before.participants()),
                Optional.ofNullable(change.order()).orElse(before.order()),
                before.protocol(),
                before.stage(),
                change.provider() == null ? before.provider() : change.provider(),
                change.model() != null ? change.model() : newProvider ? null : before.model(),
                change.systemPrompt() == null ? before.systemPrompt() : change.systemPrompt(),
                Optional.ofNullable(change.settings())
                        .map(settings -> merged(before.settings(), settings))
                        .orElse(before.settings()),
                before.messageCount(),
                before.lastSeq(),
                before.createdAt(),
                before.updatedAt(),
                Optional.ofNullable(change.archived()).orElse(before.archived()));
    }

    private static Settings merged(Settings before, Settings change) {
        return new Settings(
                change.readingLevel() == null ? before.readingLevel() : change.readingLevel(),
                change.language() == null ? before.language() : change.language(),
                change.length() == null ? before.length() : change.length(),
                change.seed() == null ? before.seed() : change.seed(),
                change.openingRound() == null ? before.openingRound() : change.openingRound());
    }

    /** The cast in its new order. Who joins or is unmuted starts level with the least heard. */
    private List<Participant> cast(DSLContext sql, Conversation before, List<Seat> seats) {
        List<Participant> cast = new ArrayList<>();
        int least =
                before.participants().stream()
                        .filter(each -> !each.muted())
                        .mapToInt(Participant::turns)
                        .min()
                        .orElse(0);
        for (Seat seat : seats) {
            boolean muted = Boolean.TRUE.equals(seat.muted());
            boolean twice = cast.stream().anyMatch(each -> each.id().equals(seat.characterId()));
            if (twice)
                throw new Failure.Invalid(
                        "participants", "A character sits at the table once.", "duplicate");
            Participant known = before.participant(seat.characterId()).orElse(null);
            if (known == null) {
                Participant joined =
                        joining(sql, before, seat.characterId(), "participants", least);
                cast.add(new Participant(joined.persona(), muted, joined.stance(), least, 0));
            } else {
                int turns =
                        known.muted() && !muted ? Math.max(known.turns(), least) : known.turns();
                cast.add(
                        new Participant(
                                known.persona(),
                                muted,
                                known.stance(),
                                turns,
                                known.lastSpokeSeq()));
            }
        }
        return cast;
    }

    private static Participant seated(Persona persona, String topic, int turns) {
        return new Participant(persona, false, Stances.on(topic, persona), turns, 0);
    }

    /** Who sits down; every fault that the contract's schema cannot see, at once. */
    private List<Persona> checkedCast(DSLContext sql, String userId, Draft draft) {
        List<Persona> cast = new ArrayList<>();
        List<Failure.Fault> faults = new ArrayList<>();
        List<String> ids = Optional.ofNullable(draft.characterIds()).orElse(List.of());
        for (int i = 0; i < ids.size(); i++) {
            Optional<Persona> found = personas.find(sql, userId, ids.get(i));
            found.ifPresent(cast::add);
            if (found.isPresent()) continue;
            List<Object> at = List.of("body", "character_ids", i);
            String sentence = "There is no character “" + shown(ids.get(i)) + "”.";
            faults.add(new Failure.Fault(at, sentence, "unknown"));
        }
        try {
            providers.choose(draft.provider(), draft.model());
        } catch (Failure.Invalid notOnOffer) {
            faults.addAll(notOnOffer.faults());
        }
        if (!faults.isEmpty()) throw new Failure.Invalid(faults);
        return cast;
    }

    private static String shown(String id) {
        return id.length() <= 40 ? id : id.substring(0, 40) + "…";
    }

    /** The topic's beginning, cut between words. */
    private static String title(String topic) {
        String line = topic.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= TITLE_LETTERS) return line;
        String cut = line.substring(0, line.offsetByCodePoints(0, TITLE_LETTERS));
        int space = cut.lastIndexOf(' ');
        return (space > TITLE_LETTERS / 2 ? cut.substring(0, space) : cut) + "…";
    }
}
