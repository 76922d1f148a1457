package chatlab.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import chatlab.database.Json;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A visit among texts that want to run, with the page's security policy or, in case that fails,
 * without. At its end it fails where any of them did, or is more than text.
 */
final class Guarded implements AutoCloseable {
    /** Elements and attributes that no text may have made. */
    private static final String INTRUDERS =
            """
            () => [...document.querySelectorAll("html > :not(head, body), body *")].filter((each) =>
              each.matches("script, iframe, frame, object, embed, applet, portal, style, link, base, meta, math, audio, video, source, track, map, area, marquee, image, title, xmp, plaintext, animate, set, foreignObject")
              || [...each.attributes].some(({ name }) => name.startsWith("on") || ["srcdoc", "srcset", "ping", "formaction", "background", "autofocus", "http-equiv"].includes(name))
              || (each.matches("a[href]") && !["http:", "https:", "mailto:"].includes(each.protocol))
              || each.matches(".words :is(img, form, input, textarea, select, dialog, template, [name], [id]:not(.source))")
              || (each.matches(".words *, h1, h1 *, .talk *, .toast *, .points *, .arrivals *") && [...each.style].some((name) => !name.startsWith("--")))
            ).map((each) => each.outerHTML.slice(0, 300))
            """;

    private static final Pattern DOCUMENTS =
            Pattern.compile("^[^/]+//[^/]+/(new|(characters|discussions)(/[^/]*)?)?([?#].*)?$");

    private final Visit visit;
    private final List<String> dialogs = new ArrayList<>();

    private Guarded(Visit visit) {
        this.visit = visit;
        visit.page()
                .onDialog(
                        dialog -> {
                            dialogs.add(dialog.message());
                            dialog.dismiss();
                        });
    }

    /**
     * Without the policy, which is the harder case; the long tables have it with the policy, too.
     */
    static Stream<Boolean> policies() {
        return Chromium.LONG ? Stream.of(false, true) : Stream.of(false);
    }

    /** At the start of a new discussion, as somebody who is there already. */
    static Guarded as(User user, boolean policy) {
        Visit visit = new Visit(user.client().base(), Look.plain());
        if (!policy) visit.context().route(DOCUMENTS, Guarded::withoutPolicy);
        ObjectNode session = Json.MAPPER.createObjectNode().put("access_token", user.token());
        session.putObject("user").put("id", user.id()).put("full_name", "Ada");
        String stored = Json.MAPPER.getNodeFactory().textNode(session.toString()).toString();
        visit.context()
                .addInitScript(
                        "try { localStorage.getItem('chatlab.session') ??"
                                + " localStorage.setItem('chatlab.session', "
                                + stored
                                + ") } catch {}");
        visit.page().navigate("/new");
        return new Guarded(visit);
    }

    Visit visit() {
        return visit;
    }

    Page page() {
        return visit.page();
    }

    Steps steps() {
        return visit.steps();
    }

    /** Nothing that is shown now is more than text. */
    void look() {
        assertEquals(List.of(), visit.page().evaluate(INTRUDERS));
        assertNull(visit.page().evaluate("() => self.canary"));
    }

    @Override
    public void close() {
        try (visit) {
            look();
            assertEquals(1, visit.context().pages().size(), "nothing has opened a window");
        }
        assertEquals(List.of(), dialogs);
    }

    private static void withoutPolicy(Route route) {
        APIResponse answer = route.fetch();
        Map<String, String> headers = new HashMap<>(answer.headers());
        assertNotNull(headers.remove("content-security-policy"));
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
    }
}
