package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.conversation.Order;
import chatlab.conversation.Participant;
import chatlab.conversation.Phase;
import chatlab.conversation.Protocol;
import chatlab.conversation.Stage;
import chatlab.discussion.stance.AgreementAlarm;
import chatlab.discussion.stance.Alarm;
import chatlab.failure.Failure;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks next, and why. First whom the caller named, then whom the user's last message speaks
 * to; otherwise, of those whose turn the protocol says it can be, one of the least heard. So nobody
 * picked freely speaks twice running, and nobody falls more than one turn behind. The order decides
 * among equals.
 */
final class Moderator {
    /**
     * The one to speak, and the reason in words.
     *
     * @param equals those who could as fairly have been picked, this one among them; empty where
     *     there was no choice
     * @param alarm set where the last turns agree and somebody could object
     */
    record Pick(
            Participant speaker, String reason, List<Participant> equals, @Nullable Alarm alarm) {
        Pick(Participant speaker, String reason, List<Participant> equals) {
            this(speaker, reason, equals, null);
        }

        private Pick(Participant speaker, String reason) {
            this(speaker, reason, List.of());
        }

        Pick with(@Nullable Alarm ringing) {
            return new Pick(speaker, reason, equals, ringing);
        }
    }

    /** What a pick is made from. */
    private record Table(
            Conversation conversation,
            List<Message> history,
            List<Participant> equals,
            @Nullable Alarm alarm) {}

    private static final int TURNS_THAT_COUNT = 2;

    /** An odd number of mixed bits, to keep neighbouring turns from drawing alike. */
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private final Relevance relevance;
    private final AgreementAlarm agreement;

    Moderator(Relevance relevance, AgreementAlarm agreement) {
        this.relevance = relevance;
        this.agreement = agreement;
    }

    /**
     * @param history what was said, the newest last
     * @param named the character the caller wants
     * @throws Failure.Invalid where nobody can be picked
     */
    Pick pick(Conversation conversation, List<Message> history, @Nullable String named) {
        Alarm alarm = alarm(conversation, history);
        return pick(conversation, history, named, alarm).with(alarm);
    }

    /** Set where the last turns agree, in a part of the discussion that is there to disagree. */
    @Nullable Alarm alarm(Conversation conversation, List<Message> history) {
        Phase phase = Protocol.of(conversation).phase(conversation);
        if (phase.act() != Phase.Act.DISCUSS) return null;
        return agreement.ring(conversation, history).orElse(null);
    }

    private Pick pick(
            Conversation conversation,
            List<Message> history,
            @Nullable String named,
            @Nullable Alarm alarm) {
        if (named != null) return named(conversation, named);
        List<Participant> willing =
                conversation.participants().stream().filter(each -> !each.muted()).toList();
        if (willing.isEmpty()) throw nobody("Everybody at the table is muted.");
        Optional<Pick> addressed = addressed(willing, history);
        if (addressed.isPresent()) return addressed.get();
        if (conversation.order() == Order.MANUAL)
            throw nobody("In this discussion you choose who speaks: please name one.");
        return free(conversation, history, alarm);
    }

    private static Pick named(Conversation conversation, String id) {
        Participant speaker =
                conversation
                        .participant(id)
                        .orElseThrow(
                                () ->
                                        new Failure.Invalid(
                                                "speaker_id",
                                                "Nobody of this id sits at the table.",
                                                "unknown"));
        return new Pick(speaker, "You asked for " + speaker.persona().name() + ".");
    }

    /** Those whom the user's last message speaks to answer it, one after the other. */
    private static Optional<Pick> addressed(List<Participant> willing, List<Message> history) {
        int at = lastOf(history, Message::isUsers);
        if (at < 0) return Optional.empty();
        List<Message> since = history.subList(at + 1, history.size());
        List<Persona> table = willing.stream().map(Participant::persona).toList();
        return Addressing.byUser(history.get(at).content(), table).stream()
                .filter(id -> since.stream().noneMatch(message -> message.isBy(id)))
                .findFirst()
                .flatMap(id -> willing.stream().filter(each -> each.id().equals(id)).findFirst())
                .map(
                        speaker ->
                                new Pick(
                                        speaker,
                                        "You addressed " + speaker.persona().name() + "."));
    }

    private Pick free(Conversation conversation, List<Message> history, @Nullable Alarm alarm) {
        Protocol protocol = Protocol.of(conversation);
        Stage stage = protocol.stage(conversation);
        Phase phase = protocol.phases().get(stage.phase());
        boolean free = protocol.isFree(stage);
        List<Participant> due =
                phase.speakers(conversation.participants()).stream()
                        .filter(each -> free || each.lastSpokeSeq() <= stage.fromSeq())
                        .toList();
        List<Participant> others = exceptLastSpeaker(due, history);
        int fewest = others.stream().mapToInt(Participant::turns).min().orElse(0);
        List<Participant> least = others.stream().filter(each -> each.turns() == fewest).toList();
        Table table = new Table(conversation, history, least, alarm);
        Pick pick = ordered(table, due);
        if (free) return pick;
        return new Pick(pick.speaker(), pick.reason() + " (" + phase.name() + ")", pick.equals());
    }

