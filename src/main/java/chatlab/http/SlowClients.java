package chatlab.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;

/**
 * Drops connections on which a request's head does not arrive in time. The server's idle timeout
 * drops those that say nothing, but starts anew with every byte.
 */
final class SlowClients implements Connection.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * A connection between two requests.
     *
     * @param bytes that had come when the next request had not begun
     * @param since when that was seen
     */
    private record Pause(long bytes, Instant since) {}

    private final Clock clock;
    private final Map<Connection, Pause> pauses = new ConcurrentHashMap<>();

    SlowClients(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void onOpened(Connection connection) {
        pauses.put(connection, pause(connection));
    }

    @Override
    public void onClosed(Connection connection) {
        pauses.remove(connection);
    }

    /** A request's head is whole. */
    void begun(Connection connection) {
        pauses.remove(connection);
    }

    /** A request was answered; the connection is kept for the next one. */
    void answered(Connection connection) {
        if (connection.getEndPoint().isOpen()) pauses.put(connection, pause(connection));
    }

    /** To be called now and then. */
    void drop() {
        Instant now = clock.instant();
        pauses.forEach(
                (connection, pause) -> {
                    if (connection.getBytesIn() == pause.bytes())
                        pauses.replace(connection, pause, new Pause(pause.bytes(), now));
                    else if (pause.since().plus(PATIENCE).isBefore(now))
                        connection.getEndPoint().close();
                });
    }

    private Pause pause(Connection connection) {
        return new Pause(connection.getBytesIn(), clock.instant());
    }
}
