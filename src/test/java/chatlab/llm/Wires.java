package chatlab.llm;

import chatlab.config.AiConfig;
import chatlab.config.Vendor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What tests of every wire format share. */
final class Wires {
    static final String KEY = "key-of-the-operator";

    private Wires() {}

    static ModelClient client(Vendor vendor, FakeProvider provider) {
        boolean versioned = vendor == Vendor.OPENAI || vendor == Vendor.XAI;
        String url = versioned ? provider.url() : provider.url().replace("/v1", "");
        var config = new AiConfig.Provider(vendor, Optional.of(KEY), url, List.of("a-model"));
        var timeouts = OpenAiClientTest.patient();
        return new Providers(
                        new AiConfig(
                                List.of(config),
                                vendor.id(),
                                List.of(),
                                Optional.empty(),
                                timeouts,
                                OpenAiClientTest.ONCE,
                                AiConfig.Budgets.NONE))
                .client(vendor.id())
                .orElseThrow();
    }

    /** The body asked. */
    static JsonNode json(FakeProvider.Request request) throws IOException {
        return new ObjectMapper().readTree(request.body());
    }

    /** A stream of these, in which single quotes stand for double ones. */
    static String events(String... events) {
        StringBuilder stream = new StringBuilder();
        for (String event : events) {
            stream.append("data: ").append(event.replace('\'', '"')).append("\n\n");
        }
        return stream.toString();
    }
}
