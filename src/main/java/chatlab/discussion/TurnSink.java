package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.failure.Failure;
import java.io.IOException;

/**
 * Where a turn is told to while it runs. An {@link IOException} means that nobody listens any more.
 */
interface TurnSink {
    /** Somebody has been picked and is about to speak. */
    void turn(LiveTurn turn) throws IOException;

    void delta(String text) throws IOException;

    /** The reply, once it is durable. */
    void message(Message message) throws IOException;

    void failure(Failure failure) throws IOException;

    /** Nothing has happened for a while. */
    void quiet() throws IOException;
}
