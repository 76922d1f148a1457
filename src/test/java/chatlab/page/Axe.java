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
            async (rules) => {
              const moving = document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime !== Infinity);
              await Promise.allSettled(moving.map((each) => each.finished));
              const { violations } = await axe.run(document, { resultTypes: ["violations"], ...(rules.length && { runOnly: rules }) });
              return violations
                .filter(({ impact }) => impact === "serious" || impact === "critical")
                .flatMap(({ id, nodes }) => nodes.map((node) => [id, node.target.join(" "), node.failureSummary.replace(/\\s+/g, " ")].join(" | ")));
            }
            """;

    private Axe() {}

    /** The rules of which the outcome hangs on the theme. */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    /** What is serious or critical. */
    static List<String> findings(Page page) {
        return findings(page, List.of());
    }

    /** Of that, what another theme may have brought about. */
    static List<String> colourFindings(Page page) {
        return findings(page, OF_COLOURS);
    }

    @SuppressWarnings("unchecked")
    private static List<String> findings(Page page, List<String> rules) {
        boolean there = (Boolean) page.evaluate("() => Boolean(window.axe)");
        if (!there) page.evaluate("() => { " + SOURCE + " }");
        return (List<String>) page.evaluate(RUN, rules);
    }

    private static String source() {
        try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
