package chatlab.page;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe-core, let loose on what a page shows. */
final class Axe {
    private static final String SOURCE = source();

    /** A finding for each element, so that a failure says where to look. */
    private static final String RUN =
            """
            async () => {
              const moving = document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime !== Infinity);
              await Promise.allSettled(moving.map((each) => each.finished));
              const { violations } = await axe.run(document, { resultTypes: ["violations"] });
              return violations
                .filter(({ impact }) => impact === "serious" || impact === "critical")
                .flatMap(({ id, nodes }) => nodes.map((node) => [id, node.target.join(" "), node.failureSummary.replace(/\\s+/g, " ")].join(" | ")));
            }
            """;

    private Axe() {}

    /** What is serious or critical. */
    @SuppressWarnings("unchecked")
    static List<String> findings(Page page) {
        page.evaluate("() => { if (!window.axe) { " + SOURCE + " } }");
        return (List<String>) page.evaluate(RUN);
    }

    private static String source() {
        try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
