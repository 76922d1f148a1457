package chatlab.llm;

import chatlab.config.AiConfig;
import chatlab.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The AI providers on offer. {@code offline} always is: the voice that needs none. */
public final class Providers implements AutoCloseable {
    public static final String OFFLINE = AiConfig.OFFLINE;

    /**
     * @param models the default first; none for the offline voice
     */
    public record Offer(String id, String name, List<String> models) {}

    /** Who is to write a reply. */
    public record Choice(String provider, @Nullable String model) {}

    private record Entry(Offer offer, Optional<ModelClient> client) {}

    private final List<Entry> entries = new ArrayList<>();
    private final String preferred;
    private final List<String> fallback;
    private final @Nullable Double temperature;
    private final Optional<Transport> transport; // none where there is nobody to ask

    public Providers(AiConfig config) {
        this.preferred = config.preferred();
        this.fallback = config.fallback();
        this.temperature = config.temperature().orElse(null);
        this.transport =
                config.providers().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Transport(config.timeouts(), config.retries()));
        for (AiConfig.Provider each : config.providers()) {
            Offer offer = new Offer(each.vendor().id(), each.vendor().title(), each.models());
            entries.add(new Entry(offer, transport.map(way -> client(each, way))));
        }
        entries.add(new Entry(new Offer(OFFLINE, "Offline voice", List.of()), Optional.empty()));
    }

    private static ModelClient client(AiConfig.Provider provider, Transport transport) {
        return switch (provider.vendor()) {
            case OPENAI, XAI -> new OpenAiClient(provider, transport);
            case ANTHROPIC -> new AnthropicClient(provider, transport);
            case GEMINI -> new GeminiClient(provider, transport);
        };
    }

    public List<Offer> offers() {
        return entries.stream().map(Entry::offer).toList();
    }

    public String preferred() {
        return preferred;
    }

    /** For every voice; null for the provider's own. */
    public @Nullable Double temperature() {
        return temperature;
    }

    /** The client; empty for the offline voice. */
    public Optional<ModelClient> client(String provider) {
        return entries.stream()
                .filter(entry -> entry.offer().id().equals(provider))
                .findFirst()
                .flatMap(Entry::client);
    }

    /**
     * What was asked for, or the defaults.
     *
     * @throws Failure.Invalid for a provider or model that is not on offer
     */
    public Choice choose(@Nullable String provider, @Nullable String model) {
        String chosen = provider != null ? provider : preferredFor(model);
        Offer offer =
                offers().stream()
                        .filter(each -> each.id().equals(chosen))
                        .findFirst()
                        .orElseThrow(() -> notOnOffer("provider"));
        if (model != null && !offer.models().contains(model)) throw notOnOffer("model");
        String fallback = offer.models().isEmpty() ? null : offer.models().getFirst();
        return new Choice(chosen, model != null ? model : fallback);
    }

    /** The one chosen, and those that are asked in its place where it fails before a word. */
    public List<Choice> chain(Choice chosen) {
        return Stream.concat(
                        Stream.of(chosen),
                        fallback.stream()
                                .filter(each -> !each.equals(chosen.provider()))
                                .map(each -> choose(each, null)))
                .toList();
    }

    /** Whether {@link #choose} would accept it. */
    public boolean isOnOffer(@Nullable String provider, @Nullable String model) {
        String chosen = provider != null ? provider : preferredFor(model);
        return offers().stream()
                .anyMatch(
                        offer ->
                                offer.id().equals(chosen)
                                        && (model == null || offer.models().contains(model)));
    }

    /** Hangs up on all of them. */
    @Override
    public void close() {
        transport.ifPresent(Transport::close);
    }

    private String preferredFor(@Nullable String model) {
        return offers().stream()
                .filter(offer -> model != null && offer.models().contains(model))
                .map(Offer::id)
                .findFirst()
                .orElse(preferred);
    }

    private static Failure notOnOffer(String field) {
        return new Failure.Invalid(
                field, "This " + field + " is not on offer here; see /api/config.", "not_on_offer");
    }
}