    private Pick ordered(Table table, List<Participant> due) {
        Participant first = table.equals().getFirst();
        if (due.size() == 1)
            return new Pick(first, name(first) + " is the only one who may speak now.");
        return switch (table.conversation().order()) {
            case ROUND_ROBIN -> picked(nextSeat(table), "%s sits next.", table);
            case RANDOM ->
                    table.equals().size() == 1
                            ? leastHeard(table)
                            : picked(drawn(table), "%s was drawn by lot.", table);
            case BALANCED, FACILITATED, MANUAL -> balanced(table);
        };
    }

    private static Pick picked(Participant speaker, String reason, Table table) {
        return new Pick(speaker, reason.formatted(name(speaker)), table.equals());
    }

    private static Pick leastHeard(Table table) {
        return picked(table.equals().getFirst(), "%s has spoken least.", table);
    }

    private Pick balanced(Table table) {
        if (table.equals().size() == 1) return leastHeard(table);
        Alarm alarm = table.alarm();
        if (alarm != null && table.equals().contains(alarm.holder()))
            return picked(alarm.holder(), "Everybody agrees, and %s could object.", table);
        return addressedByLastSpeaker(table.equals(), table.history())
                .orElseGet(() -> mostRelevant(table.equals(), table.history()));
    }

    private static Optional<Pick> addressedByLastSpeaker(
            List<Participant> least, List<Message> history) {
        int at = lastOf(history, message -> message.speaker() != null);
        if (at < 0) return Optional.empty();
        Message last = history.get(at);
        List<String> called =
                Addressing.byCharacter(
                        last.content(), least.stream().map(Participant::persona).toList());
        return least.stream()
                .filter(each -> called.contains(each.id()))
                .findFirst()
                .map(
                        each ->
                                new Pick(
                                        each,
                                        speakerName(last) + " turned to " + name(each) + ".",
                                        least));
    }

    private Pick mostRelevant(List<Participant> least, List<Message> history) {
        Set<String> said = Words.in(lastTurns(history)).stems();
        Participant nearest =
                least.stream()
                        .max(
                                Comparator.comparingInt(
                                                (Participant each) ->
                                                        relevance.of(each.persona(), said))
                                        .thenComparingInt(each -> -least.indexOf(each)))
                        .orElseThrow();
        int second =
                least.stream()
                        .filter(each -> each != nearest)
                        .mapToInt(each -> relevance.of(each.persona(), said))
                        .max()
                        .orElse(0);
        boolean stands = relevance.of(nearest.persona(), said) > second;
        return new Pick(
                nearest,
                stands
                        ? name(nearest) + "’s ideas are nearest to what was just said."
                        : "It is " + name(nearest) + "’s turn around the table.",
                least);
    }

    /** By seat, after the one who spoke last. */
    private static Participant nextSeat(Table table) {
        List<Participant> seats = table.conversation().participants();
        Participant last =
                seats.stream()
                        .max(Comparator.comparingInt(Participant::lastSpokeSeq))
                        .orElseThrow();
        int from = last.lastSpokeSeq() == 0 ? -1 : seats.indexOf(last);
        return table.equals().stream()
                .min(
                        Comparator.comparingInt(
                                each ->
                                        Math.floorMod(
                                                seats.indexOf(each) - from - 1, seats.size())))
                .orElseThrow();
    }

    private static Participant drawn(Table table) {
        Conversation conversation = table.conversation();
        Integer chosen = conversation.settings().seed();
        long seed = chosen != null ? chosen : conversation.id().getLeastSignificantBits();
        int lot =
                new SplittableRandom(seed + SCATTER * conversation.messageCount())
                        .nextInt(table.equals().size());
        return table.equals().get(lot);
    }

    private static List<Participant> exceptLastSpeaker(
            List<Participant> due, List<Message> history) {
        int at = lastOf(history, message -> message.speaker() != null);
        if (at < 0 || due.size() == 1) return due;
        return due.stream().filter(each -> !history.get(at).isBy(each.id())).toList();
    }

    private static String lastTurns(List<Message> history) {
        List<Message> last =
                history.subList(Math.max(0, history.size() - TURNS_THAT_COUNT), history.size());
        return String.join(" ", last.stream().map(Message::content).toList());
    }

    private static int lastOf(List<Message> history, Predicate<Message> wanted) {
        for (int i = history.size() - 1; i >= 0; i--) {
            if (wanted.test(history.get(i))) return i;
        }
        return -1;
    }

    private static String name(Participant participant) {
        return participant.persona().name();
    }

    private static String speakerName(Message message) {
        return message.speaker() == null ? "" : message.speaker().name();
    }

    private static Failure nobody(String why) {
        return new Failure.Invalid("speaker_id", why, "missing");
    }
}
