package chatlab.discussion.stance;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.discussion.claim.KeyIdeas;
import chatlab.discussion.claim.Sentences;
import chatlab.persona.Axis;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What agreeing turns stand for, and who at the table stands against it. */
final class Consensus {
    private static final int PER_STEP = 2;
    private static final int ON_THE_AXIS = 2;
    private static final int LEAST = 2;

    /** One turn that leans somewhere makes no consensus. */
    private static final int FEWEST = 2;

    /**
     * @param idea null where only the stance tells against it
     */
    private record Objection(Participant holder, Persona.@Nullable Idea idea, int strength) {}

    private final Conversation conversation;
    private final List<Message> turns;
    private final Leanings leanings;
    private final Map<String, Integer> supported = new HashMap<>();
    private final Map<String, Integer> opposed = new HashMap<>();
    private final List<String> sentences;
    private final Set<String> topic;
    private final @Nullable Axis axis;
    private final int side;

    Consensus(Conversation conversation, List<Message> turns, Leanings leanings) {
        this.conversation = conversation;
        this.turns = turns;
        this.leanings = leanings;
        this.topic = Words.in(conversation.topic()).stems();
        this.sentences =
                turns.stream().flatMap(each -> Sentences.in(each.content()).stream()).toList();
        for (Message turn : turns) {
            for (Persona.Idea idea : voiced(turn).ideas()) {
                idea.supports().forEach(tag -> supported.merge(tag, 1, Integer::sum));
                idea.opposes().forEach(tag -> opposed.merge(tag, 1, Integer::sum));
            }
        }
        this.axis = axis().orElse(null);
        this.side = axis == null ? 0 : side(axis);
    }

    Optional<Alarm> objection() {
        Message.Speaker last = turns.getLast().speaker();
        return conversation.participants().stream()
                .filter(each -> !each.muted())
                .filter(each -> last == null || !each.id().equals(last.id()))
                .flatMap(each -> strongest(each).stream())
                .filter(each -> each.strength() >= (axis == null ? LEAST + 1 : LEAST))
                .max(Comparator.comparingInt(Objection::strength))
                .map(this::alarm);
    }

    private Alarm alarm(Objection objection) {
        Persona persona = objection.holder().persona();
        String name = Objects.requireNonNullElse(persona.surname(), persona.name());
        boolean against = axis != null && persona.stance(axis) * side < 0;
        return new Alarm(
                objection.holder(),
                "%s would object that %s.".formatted(name, objected(objection.idea(), persona)),
                objection.idea(),
                against ? axis : null,
                turns.stream().map(Message::id).toList());
    }

    private String objected(Persona.@Nullable Idea idea, Persona persona) {
        if (idea != null && !idea.point().isBlank())
            return "%s (“%s”)".formatted(idea.point(), idea.title());
        if (idea != null) return "another thing counts: “%s”".formatted(idea.title());
        return axis == null ? "there is another side to it" : axis.pole(persona.stance(axis));
    }

    /** The axis on which most turns lean to one side and none to the other. */
    private Optional<Axis> axis() {
        return Stream.of(Axis.values())
                .filter(each -> Math.abs(side(each)) >= FEWEST)
                .max(Comparator.comparingInt(each -> Math.abs(side(each))));
    }

    /**
     * How many turns lean to the second pole, or with a minus to the first; 0 where they differ.
     */
    private int side(Axis of) {
        List<Integer> values =
                turns.stream().map(each -> Integer.signum(voiced(each).on(of))).toList();
        int sum = values.stream().mapToInt(each -> each).sum();
        boolean both = values.contains(1) && values.contains(-1);
        return both ? 0 : sum;
    }

    /** What this one has to say against it, of what has not been said in these turns. */
    private Optional<Objection> strongest(Participant holder) {
        Persona persona = holder.persona();
        KeyIdeas own = leanings.ideas(persona);
        List<Persona.Idea> said =
                sentences.stream().flatMap(each -> own.in(each).stream()).distinct().toList();
        int distance = axis == null ? 0 : Math.max(0, -Integer.signum(side) * persona.stance(axis));
        int standing = PER_STEP * distance;
        return persona.keyIdeas().stream()
                .filter(idea -> !said.contains(idea))
                .filter(idea -> weight(idea) > 0 || distance > 0 && nearness(idea) > 0)
                .map(idea -> new Objection(holder, idea, standing + weight(idea)))
                .max(
                        Comparator.comparingInt(Objection::strength)
                                .thenComparingInt(each -> nearness(each.idea())))
                .or(() -> Optional.of(new Objection(holder, null, standing)));
    }

    private int weight(Persona.Idea idea) {
        return conflict(idea) + against(idea);
    }

    private int conflict(Persona.Idea idea) {
        return count(idea.opposes(), supported) + count(idea.supports(), opposed);
    }

    private static int count(List<String> tags, Map<String, Integer> in) {
        return tags.stream().mapToInt(tag -> in.getOrDefault(tag, 0)).sum();
    }

    /** An idea that leans to the other side of the axis. */
    private int against(Persona.Idea idea) {
        if (axis == null) return 0;
        int value = Leanings.of(idea).getOrDefault(axis, 0);
        return value * side < 0 ? ON_THE_AXIS : 0;
    }

    /** How much of the topic and of what the axis is about an idea touches. */
    private int nearness(Persona.@Nullable Idea idea) {
        if (idea == null) return 0;
        Words tags = Words.in(idea.title() + " " + String.join(" ", idea.tags()));
        int near = (int) tags.stems().stream().filter(topic::contains).count();
        return axis == null ? near : near + tags.hits(axis.words());
    }

    private Leanings.Voiced voiced(Message turn) {
        Message.Speaker speaker = turn.speaker();
        return conversation.participants().stream()
                .filter(each -> speaker != null && each.id().equals(speaker.id()))
                .findFirst()
                .map(each -> leanings.in(turn.content(), each.persona()))
                .orElse(Leanings.Voiced.NOTHING);
    }
}
