package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.FakeModel;
import chatlab.testing.FakeModelTests;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reply looks from its first letters as it will look in the end, and pushes nothing about. */
@Timeout(120)
final class GrowingReplyTest extends FakeModelTests {
    private static final String REPLY =
            """
            ## What I would do

            First of all **watch**, and *only* then `speak()`. The [essay of 1938](https://example.org/essay) says ~~more~~
            as much; 2 * 3 snakes_in_a_name & a bracket [sic] do no harm.

            1. Arrange the **room**.
            2. Wait:
               - alone,
               - or with a *friend*.

            - [x] told
            - [ ] to be told

            | who | decides |
            | --- | --- |
            | teacher | the frame |
            | child | the **work** |

            ```python
            def wait(child):
                return child * 2  # **not** bold
            ```

            > So it was, and
            > so it is.

            ---

            That is all.
            """;

    /**
     * What is wrong with how the text grows, letter by letter; each step may only add to the one
     * before.
     */
    private static final String GROWTH =
            """
            async (text) => {
              const { blocks } = await import("/js/markdown.js");
              const { steady } = await import("/js/model/unfinished.js");
              const shown = (come) => {
                const box = document.createElement("div");
                for (const { make } of blocks(come)) box.append(make());
                return { words: box.textContent.replace(/\\s+/g, " ").trim(), tags: [...box.querySelectorAll("*")].map((each) => each.nodeName).join(" ") };
              };
              const wrong = [];
              let before = { words: "", tags: "" };
              for (let length = 1; length <= text.length; length++) {
                const now = shown(steady(text.slice(0, length)));
                if (!now.words.startsWith(before.words) || !now.tags.startsWith(before.tags)) wrong.push([text.slice(0, length).slice(-30), before, now]);
                before = now;
              }
              const whole = shown(text);
              if (whole.words !== before.words || whole.tags !== before.tags) wrong.push(["in the end", before, whole]);
              return wrong.map((each) => JSON.stringify(each));
            }
            """;

    private static final String WATCH =
            """
            () => {
              self.shift = 0;
              new PerformanceObserver((list) => {
                for (const each of list.getEntries()) {
                  self.shift += each.value;
                  for (const { node, previousRect: from, currentRect: to } of each.sources)
                    (self.shifted ??= []).push(`${node?.nodeName} ${node?.textContent?.slice(0, 30)} ${from.x},${from.y} > ${to.x},${to.y}`);
                }
              }).observe({ type: "layout-shift" });
            }
            """;

    @Test
    void nothingThatIsShownChangesItsForm() {
        try (Visit visit = Visit.guest(client, Look.plain())) {
            assertEquals(List.of(), visit.page().evaluate(GROWTH, REPLY));
        }
    }

    @Test
    void nothingMovesWhileItGrowsNorWhenItIsWhole() {
        for (Device device : Device.values()) {
            Look look = new Look(device, Look.Theme.PAPER, true);
            try (Visit visit = Visit.guest(client, look)) {
                Page page = visit.page();
                visit.steps().open(visit.user().launch(Steps.TOPIC, "john-dewey", "bell-hooks"));
                visit.steps().next().click();
                FakeModel.Call call = model.take().begin().delta("Well. ");
                assertThat(page.locator("[aria-busy] .words")).containsText("Well.");
                page.evaluate(WATCH);
                for (int at = 0; at < REPLY.length(); at += 7) {
                    call.delta(REPLY.substring(at, Math.min(at + 7, REPLY.length())));
                }
                assertThat(page.locator("[aria-busy] .words")).containsText("That is all");
                call.finish();
                visit.steps().quiet();
                page.evaluate(
                        "() => new Promise((done) => requestAnimationFrame(() =>"
                                + " setTimeout(done)))");
                double shift = ((Number) page.evaluate("() => self.shift")).doubleValue();
                assertTrue(
                        shift < 0.01,
                        device + ": " + shift + " " + page.evaluate("() => self.shifted"));
            }
        }
    }

    @Test
    void codeIsNamedColouredAndCopied() {
        try (Visit visit = Visit.guest(client, Look.on(Device.DESKTOP))) {
            Page page = visit.page();
            visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            visit.steps().open(visit.user().launch(Steps.TOPIC, "john-dewey", "bell-hooks"));
            visit.steps().next().click();
            model.take().answer(REPLY);
            Locator code = page.getByRole(AriaRole.FIGURE);
            assertThat(code.locator("figcaption")).containsText("Python");
            assertThat(code.locator(".hljs-keyword")).hasText(new String[] {"def", "return"});
            visit.steps().quiet();
            code.getByText("Copy").click();
            assertThat(page.getByText("Copied.")).isVisible();
            assertEquals(
                    "def wait(child):\n    return child * 2  # **not** bold",
                    page.evaluate("() => navigator.clipboard.readText()"));
        }
    }

    @Test
    void listsKeepTheirNumbersAndColumnsTheirSide() {
        try (Visit visit = Visit.guest(client, Look.plain())) {
            Object kept =
                    visit.page()
                            .evaluate(
                                    """
                                    async () => {
                                      const { markdown } = await import("/js/markdown.js");
                                      const made = markdown("7. seven\\n\\n| a | b |\\n| --- | --: |\\n| 1 | 2 |");
                                      return [made.querySelector("ol").start, made.querySelectorAll("td")[1].align];
                                    }
                                    """);
            assertEquals(List.of(7, "right"), kept);
        }
    }

    @Test
    void wideCodeAndTablesScrollByKeyboardAndThePageDoesNot() {
        try (Visit visit = Visit.guest(client, Look.on(Device.PHONE))) {
            Page page = visit.page();
            visit.steps().open(visit.user().launch(Steps.TOPIC, "john-dewey", "bell-hooks"));
            visit.steps().next().click();
            String wide = "one column | ".repeat(9);
            model.take()
                    .answer(
                            "```\n"
                                    + "wide ".repeat(40)
                                    + "\n```\n\n| "
                                    + wide
                                    + "\n| "
                                    + "--- | ".repeat(9)
                                    + "\n| "
                                    + wide);
            visit.steps().quiet();
            for (String frame : List.of("pre", ".wide")) {
                Locator scrolled = page.locator(".words " + frame);
                scrolled.focus();
                page.keyboard().press("ArrowRight");
                page.waitForCondition(
                        () ->
                                ((Number) scrolled.evaluate("each => each.scrollLeft")).intValue()
                                        > 0);
            }
            String fits =
                    """
                    () => [document.documentElement, document.querySelector(".log")]
                      .every((each) => each.scrollWidth <= each.clientWidth)
                    """;
            assertEquals(true, page.evaluate(fits));
        }
    }
}
