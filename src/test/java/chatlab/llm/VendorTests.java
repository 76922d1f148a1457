package chatlab.llm;

import chatlab.config.AiConfig;
import chatlab.config.Vendor;
import chatlab.testing.VendorWire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A vendor on loopback, and whoever asks it. Subclasses are run for each vendor. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class VendorTests {
    static final String KEY = "key-of-the-operator";
    static final AiConfig.Retries ONCE = new AiConfig.Retries(0, Duration.ofMillis(1));
    static final ModelRequest REQUEST =
            new ModelRequest(
                    "a-model",
                    List.of(
                            new ModelRequest.Message(
                                    ModelRequest.Role.SYSTEM, "You are “John Dewey”."),
                            new ModelRequest.Message(
                                    ModelRequest.Role.USER, "Hello 🦉\n\"quoted\""),
                            new ModelRequest.Message(ModelRequest.Role.ASSISTANT, "Good day."),
                            new ModelRequest.Message(ModelRequest.Role.USER, "Go on.")),
                    List.of("\nMaria:", "###"),
                    700);

    final Vendor vendor;
    final VendorWire wire;
    final List<String> heard = new CopyOnWriteArrayList<>();
    final Cancellation cancellation = new Cancellation();
    Optional<String> key = Optional.of(KEY);
    AiConfig.Timeouts timeouts = patient();
    AiConfig.Retries retries = ONCE;

    private final List<Providers> asked = new ArrayList<>();

    VendorTests(Vendor vendor) {
        this.vendor = vendor;
        this.wire = new VendorWire(vendor);
    }

    @AfterEach
    void hangUp() {
        asked.forEach(Providers::close);
    }

    /** Asks a provider that answers with this. */
    final ModelReply hear(String answer) throws IOException {
        try (FakeProvider provider = FakeProvider.sending(answer)) {
            return ask(provider);
        }
    }

    /** Says what a provider was asked that answers properly. */
    final FakeProvider.Request asked(ModelRequest request) throws IOException {
        try (FakeProvider provider = FakeProvider.sending(VendorWire.STREAM + wire.end())) {
            ask(provider.url(), request, heard::add);
            return provider.requests.getFirst();
        }
    }

    final ModelReply ask(FakeProvider provider) {
        return ask(provider.url(), REQUEST, heard::add);
    }

    final ModelReply ask(String url, ModelRequest request, Consumer<String> text) {
        var provider = new AiConfig.Provider(vendor, key, wire.base(url), List.of("a-model"));
        Providers providers =
                new Providers(config(List.of(provider), vendor.id(), timeouts, retries));
        asked.add(providers);
        return providers.client(vendor.id()).orElseThrow().stream(request, text, cancellation);
    }

    static AiConfig config(List<AiConfig.Provider> providers, String preferred) {
        return config(providers, preferred, patient(), ONCE);
    }

    /** Longer than any test takes. */
    static AiConfig.Timeouts patient() {
        return timeouts(120_000, 120_000, 120_000);
    }

    static AiConfig.Timeouts timeouts(int firstTokenMillis, int idleMillis, int wholeMillis) {
        return new AiConfig.Timeouts(
                Duration.ofSeconds(5),
                Duration.ofMillis(firstTokenMillis),
                Duration.ofMillis(idleMillis),
                Duration.ofMillis(wholeMillis));
    }

    private static AiConfig config(
            List<AiConfig.Provider> providers,
            String preferred,
            AiConfig.Timeouts timeouts,
            AiConfig.Retries retries) {
        return new AiConfig(
                providers,
                preferred,
                List.of(),
                Optional.empty(),
                timeouts,
                retries,
                AiConfig.Budgets.NONE);
    }
}
