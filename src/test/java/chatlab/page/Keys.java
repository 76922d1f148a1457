package chatlab.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A keyboard, and nothing else. */
record Keys(Page page) {
    /** More than any screen has to be gone through. */
    private static final int MOST = 120;

    private static final String FOCUSED =
            "() => { const e = document.activeElement;"
                    + " return e.tagName + ' ' + (e.ariaLabel ?? e.textContent.slice(0, 40)) }";

    void press(String key) {
        page.keyboard().press(key);
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
