package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFormatTest {
    private final LoggerContext context = new LoggerContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u0085", "\u2028"})
    void aMessageCannotBeginALineOfItsOwn(String lineBreak) throws Exception {
        String told = "refused" + lineBreak + "12:00:00.000 INFO  forged";

        String text = written("text", told);
        String json = written("json", told);

        assertTrue(text.endsWith(" x.Y refused 12:00:00.000 INFO  forged\n"), text);
        assertEquals(1, text.lines().count(), text);
        assertEquals(1, json.lines().count(), json);
    }

    @Test
    void theRestOfAMessageIsAsItWas() throws Exception {
        String text = written("text", "a  b\tc \\n $1 {} %n");

        assertTrue(text.endsWith("a  b\tc \\n $1 {} %n\n"), text);
    }

    private String written(String format, String message) throws Exception {
        context.putProperty("LOG_FORMAT", format);
        context.putProperty("LOG_LEVEL", "info");
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
        var root = context.getLogger("ROOT");
        var appender = (OutputStreamAppender<?>) root.getAppender(format);
        var event =
                new LoggingEvent(
                        "", context.getLogger("x.Y"), Level.INFO, message, null, new Object[0]);
        @SuppressWarnings("unchecked")
        var encoder =
                (ch.qos.logback.core.encoder.Encoder<Object>)
                        (ch.qos.logback.core.encoder.Encoder<?>) appender.getEncoder();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
