package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.http.Contract;
import chatlab.testing.Answer;
import chatlab.testing.ServerTests;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The server serves what openapi.yaml names, no more and no less. */
final class ContractRoutesTest extends ServerTests {
    @Test
    void routesAreExactlyTheOperationsOfTheContract() {
        List<String> operations = new ArrayList<>();
        Contract.load()
                .document()
                .path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method ->
                                                        operations.add(
                                                                method.toUpperCase(Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        assertEquals(new TreeSet<>(operations), new TreeSet<>(server.app().routes()));
        assertEquals(operations.size(), server.app().routes().size(), "a route is there twice");
    }

    @Test
    void servesTheContractItIsHeldTo() {
        Answer served = client.get("/openapi.json").expect(200);
        assertEquals("application/json", served.header("Content-Type"));
        assertEquals(Contract.load().document(), served.json());
    }

    @Test
    void docsAreAPageOfWhichEveryPartComesFromHere() {
        Answer page = client.get("/docs").expect(200);
        assertTrue(page.header("Content-Type").startsWith("text/html"));
        List<String> assets = assets(page.text());
        assertTrue(assets.size() >= 3, () -> "found only " + assets);
        for (String asset : assets) {
            assertTrue(asset.startsWith("/") && !asset.startsWith("//"), asset);
            assertTrue(client.get(asset).expect(200).body().length > 0, asset);
        }
    }

    @Test
    void docsMayLoadNothingFromOtherHosts() {
        String policy = client.get("/docs").header("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'self';"), policy);
        assertFalse(policy.contains("http"), policy);
        assertFalse(policy.replaceAll("style-src[^;]*", "").contains("unsafe"), policy);
    }

    @Test
    void bothHealthPathsSayTheSame() {
        Answer health = client.get("/health").expect(200);
        assertEquals("ok", health.at("/status"));
        assertEquals("sqlite", health.at("/database"));
        assertEquals(health.json(), client.get("/health_check").expect(200).json());
    }

    @Test
    void configSaysHowToSignInAndWhoMaySpeak() {
        Answer config = client.get("/api/config").expect(200);
        assertEquals("local", config.at("/auth_mode"));
        assertTrue(config.json().path("guests").booleanValue());
        assertEquals("offline", config.at("/default_provider"));
        assertEquals("offline", config.at("/providers/0/id"));
        assertEquals(10_000, config.json().at("/limits/message_length").intValue());
    }

    /** Whatever the page makes a browser load; inline data aside. */
    private static List<String> assets(String html) {
        List<String> assets = new ArrayList<>();
        Matcher matcher = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(html);
        while (matcher.find()) {
            if (!matcher.group(1).startsWith("data:")) assets.add(matcher.group(1));
        }
        return assets;
    }
}
