package chatlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request comes from 127.0.0.1; what its headers say differs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressesTest {
    private static final String FORWARDED = "X-Forwarded-For";
    private static final String FLY = "Fly-Client-IP";
    private static final Map<String, String> PROXIES =
            Map.of("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/9, 2001:db8:aa::/48");

    private static final Consumer<Api> ROUTES =
            api -> api.get("/where", call -> call.json(Map.of("from", call.address())));

    private final Map<Map<String, String>, LittleServer> servers = new HashMap<>();
    private Path folder;

    @BeforeAll
    void open(@TempDir Path given) {
        folder = given;
    }

    @AfterAll
    void stop() {
        servers.values().forEach(LittleServer::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {FORWARDED, FLY})
    void whatAStrangerSaysOfItselfDoesNotCount(String header) {
        assertEquals("127.0.0.1", where(Map.of(), header, "203.0.113.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {FORWARDED, FLY})
    void whatATrustedProxySaysCounts(String header) {
        assertEquals("203.0.113.1", where(PROXIES, header, " 203.0.113.1"));
    }

    @Test
    void aProxyThatNamesNobodyIsTheClient() {
        assertEquals("127.0.0.1", where(PROXIES));
    }

    /** What stands further to the left, a caller may have written. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7, 203.0.113.1 | 203.0.113.1",
                "203.0.113.1 , 10.0.0.9 | 203.0.113.1",
                "203.0.113.1,10.0.0.9,10.127.255.255 | 203.0.113.1",
                "203.0.113.1, 10.128.0.0 | 10.128.0.0",
                "10.0.0.9, 10.0.0.8 | 10.0.0.9",
                "203.0.113.1, unknown, 10.0.0.8 | 10.0.0.8",
                "203.0.113.1, nobody | 127.0.0.1",
                "203.0.113.1, localhost | 127.0.0.1",
                "203.0.113.1:4711 | 203.0.113.1",
                "203.0.113.1, 2001:db8:aa:1::9 | 203.0.113.1"
            })
    void theLastHopThatIsNoProxyOfOursIsTheClient(String hops, String client) {
        assertEquals(client, where(PROXIES, FORWARDED, hops));
    }

    @Test
    void aHeaderThatCameTwiceIsOneList() {
        assertEquals(
                "203.0.113.1",
                where(PROXIES, FORWARDED, "198.51.100.7, 203.0.113.1", FORWARDED, "10.0.0.9"));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff::1, 2001:db8:1:2:0:0:0:0/64",
        "[2001:db8:1:2::1]:443, 2001:db8:1:2:0:0:0:0/64",
        "[2001:db8:1:2::1], 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2::1%eth0, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::1, 2001:db8:1:3:0:0:0:0/64",
        "::ffff:203.0.113.1, 203.0.113.1"
    })
    void anIpv6ClientIsItsWholeNetwork(String hop, String client) {
        assertEquals(client, where(PROXIES, FORWARDED, hop));
    }

    @Test
    void flysWordComesFirstOnlyOnFly() {
        String[] both = {FLY, "203.0.113.1", FORWARDED, "203.0.113.1, 198.51.100.7"};
        Map<String, String> onFly =
                Map.of("TRUSTED_PROXIES", "127.0.0.1", "FLY_MACHINE_ID", "a-machine");

        assertEquals("198.51.100.7", where(PROXIES, both));
        assertEquals("203.0.113.1", where(onFly, both));
        assertEquals("198.51.100.7", where(onFly, FORWARDED, "198.51.100.7"));
        assertEquals("198.51.100.7", where(onFly, FLY, "?", FORWARDED, "198.51.100.7"));
    }

    /** Names are never looked up, and a text made to be hard takes no time. */
    @ParameterizedTest
    @ValueSource(strings = {":", "1", "1.", "[", "]", "%", "a:", "[]:1"})
    @Timeout(60)
    void aHopMadeToBeHardIsNoAddress(String piece) {
        String hop = piece.repeat(12_000 / piece.length()) + "x";

        assertEquals("127.0.0.1", where(PROXIES, FORWARDED, hop));
    }

    private String where(Map<String, String> set, String... headers) {
        return servers.computeIfAbsent(set, _ -> new LittleServer(folder, set, ROUTES))
                .client
                .get("/where", headers)
                .expect(200)
                .at("/from");
    }
}
