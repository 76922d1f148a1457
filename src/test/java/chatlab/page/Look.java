package chatlab.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;

/** A device and a theme; {@code still} where nothing is to move. */
record Look(Device device, Theme theme, boolean still) {
    enum Theme {
        PAPER,
        NIGHT,
        MATRIX;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Look on(Device device) {
        return new Look(device, Theme.PAPER, false);
    }

    /** On a desktop, without motion: for what has nothing to do with how it looks. */
    static Look plain() {
        return new Look(Device.DESKTOP, Theme.PAPER, true);
    }

    Browser.NewContextOptions options() {
        return device.options()
                .setReducedMotion(still ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE);
    }

    /** What the page finds in its storage when it is first opened. */
    String script() {
        return "try { localStorage.getItem('chatlab.theme')"
                + " ?? localStorage.setItem('chatlab.theme', '"
                + theme.id()
                + "') } catch {}";
    }

    @Override
    public String toString() {
        return device.width() + "-" + theme.id();
    }
}
