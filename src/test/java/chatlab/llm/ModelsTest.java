package chatlab.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.Vendor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Prices and sizes from the data file. */
class ModelsTest {
    @Test
    void whatACallCosts() {
        Model haiku = Models.of("claude-haiku-4-5");
        assertEquals(cost("0.006"), haiku.cost(new Usage(1_000, 1_000)));
        // of 1,000 tokens 600 were read from the cache at a tenth, 200 put there at 1.25 times
        assertEquals(cost("0.00551"), haiku.cost(new Usage(1_000, 600, 200, 1_000)));
    }

    @Test
    void costsNothingKnownWhereThePriceOrTheCountIsNot() {
        assertEquals(Optional.empty(), Models.of("llama3.2").cost(new Usage(10, 10)));
        assertEquals(Optional.empty(), Models.of("claude-haiku-4-5").cost(Usage.UNKNOWN));
    }

    @Test
    void aDatedNameIsTheSameModel() {
        assertEquals(Models.of("claude-haiku-4-5"), Models.of("claude-haiku-4-5-20251001"));
        assertEquals(Models.of("gpt-4o-mini"), Models.of("gpt-4o-mini-2024-07-18"));
        assertEquals(Models.of("llama3.2"), Models.of("gpt-4o-mini-large"));
    }

    @Test
    void aSmallModelIsShownLess() {
        assertTrue(
                Models.of("llama3.2").historyTokens()
                        < Models.of("claude-haiku-4-5").historyTokens());
    }

    @Test
    void theFileSaysWhenItWasTrueAndHoldsSaneNumbers() throws IOException {
        try (InputStream in = Models.class.getResourceAsStream("/models.json")) {
            JsonNode file = new ObjectMapper().readTree(in);
            assertTrue(file.path("as_of").asText().matches("20\\d\\d-[01]\\d"));
            for (Map.Entry<String, JsonNode> entry : file.path("models").properties()) {
                Model model = Models.of(entry.getKey());
                assertTrue(model.context() >= 8_192, entry.getKey());
                Model.Prices prices = model.prices();
                if (prices == null) continue;
                assertTrue(prices.input().signum() > 0, entry.getKey());
                assertTrue(prices.output().compareTo(prices.input()) >= 0, entry.getKey());
                assertTrue(prices.cachedInput().compareTo(prices.input()) <= 0, entry.getKey());
            }
        }
    }

    @Test
    void everyVendorsDefaultIsKnown() {
        for (Vendor vendor : Vendor.values()) {
            assertTrue(Models.of(vendor.model()).context() > 8_192, vendor.model());
        }
    }

    private static Optional<BigDecimal> cost(String usd) {
        return Optional.of(new BigDecimal(usd));
    }
}
