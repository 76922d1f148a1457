package chatlab;

import static chatlab.testing.Blame.notTheServers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Blame;
import chatlab.testing.TableTests;
import chatlab.testing.User;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said twice in one request has no meaning that a proxy before this server is sure to
 * share: it is refused, or means the same to both; and no way to write an address makes it somebody
 * else's.
 */
final class OneMeaningTest extends TableTests {
    /** In everything the table's owner has said. */
    private static final String WORD = "xylotheque";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=1&limit=100",
                "?limit=1&limit=1",
                "?cursor=a&cursor=b",
                "?archived=true&archived=false",
                "?q=a&q=b",
                "?q=a&character=john-dewey&character=bell-hooks"
            })
    void aParameterGivenTwiceIsRefusedByName(String query) {
        Answer refused = user.get("/conversations" + query).expect(422);
        String name = query.replaceAll("=[^=]*$", "").replaceAll(".*\\W", "");
        assertTrue(refused.faults().contains("query." + name), refused::text);
    }

    @Test
    void aParameterNobodyKnowsMayComeTwice() {
        user.get("/conversations?utm=a&utm=b&limit=1").expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"topic\":\"a\",\"topic\":\"b\"}",
                "{\"topic\":\"a\",\"topic\":\"a\"}",
                "{\"topic\":\"a\",\"\\u0074opic\":\"b\"}",
                "{\"topic\":\"a\",\"settings\":{\"seed\":1,\"seed\":2}}",
                "{\"topic\":\"a\",\"unknown\":[{\"x\":1,\"x\":2}]}",
                "{\"topic\":null,\"topic\":\"a\"}"
            })
    void aFieldNamedTwiceIsNoJsonToUs(String body) {
        Answer refused = user.post("/conversations", body).expect(400);
        assertTrue(refused.text().contains("twice"), refused::text);
    }

    @Test
    void aPasswordSaidTwiceOpensNothing() {
        String twice =
                "{\"email\":\"%s\",\"password\":\"correct horse battery\",\"password\":\"%s\"}";
        String body = twice.formatted("ada@example.org", "another horse battery");
        client.post("/auth/register", body).expect(400);
        client.post("/auth/login", body).expect(400);
    }

    @Test
    void twoIdempotencyKeysAreNone() {
        String body = "{\"topic\":\"twice\"}";
        String[] keys = {"Idempotency-Key", "one", "Idempotency-Key", "two"};
        Answer refused = user.post("/conversations", body, keys).expect(422);
        assertEquals(List.of("header.Idempotency-Key"), refused.faults());
        assertFalse(user.get("/conversations").text().contains("twice"));
    }

    @Test
    void twoContentTypesAreNone() {
        String answer =
                post(
                        "/conversations",
                        "Content-Type: application/json\r\nContent-Type: text/plain\r\n",
                        "{\"topic\":\"a\"}");
        assertStatus("422", answer);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Length: 5, 400",
        "Content-Length: 13, 400",
        "Transfer-Encoding: chunked, 400",
        "Transfer-Encoding: identity, 400",
        "'Transfer-Encoding: chunked, identity', 400"
    })
    void aBodyOfTwoLengthsIsRefused(String header, String status) {
        String answer =
                post(
                        "/conversations",
                        "Content-Type: application/json\r\n" + header + "\r\n",
                        "{\"topic\":\"a\"}");
        assertStatus(status, answer);
    }

    /** The second request stands in the body of the first, and is never looked at as one. */
    @Test
    void noRequestIsSmuggledInAnothersBody() {
        String inner = "GET " + user.own("/conversations") + " HTTP/1.1\r\nHost: x\r\n\r\n";
        String chunked = "0\r\n\r\n" + inner;
        String answer =
                Blame.raw(
                        client,
                        "POST /auth/guest HTTP/1.1\r\n"
                                + "Host: x\r\n"
                                + "Content-Length: "
                                + chunked.length()
                                + "\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + chunked);
        assertStatus("400", answer);
        assertEquals(1, answer.split("HTTP/1\\.1 ", -1).length - 1, answer);
    }

    @ParameterizedTest
    @CsvSource({
        "X-HTTP-Method-Override,DELETE",
        "X-HTTP-Method,DELETE",
        "X-Method-Override,DELETE",
        "X-Original-URL,/health",
        "X-Rewrite-URL,/health",
        "X-User-Id,somebody"
    })
    void noHeaderMakesARequestAnotherOne(String name, String value) {
        String before = user.get(own).expect(200).text();
        user.post(own, "{\"title\":\"b\"}", name, value);
        user.post(own, "{\"title\":\"b\"}", name, "PATCH");
        Answer read = user.get(own, name, value);
        assertTrue(List.of(200, 400).contains(read.status()), read::text);
        if (read.status() == 200) assertEquals(before, read.text());
        user.get(own + "?_method=DELETE").expect(200);
        assertEquals(before, user.get(own).expect(200).text());
    }

    @Test
    void whoCallsIsWhomTheTokenNames() {
        User stranger = server.guest();
        user.say(own, WORD);
        for (String query :
                List.of("user_id=", "userId=", "sub=", "owner=", "character=john-dewey&user_id=")) {
            Answer answer = stranger.get("/conversations?" + query + user.id()).expect(200);
            assertEquals(List.of(), answer.each("id"), query);
        }
        Answer made =
                stranger.post(
                                "/conversations",
                                "{\"topic\":\"a\",\"user_id\":\"" + user.id() + "\"}")
                        .expect(201);
        assertEquals(stranger.id(), made.at("/user_id"));
    }

    /** Two tokens of one's own may be sent in any order; a stranger's opens nothing with any. */
    @Test
    void twoTokensOpenNoMoreThanTheyDoAlone() {
        User stranger = server.guest();
        user.say(own, WORD);
        String its = "Bearer " + stranger.token();
        for (String other : List.of("Bearer garbage", "Basic eDp5", "Bearer ", its, "")) {
            for (String path : List.of(user.own(own), user.own("/conversations"))) {
                for (String[] two : List.of(new String[] {its, other}, new String[] {other, its})) {
                    String answer =
                            get(
                                    path,
                                    "Authorization: %s\r\nAuthorization: %s\r\n"
                                            .formatted((Object[]) two));
                    assertStatus("40[13]", answer);
                }
                assertStatus("40[13]", get(path, "Authorization: " + its + ", " + other + "\r\n"));
            }
        }
    }

    static Stream<String> spellings() {
        return Stream.of(
                "/api/HER/conversations/ID",
                "/api/HER/conversations",
                "/api/HER/conversations/ID/messages",
                "/api/%48ER/conversations",
                "/api/MINE/../HER/conversations",
                "/api/MINE/%2e%2e/HER/conversations",
                "/api/MINE/..%2fHER/conversations",
                "/api/MINE%2f..%2fHER/conversations",
                "/api/MINE/conversations/../../HER/conversations",
                "/api/MINE/conversations/..%2f..%2fHER/conversations/ID",
                "/api/MINE/conversations/%2e%2e/%2e%2e/HER/conversations/ID",
                "/api/MINE;/HER/conversations",
                "/api/HER;MINE/conversations",
                "/api/HER;x=MINE/conversations",
                "/api/MINE;x=/../HER/conversations",
                "/api//HER/conversations",
                "//api/HER/conversations",
                "/api/./HER/conversations",
                "/API/HER/conversations",
                "/api/HER/Conversations",
                "/api/HER/conversations/",
                "/api/HER/conversations/ID/",
                "/api/HER%20/conversations",
                "/api/%20HER/conversations",
                "/api/HER%00/conversations",
                "/api/HER%00MINE/conversations",
                "/api/HER%0a/conversations",
                "/api/HER%09/conversations",
                "/api/HER?/conversations",
                "/api/HER%3f/conversations",
                "/api/HER%23/conversations",
                "/api/HER\\..\\MINE/conversations",
                "/api/HER%5c..%5cMINE/conversations",
                "/api/MINE/conversations/ID",
                "/api/MINE/conversations/ID/messages",
                "/api/MINE/conversations/%2e/ID",
                "/api/MINE/conversations//ID",
                "/api/MINE/conversations/ID;MINE",
                "/api/*/conversations",
                "/api/%25/conversations",
                "/api/{user_id}/conversations/ID",
                "/api/undefined/conversations/ID",
                "/api/null/conversations/ID",
                "/api/me/conversations/ID");
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void noSpellingOfAnAddressIsSomebodyElses(String spelling) {
        User stranger = server.guest();
        user.say(own, WORD);
        String path =
                spelling.replace("%48ER", encoded(user.id()))
                        .replace("HER", user.id())
                        .replace("MINE", stranger.id())
                        .replace("ID", own.replace("/conversations/", ""));
        for (String each : List.of(path, path.replace(user.id(), encoded(user.id())))) {
            String answer = get(each, "Authorization: Bearer " + stranger.token() + "\r\n");
            notTheServers(each, answer);
            assertFalse(answer.contains(WORD) || answer.contains("good test"), answer);
            boolean nothing = answer.contains("\"items\":[]") || !answer.startsWith("HTTP/1.1 2");
            assertTrue(nothing, answer);
        }
        String upper = user.own(own).replace(user.id(), user.id().toUpperCase(Locale.ROOT));
        client.get(upper, stranger.signed()).expect(403);
        client.get(upper, user.signed()).expect(403);
    }

    /** The first letter as bytes in a path may be written. */
    private static String encoded(String id) {
        return "%%%02x".formatted((int) id.charAt(0)) + id.substring(1);
    }

    private String get(String path, String headers) {
        return Blame.raw(
                client,
                "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n");
    }

    private String post(String path, String headers, String body) {
        return Blame.raw(
                client,
                "POST "
                        + user.own(path)
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + user.token()
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n"
                        + headers
                        + "\r\n"
                        + body);
    }

    private static void assertStatus(String pattern, String answer) {
        assertTrue(answer.matches("(?s)HTTP/1\\.1 " + pattern + "\\d* .*"), answer);
    }
}
