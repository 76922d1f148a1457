package chatlab.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * What is logged while this is open: of ours everything, down to debugging, which meanwhile is not
 * printed; of the libraries what their levels let through.
 */
public final class LogLines implements AutoCloseable {
    private final Logger ours = (Logger) LoggerFactory.getLogger("chatlab");
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    lines.add(line(event));
                }
            };

    public LogLines() {
        appender.start();
        ours.setLevel(Level.DEBUG);
        ours.setAdditive(false);
        ours.addAppender(appender);
        root.addAppender(appender);
    }

    /** The lines so far, each with all that is known of its exception. */
    public List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        ours.detachAppender(appender);
        ours.setAdditive(true);
        ours.setLevel(null);
    }

    private static String line(ILoggingEvent event) {
        String thrown =
                event.getThrowableProxy() == null
                        ? ""
                        : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getLevel()
                + " "
                + event.getLoggerName()
                + " "
                + event.getThreadName()
                + " "
                + event.getFormattedMessage()
                + " "
                + event.getMDCPropertyMap()
                + thrown;
    }
}
