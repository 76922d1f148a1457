package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.failure.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what a turn tells it; others can wait until it has heard something. */
final class Follower implements TurnSink {
    /** What a follower does once it has heard a piece. */
    @FunctionalInterface
    interface Act {
        void run() throws IOException, InterruptedException;
    }

    private final List<String> heard = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Act afterEach = () -> {};
    private @Nullable Message message;
    private @Nullable Failure failure;

    void afterEach(Act act) {
        afterEach = act;
    }

    synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    synchronized String text() {
        return text.toString();
    }

    synchronized @Nullable Message message() {
        return message;
    }

    synchronized @Nullable Failure failure() {
        return failure;
    }

    synchronized void awaitBegin() throws InterruptedException {
        while (heard.isEmpty()) wait();
    }

    synchronized void awaitText(String wanted) throws InterruptedException {
        while (!text.toString().equals(wanted)) wait();
    }

    @Override
    public void turn(LiveTurn turn) {
        hear("turn");
    }

    @Override
    public void delta(String piece) throws IOException {
        synchronized (this) {
            text.append(piece);
            hear(piece);
        }
        try {
            afterEach.run();
        } catch (InterruptedException stopping) {
            throw new IOException(stopping);
        }
    }

    @Override
    public synchronized void message(Message stored) {
        message = stored;
        hear("message");
    }

    @Override
    public synchronized void failure(Failure why) {
        failure = why;
        hear("failure");
    }

    @Override
    public void quiet() {}

    private synchronized void hear(String what) {
        heard.add(what);
        notifyAll();
    }
}
