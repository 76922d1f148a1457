package chatlab.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;

/** Answers of the server that come late, do not come, or say that nothing comes. */
final class Held {
    private final Page page;
    private final String addresses;
    private final List<Route> waiting = new ArrayList<>();

    /** From now on whatever is asked of these addresses waits for {@link #letGo}. */
    Held(Page page, String addresses) {
        this.page = page;
        this.addresses = addresses;
        page.route(addresses, waiting::add);
    }

    /** From now on these addresses answer 503. */
    static void refuse(Page page, String addresses) {
        page.route(addresses, InsightsTest::unavailable);
    }

    /** From now on nobody is at these addresses. */
    static void cutOff(Page page, String addresses) {
        page.route(addresses, Route::abort);
    }

    void letGo() {
        page.unroute(addresses);
        waiting.forEach(Route::resume);
        waiting.clear();
    }
}
