package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A keyboard, and nothing else. */
record Keys(Page page) {
    /** More than any screen has to be gone through. */
    private static final int MOST = 120;

    private static final String FOCUSED =
            "() => { const e = document.activeElement;"
                    + " return e.tagName + ' ' + (e.ariaLabel ?? e.textContent.slice(0, 40)) }";

    /** By an outline or a shadow, its own or of what is around it, as of a card around its box. */
    private static final String SEEN =
            """
            () => {
              const marked = (element) => {
                const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
                return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
              };
              const focused = document.activeElement;
              if (focused === document.body || !focused.checkVisibility()) return false;
              const around = [focused, focused.parentElement, focused.parentElement.parentElement];
              return focused.matches(":focus-visible") && around.some(marked);
            }
            """;

    void press(String key) {
        page.keyboard().press(key);
    }

    /** In the menu of the button that has the focus. */
    void choose(Locator item) {
        press("Enter");
        for (int presses = 0; presses < MOST && !holdsFocus(item); presses++) press("ArrowDown");
        heldBy(item);
        press("Enter");
    }

    /** What has the focus is on the page, and is seen to have it. */
    void heldBy(Locator target) {
        assertThat(target).isFocused();
        assertTrue((Boolean) page.evaluate(SEEN), () -> "unseen: " + page.evaluate(FOCUSED));
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    void tabTo(Locator target) {
        walk("Tab", target);
    }

    void tabBackTo(Locator target) {
        walk("Shift+Tab", target);
    }

    private void walk(String key, Locator target) {
        StringBuilder way = new StringBuilder();
        for (int presses = 0; presses <= MOST; presses++) {
            if (holdsFocus(target)) return;
            press(key);
            way.append(page.evaluate(FOCUSED)).append('\n');
        }
        throw new AssertionError(target + " cannot be reached with " + key + ":\n" + way);
    }

    private static boolean holdsFocus(Locator target) {
        return (Boolean) target.evaluate("element => element === document.activeElement");
    }
}
