package chatlab.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.ServerTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Of a character's colour the page takes the hue: whichever that is, built in or somebody's own, it
 * can be read in every theme.
 */
@Timeout(120)
final class ColoursTest extends ServerTests {
    private static final double READABLE = 4.5; // WCAG 2.2, contrast (minimum), for text

    /** Each hue's contrasts: its text on the page and on its tint, and letters on its ground. */
    private static final String CONTRASTS =
            """
            () => {
              const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
              const light = (color) => {
                pixel.fillStyle = color;
                pixel.fillRect(0, 0, 1, 1);
                const [r, g, b] = [...pixel.getImageData(0, 0, 1, 1).data].map((each) => each / 255)
                  .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const contrast = (one, other) => {
                const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
                return (bright + 0.05) / (dark + 0.05);
              };
              const voice = document.createElement("span");
              voice.className = "voiced";
              const ink = document.createElement("i");
              voice.append(ink);
              document.body.append(voice);
              const color = (name) => {
                ink.style.color = `var(${name})`;
                return getComputedStyle(ink).color;
              };
              const found = {};
              for (let hue = 0; hue < 360; hue++) {
                voice.style.setProperty("--hue", String(hue));
                voice.style.setProperty("--shade", String(((hue * 4) % 360) / 360));
                found[hue] = [
                  contrast(color("--voice-ink"), color("--page")),
                  contrast(color("--voice-ink"), color("--voice-tint")),
                  contrast(color("--on-ground"), color("--voice-ground")),
                ];
              }
              return found;
            }""";

    @ParameterizedTest
    @EnumSource
    void everyHueCanBeReadInEveryTheme(Look.Theme theme) {
        Look look = new Look(Device.DESKTOP, theme, true);
        try (Visit visit = Visit.guest(server.client(), look)) {
            @SuppressWarnings("unchecked")
            var found = (Map<String, List<Number>>) visit.page().evaluate(CONTRASTS);
            assertEquals(360, found.size());
            found.forEach(
                    (hue, contrasts) ->
                            contrasts.forEach(
                                    each ->
                                            assertTrue(
                                                    each.doubleValue() >= READABLE,
                                                    theme + ", hue " + hue + ": " + contrasts)));
        }
    }
}
