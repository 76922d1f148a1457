package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.ServerTests;
import chatlab.testing.User;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What Chromium really fetches until there is something to be seen, answers of the API included.
 */
final class FirstLoadTest extends ServerTests {
    private static final int MOST = 200_000;

    /**
     * Every body that was asked for before there was something to see, as long as it was on the
     * wire.
     */
    private static final String LOADED =
            """
            () => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
              .filter(({ startTime }) => startTime <= performance.getEntriesByName("first-contentful-paint")[0].startTime)
              .map(({ name, encodedBodySize }) => ({ name, size: encodedBodySize }))
            """;

    private static final String PAINTED =
            "() => performance.getEntriesByName('first-contentful-paint').length > 0";

    @Test
    void theWelcomeAndADiscussionComeInLessThan200Kilobytes() {
        try (Visit visit = Visit.at(client, "/", Look.plain())) {
            assertThat(visit.steps().button("Start as a guest")).isVisible();
            assertLight("the welcome", visit);
            visit.steps().enter();
            String talk = visit.user().launch(Steps.TOPIC, User.THREE);
            visit.user().post(talk + "/next", null).expect(200);
            try (Visit again = new Visit(client.base(), Look.plain())) {
                String session = visit.session().toString();
                again.context()
                        .addInitScript(
                                "localStorage.setItem('chatlab.session', `" + session + "`)");
                again.steps().open(talk);
                assertThat(again.steps().turn(1)).isVisible();
                assertLight("a discussion", again);
            }
        }
    }

    @Test
    void everyModuleIsNamedAtOnceButWhatOnlyCodeNeeds() {
        String index = client.get("/").text();
        assertTrue(index.contains("modulepreload"), index);
        assertEquals(false, index.contains("highlight"), "colours come with the first code");
        try (Visit visit = Visit.at(client, "/", Look.plain())) {
            assertThat(visit.steps().button("Start as a guest")).isVisible();
            Object unnamed =
                    visit.page()
                            .evaluate(
                                    """
                                    () => performance.getEntriesByType("resource")
                                      .map(({ name }) => new URL(name).pathname)
                                      .filter((path) => path.endsWith(".js") && !document.querySelector(`[href="${path}"], [src="${path}"]`))
                                    """);
            assertEquals(List.of(), unnamed);
        }
    }

    private static void assertLight(String what, Visit visit) {
        visit.page().waitForFunction(PAINTED);
        List<?> loaded = (List<?>) visit.page().evaluate(LOADED);
        long sum = 0;
        for (Object each : loaded) {
            sum += ((Number) ((java.util.Map<?, ?>) each).get("size")).longValue();
        }
        assertTrue(sum > 20_000 && sum < MOST, what + ": " + sum + " bytes of " + loaded);
    }
}
