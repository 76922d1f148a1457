package chatlab.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * AI providers.
 *
 * @param openAi set where a key or a base URL is given; a local server needs no key
 * @param preferred the provider that speaks where nobody chose one
 */
public record AiConfig(Optional<Provider> openAi, String preferred, Timeouts timeouts) {

    /**
     * @param models those on offer, the default first
     */
    public record Provider(Optional<String> key, String baseUrl, List<String> models) {
        /** Never the key. */
        @Override
        public String toString() {
            return baseUrl + " " + models;
        }
    }

    /**
     * Limits of one provider call: connecting, until the first byte, between bytes, the whole
     * reply.
     */
    public record Timeouts(Duration connect, Duration firstToken, Duration idle, Duration whole) {}

    static AiConfig of(Environment env) {
        Optional<Provider> openAi =
                provider(env, "OPENAI", "https://api.openai.com/v1", "gpt-4.1-mini");
        String preferred = env.text("AI_PROVIDER", openAi.isPresent() ? "openai" : "offline");
        boolean known =
                preferred.equals("offline") || preferred.equals("openai") && openAi.isPresent();
        if (!known) {
            throw new ConfigError(
                    "AI_PROVIDER",
                    "takes offline, or openai with OPENAI_API_KEY or OPENAI_BASE_URL");
        }
        return new AiConfig(
                openAi,
                preferred,
                new Timeouts(
                        seconds(env, "AI_CONNECT_SECONDS", 5),
                        seconds(env, "AI_FIRST_TOKEN_SECONDS", 60),
                        seconds(env, "AI_IDLE_SECONDS", 30),
                        seconds(env, "AI_TIMEOUT_SECONDS", 300)));
    }

    private static Optional<Provider> provider(
            Environment env, String prefix, String baseUrl, String model) {
        Optional<String> key = env.text(prefix + "_API_KEY");
        if (key.isPresent() && !key.get().matches("[!-~]+")) {
            throw new ConfigError(prefix + "_API_KEY", "takes one line without spaces");
        }
        Optional<String> url = env.url(prefix + "_BASE_URL");
        if (key.isEmpty() && url.isEmpty()) return Optional.empty();
        List<String> models =
                Arrays.stream(env.text(prefix + "_MODEL", model).split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        return Optional.of(new Provider(key, url.orElse(baseUrl), models));
    }

    private static Duration seconds(Environment env, String name, int fallback) {
        return Duration.ofSeconds(env.number(name, fallback, 1, 3600));
    }
}
