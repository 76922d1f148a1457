package chatlab.page;

import com.microsoft.playwright.Browser;
import java.util.stream.Stream;

/** What the page is looked at with: a wide screen with a mouse, or a small phone. */
enum Device {
    DESKTOP(1440, 900, false),
    PHONE(360, 740, true);

    /** The narrower one, where things lack room first; the long tables have both. */
    static Stream<Device> usual() {
        return Chromium.LONG ? Stream.of(values()) : Stream.of(PHONE);
    }

    private final int width;
    private final int height;
    private final boolean touch;

    Device(int width, int height, boolean touch) {
        this.width = width;
        this.height = height;
        this.touch = touch;
    }

    int width() {
        return width;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(touch)
                .setIsMobile(touch)
                .setLocale("en-GB");
    }
}
