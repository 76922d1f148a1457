package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.testing.Answer;
import chatlab.testing.ServerTests;
import chatlab.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose address counts: each may make one account a day here. */
final class AddressesTest extends ServerTests {
    AddressesTest() {
        super("RATE_LIMIT_AUTH=1/day", "TRUSTED_PROXIES=127.0.0.0/8, 10.0.0.0/8,fd00::/8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2001:db8:1:2::1 | 2001:db8:1:2:ffff::9",
                "2001:db8:1:3::1 | [2001:db8:1:3::2]:4711",
                "192.0.2.1 | 192.0.2.1:4711",
                "192.0.2.2 | ::ffff:192.0.2.2",
                "192.0.2.3 | 203.0.113.1, 192.0.2.3",
                "192.0.2.4 | 192.0.2.4, 10.1.2.3",
                "192.0.2.5 | 1.2.3.4, 192.0.2.5, fd12::1, 10.1.2.3",
                "192.0.2.6 | 203.0.113.9, nonsense, 192.0.2.6",
                "10.9.9.1 | nonsense, 10.9.9.1",
            })
    void theseAreOneClient(String first, String second) {
        guest(first).expect(200);
        guest(second).expect(429);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2001:db8:2:1::1 | 2001:db8:2:2::1",
                "198.51.100.1 | 198.51.100.2",
                "198.51.100.3, 10.1.1.1 | 198.51.100.4, 10.1.1.1",
                "11.0.0.1, 10.1.1.1 | 11.0.0.2, 10.1.1.1",
            })
    void theseAreTwo(String first, String second) {
        guest(first).expect(200);
        guest(second).expect(200);
    }

    @Test
    void headersThatCameTwiceAreOneList() {
        client.post(
                        "/auth/guest",
                        null,
                        "X-Forwarded-For",
                        "203.0.113.50",
                        "X-Forwarded-For",
                        "203.0.113.51")
                .expect(200);
        guest("203.0.113.51").expect(429);
        guest("203.0.113.50").expect(200);
    }

    /** Behind another proxy a client could make the header up. */
    @Test
    void flysHeaderCountsWhereNothingElseIsSaid() {
        client.post("/auth/guest", null, "Fly-Client-IP", "203.0.113.60").expect(200);
        guest("203.0.113.60").expect(429);
        client.post(
                        "/auth/guest",
                        null,
                        "Fly-Client-IP",
                        "203.0.113.61",
                        "X-Forwarded-For",
                        "203.0.113.60")
                .expect(429);
    }

    @Test
    void onFlyItsHeaderCountsFirst(@TempDir Path folder) {
        try (TestServer fly =
                TestServer.start(
                        folder,
                        "RATE_LIMIT_AUTH=1/day",
                        "TRUSTED_PROXIES=127.0.0.1",
                        "FLY_MACHINE_ID=m1")) {
            String[] one = {"Fly-Client-IP", "203.0.113.1", "X-Forwarded-For", "66.241.1.1"};
            String[] two = {"Fly-Client-IP", "203.0.113.2", "X-Forwarded-For", "66.241.1.1"};
            fly.client().post("/auth/guest", null, one).expect(200);
            fly.client().post("/auth/guest", null, two).expect(200);
            fly.client().post("/auth/guest", null, one).expect(429);
        }
    }

    @ParameterizedTest
    @CsvSource({"https, max-age=31536000", "HTTPS, max-age=31536000", "http, ''", "'', ''"})
    void aBrowserIsToldToKeepToHttpsBehindTls(String scheme, String told) {
        Answer answer = client.get("/", "X-Forwarded-Proto", scheme);
        assertEquals(told, answer.header("Strict-Transport-Security"));
    }

    @Test
    void whatAStrangerSaysOfItsSchemeDoesNotCount(@TempDir Path folder) {
        try (TestServer plain = TestServer.start(folder)) {
            Answer answer = plain.client().get("/", "X-Forwarded-Proto", "https");
            assertEquals("", answer.header("Strict-Transport-Security"));
        }
    }

    private Answer guest(String forwarded) {
        return client.post("/auth/guest", null, "X-Forwarded-For", forwarded);
    }
}
