package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chatlab.database.Json;
import chatlab.page.OwnSteps.Dropped;
import chatlab.testing.ServerTests;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Character cards, let go over the page and taken away again; what is none is refused kindly. */
@Timeout(120)
final class CardsTest extends ServerTests {
    private static final String ADA =
            """
            {"spec": "chara_card_v2", "spec_version": "2.0", "data": {"name": "Captain Ada",
              "description": "{{char}} sails.", "first_mes": "Ahoy!", "creator_notes": "Kept."}}
            """;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @Test
    void severalCardsAreLetGoAtOnceAndEachHasItsOutcome() {
        try (Visit visit = Visit.guest(server.client(), Look.plain()).expecting("4\\d\\d")) {
            OwnSteps own = OwnSteps.of(visit);
            own.list();
            own.drop(
                    List.of(
                            card("ada.json", ADA),
                            card("holiday.jpg", "no picture"),
                            card("nameless.json", "{\"spec\": \"chara_card_v2\", \"data\": {}}"),
                            card(
                                    "plain.json",
                                    "{\"name\": \"Old Tom\", \"description\": \"V1\"}")));
            Locator outcome = arrivals(visit);
            assertThat(outcome).hasCount(4);
            assertThat(outcome.nth(0)).hasText("CCaptain Ada came along from ada.json.");
            assertThat(outcome.nth(1)).containsText("holiday.jpg could not come along. This is");
            assertThat(outcome.nth(2)).containsText("nameless.json could not come along. ");
            assertThat(outcome.nth(2)).containsText("name: ");
            assertThat(outcome.nth(3)).containsText("Old Tom came along");
            assertThat(own.card("Captain Ada")).isVisible();
            assertThat(own.card("Old Tom")).isVisible();
            visit.steps().button("Clear this list").click();
            assertThat(outcome).hasCount(0);
        }
    }

    @Test
    void aCardThatIsTakenAlongComesBackAsItWent() throws IOException {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            OwnSteps own = OwnSteps.of(visit);
            own.list();
            visit.page()
                    .locator(".bring input[type=file]")
                    .setInputFiles(
                            new FilePayload("ada.json", "application/json", ADA.getBytes(UTF_8)));
            assertThat(own.card("Captain Ada")).isVisible();
            JsonNode third = json(saved(visit, "JSON (V3)", "Captain Ada.json"));
            assertEquals("chara_card_v3", third.path("spec").asText());
            assertEquals("Kept.", third.at("/data/creator_notes").asText());
            JsonNode second = json(saved(visit, "JSON (V2)", "Captain Ada (V2).json"));
            assertEquals("chara_card_v2", second.path("spec").asText());
            byte[] picture = saved(visit, "PNG", "Captain Ada.png");
            assertArrayEquals(PNG, Arrays.copyOf(picture, PNG.length));
            own.drop(List.of(new Dropped("again.png", picture)));
            assertThat(own.card("Captain Ada")).hasCount(2);
            own.card("Captain Ada").first().click();
            assertThat(own.field("Who is this?")).hasValue("{{char}} sails.");
            visit.page().getByText("First words, and how").click();
            assertThat(own.field("First words")).hasValue("Ahoy!");
        }
    }

    @Test
    void aHostileCardIsTextAndAsksNobodyForAnything() throws IOException {
        String hostile = "<img src=http://elsewhere.invalid/x onerror='self.canary=1'>";
        String json =
                Json.MAPPER.writeValueAsString(
                        Json.MAPPER
                                .createObjectNode()
                                .put("name", hostile)
                                .put("description", hostile)
                                .put("personality", hostile)
                                .put("first_mes", hostile));
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            OwnSteps own = OwnSteps.of(visit);
            own.list();
            own.drop(List.of(card(hostile.replace('/', '_') + ".json", json)));
            assertThat(own.card(hostile)).isVisible();
            own.card(hostile).click();
            assertThat(visit.steps().heading(hostile)).isVisible();
            assertThat(own.field("Who is this?")).hasValue(hostile);
            assertThat(own.saved()).isVisible();
            assertNull(visit.page().evaluate("() => self.canary"));
        }
    }

    private static Dropped card(String name, String content) {
        return new Dropped(name, content.getBytes(UTF_8));
    }

    private static Locator arrivals(Visit visit) {
        return visit.page().getByLabel("Cards brought along").locator("> li");
    }

    private static byte[] saved(Visit visit, String kind, String name) throws IOException {
        Download file =
                visit.page().waitForDownload(() -> OwnSteps.of(visit).choose("Captain Ada", kind));
        assertEquals(name, file.suggestedFilename());
        return Files.readAllBytes(file.path());
    }

    private static JsonNode json(byte[] content) throws IOException {
        return Json.MAPPER.readTree(content);
    }
}
