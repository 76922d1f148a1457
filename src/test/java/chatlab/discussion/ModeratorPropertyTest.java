package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Conversation;
import chatlab.conversation.Order;
import chatlab.conversation.Participant;
import chatlab.conversation.Phase;
import chatlab.conversation.Protocol;
import chatlab.conversation.Stage;
import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The moderator's rules, over a thousand random tables: casts, orders, protocols, mutes, words of
 * the user, speakers asked for by name. What is right is worked out here in another way than there.
 */
class ModeratorPropertyTest {
    private static final int TABLES = 1_000;
    private static final int STEPS = 20;
    private static final List<Order> ORDERS =
            List.of(Order.BALANCED, Order.ROUND_ROBIN, Order.RANDOM, Order.FACILITATED);
    private static final List<String> PROTOCOLS =
            List.of("open", "open", "socratic", "six_hats", "controversy");
    private static final List<Persona> EVERYBODY = List.copyOf(Casts.LIBRARY.all());

    /** One table, and who spoke last at it. */
    private static final class Table {
        final Random random;
        final Talk talk;
        final String what;
        @Nullable String last;

        Table(int seed, int fewest) {
            random = new Random(seed);
            List<Persona> cast = new ArrayList<>(EVERYBODY);
            Collections.shuffle(cast, random);
            cast = cast.subList(0, fewest + random.nextInt(9 - fewest));
            String protocol = PROTOCOLS.get(random.nextInt(PROTOCOLS.size()));
            Order order = ORDERS.get(random.nextInt(ORDERS.size()));
            talk = new Talk("Homework", cast).order(order).protocol(protocol).seed(seed);
            what = "table " + seed + ", " + order + ", " + protocol;
        }

        List<Participant> willing() {
            return talk.conversation().participants().stream()
                    .filter(each -> !each.muted())
                    .toList();
        }

        Participant anybody() {
            List<Participant> all = talk.conversation().participants();
            return all.get(random.nextInt(all.size()));
        }

        void speaks(String id) {
            talk.says(id, "Word " + random.nextInt(1_000) + " of " + id.length());
            last = id;
        }
    }

    @Test
    void whateverHappensAFreePickIsFair() {
        for (int seed = 0; seed < TABLES; seed++) {
            Table table = new Table(seed, 1);
            for (int step = 0; step < STEPS; step++) happen(table);
        }
    }

    /** Nobody mutes, names or calls anybody. */
    @Test
    void undisturbedNobodyIsEverMoreThanOneTurnBehind() {
        for (int seed = 0; seed < TABLES; seed++) {
            Table table = new Table(seed, 2);
            boolean hats =
                    table.what.endsWith("six_hats"); // there the protocol calls on single ones
            for (int step = 0; step < STEPS; step++) {
                if (table.random.nextInt(8) == 0) table.talk.userSays("Go on, please, all of you.");
                freePick(table);
                if (!hats) assertLevel(table);
            }
        }
    }

    private static void happen(Table table) {
        switch (table.random.nextInt(12)) {
            case 0 -> table.talk.userSays("What about the youngest?");
            case 1 -> addressed(table);
            case 2 -> named(table);
            case 3 -> mute(table);
            default -> {
                if (!table.willing().isEmpty()) freePick(table);
            }
        }
    }

    private static void freePick(Table table) {
        Conversation before = table.talk.conversation();
        Moderator.Pick pick = table.talk.pick();
        assertFalse(pick.speaker().muted(), table.what);
        assertTrue(pick.reason().contains(pick.speaker().persona().name()), pick.reason());
        assertFair(table, before, pick.speaker());
        table.speaks(pick.speaker().id());
    }

    private static void assertFair(Table table, Conversation before, Participant speaker) {
        Protocol protocol = Protocol.of(before);
        Stage stage = protocol.stage(before);
        Phase phase = protocol.phase(stage);
        boolean free = phase.id().equals("discussion");
        List<Participant> due = new ArrayList<>(table.willing());
        if (phase.hat() != null) {
            boolean worn = due.stream().anyMatch(each -> each.id().equals(phase.hat()));
            due.removeIf(
                    each ->
                            worn
                                    ? !each.id().equals(phase.hat())
                                    : each.persona().set().equals("thinking-hats"));
        }
        if (!free) due.removeIf(each -> each.lastSpokeSeq() > stage.fromSeq());
        assertTrue(due.contains(speaker), table.what + ": not " + speaker.id() + "'s turn");
        if (due.size() == 1) return;
        assertNotEquals(table.last, speaker.id(), table.what + ": twice running");
        int fewest =
                due.stream()
                        .filter(each -> !each.id().equals(table.last))
                        .mapToInt(Participant::turns)
                        .min()
                        .orElseThrow();
        assertEquals(fewest, speaker.turns(), table.what + ": not one of the least heard");
    }

    private static void assertLevel(Table table) {
        var turns = table.willing().stream().mapToInt(Participant::turns).summaryStatistics();
        assertTrue(turns.getMax() - turns.getMin() <= 1, table.what + ": somebody is behind");
    }

    private static void addressed(Table table) {
        Participant called = table.anybody();
        table.talk.userSays("What do you say, " + called.persona().name() + "?");
        if (called.muted()) return;
        Moderator.Pick pick = table.talk.pick();
        assertEquals(called.id(), pick.speaker().id(), table.what);
        table.speaks(pick.speaker().id());
    }

    private static void named(Table table) {
        Participant wanted = table.anybody();
        assertEquals(wanted.id(), table.talk.pick(wanted.id()).speaker().id(), table.what);
        table.speaks(wanted.id());
    }

    private static void mute(Table table) {
        Participant one = table.anybody();
        int least = table.willing().stream().mapToInt(Participant::turns).min().orElse(0);
        table.talk.mute(one.id(), !one.muted());
        if (one.muted()) table.talk.turns(one.id(), Math.max(one.turns(), least));
    }
}
