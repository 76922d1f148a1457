package chatlab;

import static chatlab.testing.Blame.notTheServers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chatlab.testing.Blame;
import chatlab.testing.TableTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Addresses, queries, headers and whole requests that no decent client sends: none of them makes
 * the server fail.
 */
final class HostileRequestsTest extends TableTests {
    private static final String QUERIES =
            """
            limit=0 limit=101 limit=abc limit= limit limit=-1 limit=1e1 limit=99999999999999999999 limit=5&limit=0
            limit=%00 limit=5;limit=0 cursor=%00 cursor=garbage cursor= cursor=AAAA cursor=-1 cursor=99999999999
            cursor=OTk5OTk5OTk5OTk5OTk5OTk5OnguLi4 cursor=%F0%9F%98%80 cursor=%25 cursor=MTox
            cursor=OTIyMzM3MjAzNjg1NDc3NTgwNzowMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA
            cursor=LTkyMjMzNzIwMzY4NTQ3NzU4MDg6MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw
            q=%00 q=%25_%5C q=%ED%A0%80 q=%FF q=% q=%zz q=%u0041 archived=maybe archived= character=%00
            character=% order=sideways format=exe format=MD %00=%00 %=% &&&=== = set=none a[b]=c
            """;

    private static final String PATHS =
            """
            /api/%00/conversations /api/ME/conversations/%00 /api/ME/conversations/%2e%2e /api/ME/conversations/..%2f..
            /api/ME//conversations /api/ME/conversations/ID/ /api/ME/conversations/ID/next/
            /api/ME/conversations/%F0%9F%98%80 /api/ME/conversations/%FF /api/ME/conversations/% /api/ME/conversations/%zz
            /api/ME/conversations/ID;x=1 /api/ME/conversations/00000000-0000-0000-0000-000000000000 /api/ME%20/chat
            /api/ME/conversations/-0000000-0000-0000-0000-00000000000 /api/characters/%00 /api/characters/%2e%2e/avatar
            /api/characters/..%2f..%2ftheorists/avatar /api/characters/john-dewey%00/avatar /api/theorists/%ED%A0%80
            /docs/assets/..%2f..%2f..%2fbuild.properties /docs/assets/%2e%2e/%2e%2e/build.properties /docs/assets/%00
            /docs/own/../../openapi.yaml /docs/own/..%5c..%5copenapi.yaml /docs/assets/ /docs/own/ /docs/assets
            /..%5c..%5cbuild.properties /%2e%2e/%2e%2e/etc/passwd // /% /.git/config /openapi.yaml /build.properties /chatlab/Main.class
            * http://other.example/health http:// ?q=a
            """;

    @AfterEach
    void stillServes() {
        server.client().get("/health").expect(200);
    }

    static Stream<String> queries() {
        return Stream.concat(Stream.of(QUERIES.split("\\s+")), Stream.of("q=" + "a".repeat(3_000)));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void noQueryMakesTheServerFail(String query) {
        for (String path :
                new String[] {"/api/ME/conversations", "/api/ME/conversations/ID/messages"}) {
            assertRefused(path + "?" + query);
        }
        assertRefused("/api/ME/conversations/ID/export?" + query);
        assertRefused("/api/characters?" + query);
        assertRefused("/api/theorists?" + query);
    }

    static Stream<String> paths() {
        return Stream.concat(
                Stream.of(PATHS.split("\\s+")),
                Stream.of("/api/ME/conversations/" + "a".repeat(5_000), "/" + "a/".repeat(3_000)));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noPathMakesTheServerFailOrOpensItsInside(String path) {
        String answer = assertRefused(path);
        assertFalse(
                answer.contains("openapi: 3")
                        || answer.contains("root:")
                        || answer.contains("version="),
                answer);
    }

    static Stream<String> requests() {
        String get = "GET /health HTTP/1.1\r\nConnection: close\r\n";
        String post = "POST /auth/guest HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        return Stream.of(
                "GET\r\n\r\n",
                "\r\n\r\n",
                "GET /health\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                get.replace("1.1", "9.9") + "Host: x\r\n\r\n",
                get + "\r\n",
                get + "Host: x\r\nHost: y\r\n\r\n",
                get + "Host: x:99999\r\n\r\n",
                get + "Host: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n",
                get + "Host: x\r\nX-Request-Id: \u00e9\u0001\r\n\r\n",
                get + "Host: x\r\nAuthorization\r\n\r\n",
                get + "Host: x\r\nIf-None-Match: \"\r\n\r\n",
                post + "Content-Length: -1\r\n\r\n",
                post + "Content-Length: abc\r\n\r\n",
                post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                post
                        + "Transfer-Encoding: chunked\r\n"
                        + "Content-Type: application/json\r\n\r\n"
                        + "5\r\n"
                        + "{}",
                post + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{}",
                post
                        + "Content-Encoding: gzip\r\n"
                        + "Content-Type: application/json\r\n"
                        + "Content-Length: 2\r\n\r\n"
                        + "{}",
                post + "Expect: nonsense\r\nContent-Length: 0\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void noRequestMakesTheServerFail(String request) {
        notTheServers(request, Blame.raw(server.client(), request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "get", "TRACE", "OPTIONS", "HEAD", "CONNECT", "PUT", "\u00e9"})
    void noMethodMakesTheServerFail(String method) {
        for (String target : new String[] {"/health", "*", "/api/theorists", "/docs", "/"}) {
            String request =
                    method + " " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            notTheServers(request, Blame.raw(server.client(), request));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Idempotency-Key, ' '",
        "Idempotency-Key, é",
        "Idempotency-Key, '''; DROP TABLE idempotency_keys; --'",
        "Accept, garbage",
        "Accept, 'text/event-stream;q=0.1, */*;q=x'",
        "If-None-Match, *",
        "X-Forwarded-For, ',,,'",
        "Accept-Encoding, 'br;q=9, garbage'",
        "Range, bytes=99999999999999999999-",
        "Cookie, '=;=;\"='",
        "Origin, null",
        "Accept-Language, *;q=abc"
    })
    void noHeaderMakesTheServerFail(String name, String value) {
        notTheServers(value, user.post("/conversations", "{\"topic\":\"a\"}", name, value));
        notTheServers(value, user.post(own + "/next", null, name, value));
        notTheServers(value, user.get(own + "/messages", name, value));
        notTheServers(value, server.client().get("/docs", name, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/conversations", "/chat"})
    void aKeyTooLongIsNamed(String path) {
        String key = "a".repeat(256);
        String body = "{\"topic\":\"a\",\"message\":\"a\"}";
        var refused = user.post(path, body, "Idempotency-Key", key).expect(422);
        assertEquals("header.Idempotency-Key", refused.faults().getFirst());
    }

    /** What came back: an answer below 500. */
    private String assertRefused(String template) {
        String id = own.replace("/conversations/", "");
        String target = template.replace("/ME", "/" + user.id()).replace("/ID", "/" + id);
        String answer =
                Blame.raw(
                        server.client(),
                        "GET "
                                + target
                                + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                + user.token()
                                + "\r\nConnection: close\r\n\r\n");
        notTheServers(target, answer);
        return answer;
    }
}
