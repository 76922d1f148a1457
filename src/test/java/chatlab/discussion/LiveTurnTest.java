package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Message;
import chatlab.failure.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The timeout is for a hang alone. */
@Timeout(60)
class LiveTurnTest {
    private final Talk talk = Talk.on("Homework", "john-dewey");
    private final Message stored = talk.says("john-dewey", "One two three.");
    private final LiveTurn turn =
            new LiveTurn(
                    talk.conversation(),
                    new UUID(1, 2),
                    Optional.empty(),
                    stored.speaker(),
                    "It is your turn.");

    @Test
    void followersEarlyAndLateHearTheSame() throws Exception {
        Follower early = new Follower();
        Future<?> following = follow(early);
        early.awaitBegin();
        turn.say("One");
        early.awaitText("One");
        turn.say(" two");
        early.awaitText("One two");

        Follower late = new Follower();
        Future<?> followingLate = follow(late);
        late.awaitText("One two");
        turn.say(" three.");
        turn.end(stored);
        following.get();
        followingLate.get();

        assertEquals(List.of("turn", "One", " two", " three.", "message"), early.heard());
        assertEquals(List.of("turn", "One two", " three.", "message"), late.heard());
        assertEquals(early.text(), late.text());
        assertEquals(turn.said(), late.text());
        assertSame(stored, early.message());
        assertSame(stored, late.message());
    }

    @Test
    void whatHasGatheredGoesOutAsOne() throws IOException {
        for (String word : List.of("One", " two", " three.")) turn.say(word);
        turn.end(stored);
        Follower follower = new Follower();

        turn.follow(follower);

        assertEquals(List.of("turn", "One two three.", "message"), follower.heard());
    }

    @Test
    void whatGathersWhileAFollowerIsSlowGoesOutAsOne() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Follower slow = new Follower();
        slow.afterEach(goOn::await);
        Future<?> following = follow(slow);
        turn.say("One");
        slow.awaitText("One");
        turn.say(" two");
        turn.say(" three.");
        turn.end(stored);
        goOn.countDown();
        following.get();

        assertEquals(List.of("turn", "One", " two three.", "message"), slow.heard());
    }

    @Test
    void aFollowerAfterTheEndHearsAllOfIt() throws IOException {
        turn.say("One two three.");
        turn.end(stored);

        for (int i = 0; i < 2; i++) {
            Follower follower = new Follower();
            turn.follow(follower);
            assertEquals(List.of("turn", "One two three.", "message"), follower.heard());
        }
    }

    @Test
    void aFailureComesAfterWhatWasSaid() throws IOException {
        Failure broken = new Failure.Upstream("The provider broke off.");
        turn.say("One");
        turn.end(broken);
        Follower follower = new Follower();

        turn.follow(follower);

        assertEquals(List.of("turn", "One", "failure"), follower.heard());
        assertSame(broken, follower.failure());
    }

    @Test
    void aFollowerThatGoesAwayDisturbsNobody() throws Exception {
        Follower staying = new Follower();
        Future<?> following = follow(staying);
        Follower leaving = new Follower();
        leaving.afterEach(
                () -> {
                    throw new IOException("gone");
                });
        turn.say("One");

        assertThrows(IOException.class, () -> turn.follow(leaving));
        assertFalse(turn.cancellation().isWanted());
        assertFalse(turn.stopped());
        turn.say(" two three.");
        turn.end(stored);
        following.get();

        assertEquals("One two three.", staying.text());
        assertEquals("One", leaving.text());
        assertSame(stored, turn.await());
    }

    @Test
    void awaitReturnsWhatWasStored() throws Exception {
        FutureTask<Message> awaiting = new FutureTask<>(turn::await);
        Thread.ofVirtual().start(awaiting);
        turn.say("One two three.");
        turn.end(stored);

        assertSame(stored, awaiting.get());
        assertSame(stored, turn.await());
    }

    @Test
    void awaitThrowsWhatWentWrong() {
        Failure broken = new Failure.Upstream("The provider broke off.");
        turn.say("One");
        turn.end(broken);

        assertSame(broken, assertThrows(Failure.Upstream.class, turn::await));
    }

    @Test
    void awaitEndsWhenItsThreadIsToStop() {
        Thread.currentThread().interrupt();

        assertThrows(Failure.Unavailable.class, turn::await);
        assertTrue(Thread.interrupted());
    }

    @Test
    void followingEndsWhenItsThreadIsToStop() {
        Thread.currentThread().interrupt();

        assertThrows(IOException.class, () -> turn.follow(new Follower()));
        assertTrue(Thread.interrupted());
    }

    @Test
    void stoppingCancelsTheVoice() {
        turn.stop();

        assertTrue(turn.stopped());
        assertTrue(turn.cancellation().isWanted());
    }

    @Test
    void anEndOfTheVoiceItselfIsNoStop() {
        turn.cancellation().cancel();

        assertFalse(turn.stopped());
    }

    private Future<?> follow(Follower follower) {
        FutureTask<Void> following =
                new FutureTask<>(
                        () -> {
                            turn.follow(follower);
                            return null;
                        });
        Thread.ofVirtual().start(following);
        return following;
    }
}
