package chatlab.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.AiConfig;
import chatlab.config.Vendor;
import chatlab.failure.Failure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProvidersTest {
    private static final AiConfig.Provider OPENAI =
            new AiConfig.Provider(
                    Vendor.OPENAI,
                    Optional.of("sk-1"),
                    "http://localhost:1",
                    List.of("small", "large"));

    @Test
    void alwaysOffersTheOfflineVoice() {
        Providers none = new Providers(VendorTests.config(List.of(), "offline"));

        assertEquals(
                List.of(new Providers.Offer("offline", "Offline voice", List.of())), none.offers());
        assertEquals("offline", none.preferred());
        assertEquals(new Providers.Choice("offline", null), none.choose(null, null));
        assertEquals(Optional.empty(), none.client("offline"));
    }

    @Test
    void offersWhatIsConfigured() {
        Providers both = both("openai");

        assertEquals(
                List.of("openai", "offline"),
                both.offers().stream().map(Providers.Offer::id).toList());
        assertEquals(List.of("small", "large"), both.offers().getFirst().models());
        assertInstanceOf(OpenAiClient.class, both.client("openai").orElseThrow());
        assertEquals(Optional.empty(), both.client("offline"));
        assertEquals(Optional.empty(), both.client("hal9000"));
    }

    @Test
    void choosesThePreferredOneAndItsFirstModelWhereNobodyChose() {
        assertEquals(new Providers.Choice("openai", "small"), both("openai").choose(null, null));
        assertEquals(new Providers.Choice("offline", null), both("offline").choose(null, null));
    }

    @Test
    void choosesWhatWasAskedFor() {
        assertEquals(
                new Providers.Choice("openai", "large"), both("openai").choose("openai", "large"));
        assertEquals(
                new Providers.Choice("openai", "small"), both("offline").choose("openai", null));
        assertEquals(new Providers.Choice("offline", null), both("openai").choose("offline", null));
        assertTrue(both("openai").isOnOffer("openai", "large"));
        assertTrue(both("openai").isOnOffer(null, null));
    }

    @Test
    void findsTheProviderOfAModel() {
        assertEquals(
                new Providers.Choice("openai", "large"), both("offline").choose(null, "large"));
    }

    @Test
    void refusesWhatIsNotOnOffer() {
        assertEquals(List.of("body", "provider"), refused("hal9000", null));
        assertEquals(List.of("body", "model"), refused("openai", "huge"));
        assertEquals(List.of("body", "model"), refused("offline", "large"));
        assertEquals(List.of("body", "model"), refused(null, "huge"));
    }

    private static List<Object> refused(@Nullable String provider, @Nullable String model) {
        Failure.Invalid invalid =
                assertThrows(Failure.Invalid.class, () -> both("openai").choose(provider, model));
        assertFalse(both("openai").isOnOffer(provider, model));
        return invalid.faults().getFirst().loc();
    }

    private static Providers both(String preferred) {
        return new Providers(VendorTests.config(List.of(OPENAI), preferred));
    }
}
