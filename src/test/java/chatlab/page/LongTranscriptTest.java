package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.FakeModel;
import chatlab.testing.TestServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A discussion of many turns: all there, in its order, and nothing moves under the reader's eyes.
 */
@Tag("long")
@Timeout(120)
final class LongTranscriptTest {
    private static final int TURNS = 300;

    /** The number of each turn in its words, from top to bottom. */
    private static final String NUMBERS =
            "() => [...document.querySelectorAll('.message .words')].map((each) =>"
                    + " Number(/as number (\\d+)/.exec(each.textContent)?.[1]))";

    /** The first turn that is wholly to be seen, and how far below the top it begins. */
    private static final String READ =
            """
            async () => {
              for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
              const top = document.querySelector(".log").getBoundingClientRect().top;
              const read = [...document.querySelectorAll(".message")].find((each) => each.getBoundingClientRect().top >= top);
              return `${read.id} ${Math.round(read.getBoundingClientRect().top - top)}`;
            }
            """;

    private static final String WATCH =
            """
            () => {
              self.touched = new Set();
              self.more = 0;
              new MutationObserver((changes) => {
                for (const { target, addedNodes } of changes) {
                  const element = target instanceof Element ? target : target.parentElement;
                  const turn = element?.closest(".message");
                  if (turn) self.touched.add(turn.getAttribute("aria-labelledby"));
                  self.more += [...addedNodes].filter((each) => each instanceof Element && each.matches(".message")).length;
                }
              }).observe(document.querySelector(".log"), { subtree: true, childList: true, characterData: true, attributes: true });
            }
            """;

    private final FakeModel model = new FakeModel();
    private TestServer server;
    private Visit visit;
    private Page page;
    private String talk;

    @BeforeEach
    void open(@TempDir Path folder) {
        server = TestServer.start(folder, model.setting());
        visit = Visit.guest(server.client(), Look.plain());
        page = visit.page();
        talk = LongTalk.in(folder, visit.user(), TURNS).path();
    }

    @AfterEach
    void close() {
        try {
            visit.close();
        } finally {
            server.close();
            model.close();
        }
    }

    @Test
    void aLinkToAnEarlyTurnLeadsThereWithEveryTurnInItsOrder() {
        open("#turn-3");
        Locator third = page.locator("#turn-3");
        assertThat(third).isInViewport();
        assertThat(third).isFocused();
        assertThat(third).containsText("number 3");
        assertEquals(IntStream.rangeClosed(1, TURNS).boxed().toList(), page.evaluate(NUMBERS));
        assertThat(page.locator(".message h2")).hasCount(TURNS);
        awaitDressed();
        assertThat(third).isInViewport();
        assertEquals(
                page.evaluate(READ).toString().split(" ")[0],
                "turn-3",
                "what was sought is the first to be read");
    }

    @Test
    void whatIsReadStaysWhereItIsWhileEarlierTurnsComeIn() {
        List<Route> held = new ArrayList<>();
        page.route("**/messages?*cursor=*", held::add);
        open("");
        assertThat(page.locator("#turn-" + TURNS)).isInViewport();
        page.locator(".log").evaluate("log => (log.scrollTop = 700)");
        page.waitForCondition(() -> !held.isEmpty());
        Object before = page.evaluate(READ);
        int known = page.locator(".message").count();
        page.unroute("**/messages?*cursor=*");
        held.removeFirst().resume();
        page.waitForCondition(() -> page.locator(".message").count() > known);
        assertEquals(before, page.evaluate(READ));
        assertThat(page.locator(".message:not(:has(.acts))")).hasCount(0);
        assertEquals(before, page.evaluate(READ));
    }

    @Test
    void aWordMoreChangesOnlyTheTurnThatIsBeingSaid() {
        openWhole();
        FakeModel.Call call = speaking();
        page.evaluate(WATCH);
        for (int i = 0; i < 30; i++) {
            call.delta("word " + i + (i % 10 == 9 ? ".\n\n" : " "));
            assertThat(page.locator("[aria-busy] .words")).containsText("word " + i);
        }
        String live = page.locator("[aria-busy]").getAttribute("aria-labelledby");
        assertEquals(List.of(live), page.evaluate("() => [...self.touched]"));
        assertEquals(0, page.evaluate("() => self.more"));
        call.finish();
        visit.steps().quiet();
        assertEquals(List.of(live), page.evaluate("() => [...self.touched]"));
        assertThat(page.locator("#turn-" + (TURNS + 1))).isInViewport();
    }

    @Test
    void whoReadsFurtherUpIsLeftInPeace() {
        openWhole();
        FakeModel.Call call = speaking();
        page.locator(".log").evaluate("log => (log.scrollTop = log.scrollHeight / 2)");
        Object before = page.evaluate(READ);
        for (int i = 0; i < 20; i++) call.delta("And so on.\n\n");
        call.finish();
        visit.steps().quiet();
        assertEquals(before, page.evaluate(READ));
        visit.steps().button("1 new").click();
        assertThat(page.locator("#turn-" + (TURNS + 1))).isInViewport();
    }

    @Test
    void theBrowsersSearchAndPaperHaveWhatIsFarAway() {
        openWhole();
        Object out =
                page.evaluate(
                        "() => [...document.querySelectorAll('.message')].filter((each) =>"
                                + " getComputedStyle(each).contentVisibility === 'hidden' ||"
                                + " each.closest('[hidden], [inert]')).length");
        assertEquals(0, out, "turns that a browser would not search");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        Object unseen =
                page.evaluate(
                        "() => [...document.querySelectorAll('.message')].filter((each) =>"
                                + " getComputedStyle(each).contentVisibility !== 'visible').length");
        assertEquals(0, unseen);
        assertTrue(page.pdf().length > 100_000, "a paper of many pages");
    }

    private void open(String hash) {
        page.navigate(talk.replace("/conversations/", "/discussions/") + hash);
    }

    /** At the end, with all turns there and dressed. */
    private void openWhole() {
        open("#turn-1");
        awaitDressed();
        page.locator(".log").evaluate("log => log.scrollTo(0, log.scrollHeight)");
        assertThat(page.locator("#turn-" + TURNS)).isInViewport();
    }

    /** Little by little, a few in every frame. */
    private void awaitDressed() {
        page.waitForCondition(() -> page.locator(".message .acts").count() == TURNS);
    }

    private FakeModel.Call speaking() {
        visit.steps().next().click();
        FakeModel.Call call = model.take();
        while (!call.body().toString().contains("Write only")) {
            call.answer("In short."); // the minutes of so long a talk
            call = model.take();
        }
        call.begin().delta("Well. ");
        assertThat(page.locator("[aria-busy] .words")).containsText("Well.");
        return call;
    }
}
