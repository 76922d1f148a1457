package chatlab.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** So many in a period, written {@code 30/minute}. */
public record Rate(int count, Duration period) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(second|minute|hour|day)");
    private static final Map<String, Duration> PERIODS =
            Map.of(
                    "second", Duration.ofSeconds(1),
                    "minute", Duration.ofMinutes(1),
                    "hour", Duration.ofHours(1),
                    "day", Duration.ofDays(1));

    /** Empty for {@code off}. */
    static Optional<Rate> of(Environment env, String name, String fallback) {
        String text = env.text(name, fallback);
        if (text.equals("off")) return Optional.empty();
        Matcher form = FORM.matcher(text);
        if (form.matches() && Integer.parseInt(form.group(1)) > 0) {
            Duration period = PERIODS.getOrDefault(form.group(2), Duration.ofMinutes(1));
            return Optional.of(new Rate(Integer.parseInt(form.group(1)), period));
        }
        throw new ConfigError(name, "takes N/second, N/minute, N/hour, N/day, or off");
    }
}
