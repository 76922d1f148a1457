package chatlab.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.database.Json;
import chatlab.testing.Client;
import chatlab.testing.User;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody at the page, with a browser profile of their own. At its end it fails where the page
 * logged an error, threw one, or asked another host for anything.
 */
final class Visit implements AutoCloseable {
    private static final Set<String> LOCAL = Set.of("data", "blob", "about");

    private static final String FORECAST = "**/perspectives";
    private static final Route.FulfillOptions NOTHING_FORESEEN =
            new Route.FulfillOptions().setContentType("application/json").setBody("{\"items\":[]}");

    private final String base;
    private final Look look;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();
    private final List<String> known = new ArrayList<>();

    Visit(String base, Look look) {
        this.base = base;
        this.look = look;
        this.context = Chromium.browser().newContext(look.options().setBaseURL(base));
        context.addInitScript(look.script());
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> faults.add("Thrown: " + error.error()));
        context.onRequest(request -> asked(request.url()));
        context.route(FORECAST, route -> route.fulfill(NOTHING_FORESEEN));
        this.page = context.newPage();
    }

    /** At an address of the page, opened. */
    static Visit at(Client server, String path, Look look) {
        Visit visit = new Visit(server.base(), look);
        visit.page.navigate(path);
        return visit;
    }

    /** A guest, at the start of a new discussion. */
    static Visit guest(Client server, Look look) {
        Visit visit = at(server, "/", look);
        new Steps(visit.page).enter();
        return visit;
    }

    Page page() {
        return page;
    }

    Steps steps() {
        return new Steps(page);
    }

    Look look() {
        return look;
    }

    BrowserContext context() {
        return context;
    }

    /** Another tab of the same browser. */
    Page tab(String path) {
        Page tab = context.newPage();
        tab.navigate(path);
        return tab;
    }

    /** Whoever is signed in on the page, to be asked by HTTP. */
    User user() {
        JsonNode session = session();
        return new User(
                new Client(base),
                session.at("/user/id").asText(),
                session.path("access_token").asText());
    }

    JsonNode session() {
        Object stored = page.evaluate("() => localStorage.getItem('chatlab.session')");
        try {
            return Json.MAPPER.readTree(String.valueOf(stored));
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** This visit is about a failure of this kind, which the browser logs. */
    Visit expecting(String logged) {
        expected.add(Pattern.compile(logged));
        return this;
    }

    /** The page may speak with this host, too. */
    Visit knowing(String host) {
        known.add(host + "/");
        return this;
    }

    /**
     * What each would likely say is really asked for. Elsewhere it is not: it comes by itself after
     * a pause, and would take a model's call from whatever the test is about.
     */
    Visit foreseeing() {
        context.unroute(FORECAST);
        return this;
    }

    /** What it would fail for by now. */
    String noticed() {
        return faults + " " + strangers;
    }

    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), faults, "errors on the page");
        assertEquals(List.of(), strangers, "requests to other hosts");
    }

    private void heard(ConsoleMessage message) {
        if (!message.type().equals("error")) return;
        String text = message.text() + " (" + message.location() + ")";
        if (expected.stream().noneMatch(each -> each.matcher(text).find())) faults.add(text);
    }

    private void asked(String address) {
        if (LOCAL.contains(address.substring(0, address.indexOf(':')))) return;
        if (known.stream().anyMatch(address::startsWith)) return;
        URI asked = URI.create(address.replaceFirst("[?#].*$", ""));
        URI own = URI.create(base);
        boolean ours = own.getHost().equals(asked.getHost()) && own.getPort() == asked.getPort();
        if (!ours) strangers.add(address);
    }
}
