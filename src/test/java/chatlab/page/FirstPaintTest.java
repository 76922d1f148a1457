package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.ServerTests;
import chatlab.testing.User;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What goes over the wire until there is something to be seen. */
final class FirstPaintTest extends ServerTests {
    private static final int MOST = 200_000;

    /** Every body that came, as long as it was on the wire, the page's own included. */
    private static final String LOADED =
            """
            () => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
              .map(({ name, encodedBodySize }) => ({ name, size: encodedBodySize }))
            """;

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/~[^\"]+)\"");

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
    void whatTheFirstPageNamesIsCompressedAndLastsForEver() {
        String index = client.get("/").text();
        long sum = 0;
        for (String path : FILE.matcher(index).results().map(each -> each.group(1)).toList()) {
            Answer file = client.get(path, "Accept-Encoding", "gzip, deflate, br");
            file.expect(200);
            long length = Long.parseLong(file.header("Content-Length"));
            boolean small = length < 1_000;
            assertTrue(small || file.header("Content-Encoding").equals("gzip"), path);
            assertTrue(file.header("Cache-Control").contains("immutable"), path);
            sum += length;
        }
        assertTrue(sum > 0 && sum < MOST, "bytes in all: " + sum);
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
        List<?> loaded = (List<?>) visit.page().evaluate(LOADED);
        long sum = 0;
        for (Object each : loaded) {
            sum += ((Number) ((java.util.Map<?, ?>) each).get("size")).longValue();
        }
        System.out.println(what + ": " + sum + " bytes in " + loaded.size() + " answers");
        assertTrue(sum > 20_000 && sum < MOST, what + ": " + sum + " bytes of " + loaded);
    }
}
