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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How smoothly a discussion of 1,000 turns moves: {@code make bench-page}. It asserts nothing. */
final class FrameTimes {
    private static final int TURNS = Integer.getInteger("turns", 1_000);
    private static final int TOKENS = 300;
    private static final int SLOWED = 4;

    private static final String WATCH =
            """
            () => {
              const seen = { frames: [], long: [], shift: 0, on: true };
              self.frameTimes = seen;
              let last = 0;
              const frame = (now) => {
                if (seen.on && last) seen.frames.push(now - last);
                last = now;
                requestAnimationFrame(frame);
              };
              requestAnimationFrame(frame);
              new PerformanceObserver((list) => seen.on && seen.long.push(...list.getEntries().map((each) => each.duration))).observe({ type: "longtask" });
              new PerformanceObserver((list) => {
                for (const each of list.getEntries()) if (seen.on) seen.shift += each.value;
              }).observe({ type: "layout-shift" });
            }
            """;
    private static final String BEGIN =
            "() => Object.assign(self.frameTimes, { frames: [], long: [], shift: 0, on: true })";
    private static final String END =
            """
            () => {
              const { frames, long, shift } = Object.assign(self.frameTimes, { on: false });
              frames.sort((one, other) => one - other);
              const at = (share) => (frames[Math.min(frames.length - 1, Math.floor(frames.length * share))] ?? 0).toFixed(1);
              return `${frames.length} frames p50 ${at(0.5)} p95 ${at(0.95)} max ${at(1)} ms; ` +
                `${long.length} long tasks, ${long.reduce((sum, each) => sum + each, 0).toFixed(0)} ms, longest ${Math.max(0, ...long).toFixed(0)}; shift ${shift.toFixed(4)}`;
            }
            """;

    @Test
    void measure(@TempDir Path folder) {
        FakeModel model = new FakeModel();
        try (model;
                TestServer server =
                        TestServer.start(
                                folder,
                                model.setting(),
                                "WEB_FOLDER=" + System.getProperty("web", "web"))) {
            Look look = new Look(Device.DESKTOP, Look.Theme.PAPER, false);
            for (int slowed :
                    Integer.getInteger("rate", 0) > 0
                            ? new int[] {Integer.getInteger("rate")}
                            : new int[] {1, SLOWED}) {
                try (Visit visit = Visit.guest(server.client(), look)) {
                    LongTalk talk = LongTalk.in(folder, visit.user(), TURNS);
                    new Run(visit, slowed, model).all(talk.path());
                }
            }
        }
    }

    public static void main(String[] settings) throws Exception {
        new FrameTimes().measure(java.nio.file.Files.createTempDirectory("frames"));
        System.exit(0);
    }

    private record Run(Visit visit, int slowed, FakeModel model) {
        void all(String talk) {
            Page page = visit.page();
            page.addInitScript("(" + WATCH + ")()");
            CDPSession devtools = visit.context().newCDPSession(page);
            JsonObject rate = new JsonObject();
            rate.addProperty("rate", slowed);
            devtools.send("Emulation.setCPUThrottlingRate", rate);
            JsonObject cpu = new JsonObject();
            cpu.addProperty("timeDomain", "threadTicks");
            devtools.send("Performance.enable", cpu);
            if (!Boolean.getBoolean("short")) deepLink(talk);
            page.navigate("about:blank");
            visit.steps().open(talk);
            assertThat(page.locator("#turn-" + TURNS)).isVisible();
            page.locator("#turn-" + (TURNS - 2)).hover();
            phase(devtools, "reading back to the top", this::readBack);
            phase(devtools, "wheel, fast, both ways", this::wheel);
            visit.steps().next().focus();
            page.locator(".log").evaluate("log => log.scrollTo(0, log.scrollHeight)");
            phase(devtools, "a frame at rest, at the end", () -> pause(1_000));
            stream(devtools);
        }

        private void deepLink(String talk) {
            Page page = visit.page();
            long began = System.nanoTime();
            page.navigate(talk.replace("/conversations/", "/discussions/") + "#turn-3");
            assertThat(page.locator("#turn-3[data-sought]"))
                    .isInViewport(new LocatorAssertions.IsInViewportOptions().setTimeout(60_000));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            report("jump to #turn-3, " + millis + " ms", String.valueOf(page.evaluate(END)));
        }

        private void readBack() {
            Page page = visit.page();
            Locator first = page.locator("#turn-1");
            for (int i = 0; i < 3_000 && first.count() == 0; i++) {
                page.mouse().wheel(0, -1_500);
                pause(16);
            }
            assertThat(first).isAttached();
        }

        private void wheel() {
            Page page = visit.page();
            for (int i = 0; i < 240; i++) {
                page.mouse().wheel(0, i / 60 % 2 == 0 ? -2_000 : 2_000);
                pause(8);
            }
        }

        private void stream(CDPSession devtools) {
            Page page = visit.page();
            visit.steps().next().click();
            FakeModel.Call call = reply();
            call.begin().delta("Well. ");
            assertThat(page.locator(".message[aria-busy]")).isVisible();
            Map<String, Double> before = metrics(devtools);
            page.evaluate(BEGIN);
            for (int i = 0; i < TOKENS; i++) {
                call.delta(i % 40 == 39 ? "so.\n\nAnd **then** " : "word by word ");
                pause(25);
            }
            call.finish();
            assertThat(visit.steps().stop())
                    .hasAttribute(
                            "aria-disabled",
                            "true",
                            new LocatorAssertions.HasAttributeOptions().setTimeout(60_000));
            String frames = String.valueOf(page.evaluate(END));
            Map<String, Double> after = metrics(devtools);
            report("a reply of " + TOKENS + " pieces at the end", frames);
            spent(before, after, TOKENS);
        }

        private static void spent(
                Map<String, Double> before, Map<String, Double> after, int parts) {
            StringBuilder line =
                    new StringBuilder("      CPU ms" + (parts > 1 ? " a piece:" : ":"));
            for (String name : new String[] {"Task", "Script", "Layout", "RecalcStyle"}) {
                double spent = after.get(name + "Duration") - before.get(name + "Duration");
                line.append(String.format(Locale.ROOT, " %s %.2f", name, spent * 1_000 / parts));
            }
            line.append(" nodes ").append(after.get("Nodes").longValue());
            System.out.println(line);
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

        private void phase(CDPSession devtools, String name, Runnable work) {
            Map<String, Double> before = metrics(devtools);
            visit.page().evaluate(BEGIN);
            work.run();
            report(name, String.valueOf(visit.page().evaluate(END)));
            spent(before, metrics(devtools), 1);
        }

        private void report(String name, String figures) {
            System.out.println("CPU/" + slowed + "  " + name + ": " + figures);
        }

        private void pause(int millis) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }

        private static Map<String, Double> metrics(CDPSession devtools) {
            Map<String, Double> found = new java.util.HashMap<>();
            devtools.send("Performance.getMetrics")
                    .getAsJsonArray("metrics")
                    .forEach(
                            each ->
                                    found.put(
                                            each.getAsJsonObject().get("name").getAsString(),
                                            each.getAsJsonObject().get("value").getAsDouble()));
            return found;
        }
    }
}
