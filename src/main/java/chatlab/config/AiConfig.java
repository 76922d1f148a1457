package chatlab.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * AI providers.
 *
 * @param providers those with a key or a base URL of their own; a local server needs no key
 * @param preferred the id of the provider that speaks where nobody chose one
 * @param fallback the ids of those that are asked, in this order, where one fails before a word
 * @param temperature for every voice; the providers' own where empty
 */
public record AiConfig(
        List<Provider> providers,
        String preferred,
        List<String> fallback,
        Optional<Double> temperature,
        Timeouts timeouts,
        Retries retries,
        Budgets budgets) {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    /** The voice that needs no provider. */
    public static final String OFFLINE = "offline";

    /**
     * @param models those on offer, the default first
     */
    public record Provider(
            Vendor vendor, Optional<String> key, String baseUrl, List<String> models) {
        /** Never the key. */
        @Override
        public String toString() {
            return vendor + " " + baseUrl + " " + models;
        }
    }

    /**
     * Limits of one provider call: connecting, until the first byte, between bytes, the whole
     * reply.
     */
    public record Timeouts(Duration connect, Duration firstToken, Duration idle, Duration whole) {}

    /**
     * @param more how many tries there are after the first
     * @param first the wait before the second try; it doubles
     */
    public record Retries(int more, Duration first) {}

    /** Tokens a day (UTC): of all together, of one user, of one guest; empty for no limit. */
    public record Budgets(Optional<Long> all, Optional<Long> user, Optional<Long> guest) {
        public static final Budgets NONE =
                new Budgets(Optional.empty(), Optional.empty(), Optional.empty());

        /** Without a key nobody is paid, so only what was set by hand limits anything. */
        private static Budgets of(Environment env, boolean paid) {
            return new Budgets(
                    env.limit("DAILY_TOKENS", paid ? "2000000" : "off"),
                    env.limit("USER_DAILY_TOKENS", paid ? "200000" : "off"),
                    env.limit("GUEST_DAILY_TOKENS", paid ? "20000" : "off"));
        }
    }

    static AiConfig of(Environment env) {
        List<Provider> providers =
                Arrays.stream(Vendor.values())
                        .flatMap(vendor -> provider(env, vendor).stream())
                        .toList();
        List<String> ids =
                Stream.concat(
                                providers.stream().map(provider -> provider.vendor().id()),
                                Stream.of(OFFLINE))
                        .toList();
        String preferred = known("AI_PROVIDER", env.text("AI_PROVIDER", ids.getFirst()), ids);
        List<String> fallback =
                names(env.text("AI_FALLBACK", "")).stream()
                        .map(name -> known("AI_FALLBACK", name, ids))
                        .toList();
        boolean paid = providers.stream().anyMatch(provider -> provider.key().isPresent());
        return new AiConfig(
                providers,
                preferred,
                fallback,
                temperature(env),
                new Timeouts(
                        seconds(env, "AI_CONNECT_SECONDS", 5),
                        seconds(env, "AI_FIRST_TOKEN_SECONDS", 60),
                        seconds(env, "AI_IDLE_SECONDS", 30),
                        seconds(env, "AI_TIMEOUT_SECONDS", 300)),
                new Retries(env.number("AI_RETRIES", 2, 0, 5), FIRST_WAIT),
                Budgets.of(env, paid));
    }

    private static Optional<Double> temperature(Environment env) {
        Optional<String> text = env.text("AI_TEMPERATURE");
        if (text.isPresent() && !text.get().matches("[01](\\.\\d{1,3})?|2(\\.0)?")) {
            throw new ConfigError("AI_TEMPERATURE", "takes a number from 0 to 2");
        }
        return text.map(Double::valueOf);
    }

    private static Optional<Provider> provider(Environment env, Vendor vendor) {
        String prefix = vendor.name();
        Optional<String> key = env.text(prefix + "_API_KEY");
        if (key.isPresent() && !key.get().matches("[!-~]+")) {
            throw new ConfigError(prefix + "_API_KEY", "takes one line without spaces");
        }
        Optional<String> url = env.url(prefix + "_BASE_URL");
        if (key.isEmpty() && url.isEmpty()) return Optional.empty();
        List<String> models = names(env.text(prefix + "_MODEL", vendor.model()));
        return Optional.of(new Provider(vendor, key, url.orElse(vendor.baseUrl()), models));
    }

    private static String known(String variable, String id, List<String> ids) {
        if (ids.contains(id)) return id;
        throw new ConfigError(
                variable, "takes those that have a key or a base URL: " + String.join(", ", ids));
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Duration seconds(Environment env, String name, int fallback) {
        return Duration.ofSeconds(env.number(name, fallback, 1, 3600));
    }
}
