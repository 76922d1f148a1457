package chatlab.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A visit whose screens are looked at in every theme, with axe; the long tables leave a screenshot
 * of each. The theme is changed in place, and what does not hang on it is asked once. At its end it
 * fails for what was found.
 */
final class Inspection implements AutoCloseable {
    private static final String WEAR =
            "theme => { document.documentElement.dataset.theme = theme }";

    private final Visit visit;
    private final List<String> findings = new ArrayList<>();

    Inspection(Visit visit) {
        this.visit = visit;
    }

    static Look on(Device device) {
        return new Look(device, Look.Theme.PAPER, true);
    }

    Visit visit() {
        return visit;
    }

    void look(String name) {
        for (Look.Theme theme : Look.Theme.values()) {
            Page page = visit.page();
            page.evaluate(WEAR, theme.id());
            String shown = new Look(visit.look().device(), theme, true) + "-" + name;
            if (Chromium.LONG) page.screenshot(file(shown));
            List<String> found =
                    theme == Look.Theme.PAPER ? Axe.findings(page) : Axe.colourFindings(page);
            found.forEach(each -> findings.add(shown + ": " + each));
        }
        visit.page().evaluate(WEAR, Look.Theme.PAPER.id());
    }

    private static Page.ScreenshotOptions file(String shown) {
        return new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", shown + ".png"));
    }

    @Override
    public void close() {
        visit.close();
        assertEquals(List.of(), findings);
    }
}
