package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chatlab.testing.FakeModel;
import chatlab.testing.TestServer;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How smoothly a discussion of 1,000 turns moves, as it is and with a processor slowed down: {@code
 * make bench-page}. It asserts nothing. The frames say what somebody sees on this machine as busy
 * as it is; the processor's own time says what the page costs.
 */
final class FrameTimes {
    private static final int TURNS = 1_000;
    private static final int PIECES = 300;
    private static final int[] SLOWED = {1, 4};
    private static final int PATIENCE_MILLIS = 120_000;

    private static final String WATCH =
            """
            const seen = { frames: [], long: [], shift: 0 };
            self.frameTimes = seen;
            let last = 0;
            const frame = (now) => {
              if (last) seen.frames.push(now - last);
              last = now;
              requestAnimationFrame(frame);
            };
            requestAnimationFrame(frame);
            const each = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type });
            each("longtask", ({ duration }) => seen.long.push(duration));
            each("layout-shift", ({ value }) => (seen.shift += value));
            """;
    private static final String BEGIN =
            "() => Object.assign(self.frameTimes, { frames: [], long: [], shift: 0 })";
    private static final String END =
            """
            () => {
              const { frames, long, shift } = self.frameTimes;
              frames.sort((one, other) => one - other);
              const at = (share) => (frames[Math.floor((frames.length - 1) * share)] ?? 0).toFixed(0);
              return `${frames.length} frames, ms p50 ${at(0.5)} p95 ${at(0.95)} max ${at(1)}; ` +
                `${long.length} long tasks, longest ${Math.max(0, ...long).toFixed(0)}; layout shift ${shift.toFixed(4)}`;
            }
            """;

    @Test
    void measure(@TempDir Path folder) {
        FakeModel model = new FakeModel();
        try (model;
                TestServer server = TestServer.start(folder, model.setting())) {
            for (int slowed : SLOWED) {
                Look look = new Look(Device.DESKTOP, Look.Theme.PAPER, false);
                try (Visit visit = Visit.guest(server.client(), look)) {
                    String talk = LongTalk.in(folder, visit.user(), TURNS).path();
                    new Run(visit, slowed, model, devtools(visit, slowed)).all(talk);
                }
            }
        }
    }

    private static CDPSession devtools(Visit visit, int slowed) {
        CDPSession devtools = visit.context().newCDPSession(visit.page());
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", slowed);
        devtools.send("Emulation.setCPUThrottlingRate", rate);
        JsonObject processor = new JsonObject();
        processor.addProperty("timeDomain", "threadTicks");
        devtools.send("Performance.enable", processor);
        return devtools;
    }

    private record Run(Visit visit, int slowed, FakeModel model, CDPSession devtools) {
        void all(String talk) {
            Page page = visit.page();
            page.addInitScript(WATCH);
            phase("a link to turn 3, until it is there", () -> deepLink(talk));
            page.navigate("about:blank");
            visit.steps().open(talk);
            assertThat(page.locator("#turn-" + TURNS)).isVisible();
            page.locator("#turn-" + (TURNS - 2)).hover();
            phase("reading back to the top", this::readBack);
            phase("the wheel, fast, both ways", this::wheel);
            page.locator(".log").evaluate("log => log.scrollTo(0, log.scrollHeight)");
            stream();
        }

        private void deepLink(String talk) {
            Page page = visit.page();
            page.navigate(talk.replace("/conversations/", "/discussions/") + "#turn-3");
            assertThat(page.locator("#turn-3[data-sought]"))
                    .isInViewport(
                            new LocatorAssertions.IsInViewportOptions()
                                    .setTimeout(PATIENCE_MILLIS));
        }

        private void readBack() {
            Page page = visit.page();
            Locator first = page.locator("#turn-1");
            while (first.count() == 0) {
                page.mouse().wheel(0, -1_500);
                pause(16);
            }
        }

        private void wheel() {
            for (int i = 0; i < 240; i++) {
                visit.page().mouse().wheel(0, i / 60 % 2 == 0 ? 2_000 : -2_000);
                pause(8);
            }
        }

        private void stream() {
            model.reset(); // calls for the minutes of the talk before, which nobody waits for
            visit.steps().next().click();
            FakeModel.Call call = reply().begin().delta("Well. ");
            assertThat(visit.page().locator(".message[aria-busy]")).isVisible();
            phase("a reply of " + PIECES + " pieces", () -> speak(call));
        }

        private void speak(FakeModel.Call call) {
            for (int i = 0; i < PIECES; i++) {
                call.delta(i % 40 == 39 ? "so.\n\nAnd **then** " : "word by word ");
                pause(25);
            }
            call.finish();
            assertThat(visit.steps().stop())
                    .hasAttribute(
                            "aria-disabled",
                            "true",
                            new LocatorAssertions.HasAttributeOptions()
                                    .setTimeout(PATIENCE_MILLIS));
        }

        /** The call for a turn; what else the server asks, as for the minutes, has its answer. */
        private FakeModel.Call reply() {
            FakeModel.Call call = model.take();
            while (!call.body().toString().contains("Write only")) {
                call.answer("In short.");
                call = model.take();
            }
            return call;
        }

        private void phase(String name, Runnable work) {
            visit.page().evaluate("() => { self.frameTimes && (" + BEGIN + ")() }");
            Map<String, Double> before = metrics();
            work.run();
            Map<String, Double> after = metrics();
            StringBuilder line = new StringBuilder("slowed " + slowed + "x, " + name + ": ");
            line.append(visit.page().evaluate(END)).append("; processor ms");
            for (String part : new String[] {"Task", "Script", "Layout", "RecalcStyle"}) {
                double spent = after.get(part + "Duration") - before.get(part + "Duration");
                line.append(String.format(Locale.ROOT, " %s %.0f", part, spent * 1_000));
            }
            System.out.println(line);
        }

        private Map<String, Double> metrics() {
            Map<String, Double> found = new HashMap<>();
            devtools.send("Performance.getMetrics")
                    .getAsJsonArray("metrics")
                    .forEach(
                            each ->
                                    found.put(
                                            each.getAsJsonObject().get("name").getAsString(),
                                            each.getAsJsonObject().get("value").getAsDouble()));
            return found;
        }

        /** As fast as somebody turns a wheel, or a model writes: this is what is measured. */
        private static void pause(int millis) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }
}
