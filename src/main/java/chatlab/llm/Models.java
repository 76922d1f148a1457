package chatlab.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The models that are known, from {@code models.json}: prices, sizes, and what they do not take.
 */
public final class Models {
    private static final String FILE = "/models.json";

    /** What is assumed of others, such as a small model on one's own machine. */
    private static final Model OTHER = new Model(8_192, null, null);

    private static final Map<String, Model> KNOWN = read();

    private Models() {}

    /** By its name, which may end in a date: {@code claude-haiku-4-5-20251001}. */
    public static Model of(String name) {
        Model exact = KNOWN.get(name);
        if (exact != null) return exact;
        String undated = name.replaceFirst("-(\\d{4}-?\\d{2}-?\\d{2}|latest)$", "");
        return KNOWN.getOrDefault(undated, OTHER);
    }

    private static Map<String, Model> read() {
        try (InputStream in = Objects.requireNonNull(Models.class.getResourceAsStream(FILE))) {
            Map<String, Model> models = new HashMap<>();
            new ObjectMapper()
                    .readTree(in)
                    .path("models")
                    .properties()
                    .forEach(entry -> models.put(entry.getKey(), model(entry.getValue())));
            return Map.copyOf(models);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE, unreadable);
        }
    }

    private static Model model(JsonNode facts) {
        return new Model(
                facts.path("context").asInt(), facts.path("effort").textValue(), prices(facts));
    }

    private static Model.@Nullable Prices prices(JsonNode facts) {
        if (!facts.has("input")) return null;
        BigDecimal input = price(facts, "input");
        BigDecimal cached = facts.has("cached_input") ? price(facts, "cached_input") : input;
        return new Model.Prices(input, cached, price(facts, "output"));
    }

    private static BigDecimal price(JsonNode facts, String name) {
        return new BigDecimal(facts.path(name).asText());
    }
}
