package chatlab.conversation;

import chatlab.database.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a discussion is run: phases one after the other, read from {@code protocols.json}. The last
 * one goes on for as long as the discussion does.
 */
public record Protocol(String id, String name, String description, List<Phase> phases) {
    public static final String OPEN = "open";

    private static final Map<String, Protocol> ALL = read();

    /** First views, given before any other was heard; any protocol can begin with them. */
    private static final Phase OPENING_ROUND = named("socratic").phases.getFirst();

    /** The one this conversation follows, each round a phase of its own. */
    public static Protocol of(Conversation conversation) {
        Protocol chosen = named(conversation.protocol());
        boolean opening = Boolean.TRUE.equals(conversation.settings().openingRound());
        return opening && !chosen.phases.getFirst().unseen() ? chosen.opened() : chosen;
    }

    /** Where the conversation stands now: a phase whose speakers have all spoken is over. */
    public Stage stage(Conversation conversation) {
        Stage stage = conversation.stage();
        int last = phases.size() - 1;
        int phase = Math.min(stage.phase(), last);
        int from = stage.fromSeq();
        while (phase < last && isOver(phases.get(phase), from, conversation)) {
            phase++;
            from = conversation.lastSeq();
        }
        return new Stage(phase, from);
    }

    /** The phase the conversation is in. */
    public Phase phase(Conversation conversation) {
        return phase(stage(conversation));
    }

    public Phase phase(Stage stage) {
        return phases.get(Math.min(stage.phase(), phases.size() - 1));
    }

    /** Whether the conversation is where anybody may speak for as long as it goes on. */
    public boolean isFree(Stage stage) {
        return stage.phase() == phases.size() - 1;
    }

    private static Protocol named(String id) {
        return Objects.requireNonNull(ALL.get(id), id);
    }

    private static boolean isOver(Phase phase, int from, Conversation conversation) {
        return phase.speakers(conversation.participants()).stream()
                .allMatch(each -> each.lastSpokeSeq() > from);
    }

    private Protocol opened() {
        List<Phase> longer = new ArrayList<>(phases);
        longer.addFirst(OPENING_ROUND);
        return new Protocol(id, name, description, longer);
    }

    private Protocol unrolled() {
        List<Phase> rounds = new ArrayList<>();
        phases.forEach(phase -> rounds.addAll(Collections.nCopies(phase.rounds(), phase)));
        return new Protocol(id, name, description, List.copyOf(rounds));
    }

    private static Map<String, Protocol> read() {
        try (InputStream in = Protocol.class.getResourceAsStream("/protocols.json")) {
            return List.of(Json.MAPPER.readValue(in, Protocol[].class)).stream()
                    .map(Protocol::unrolled)
                    .collect(Collectors.toUnmodifiableMap(Protocol::id, Function.identity()));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
