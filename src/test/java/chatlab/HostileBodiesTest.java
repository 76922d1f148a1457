package chatlab;

import static chatlab.testing.Blame.notTheServers;

import chatlab.testing.TableTests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever body is sent to whatever route, the server takes it or refuses it; it never fails, and
 * goes on serving.
 */
final class HostileBodiesTest extends TableTests {
    /** One to a line. */
    private static final String LINES =
            """
            null
            true
            0
            "text"
            []
            [[[]]]
            {}
            {}{}
            {"topic":1e400,"turns":1e400,"settings":{"seed":1e400}}
            {"topic":"a","turns":1e999999999,"settings":{"seed":-1e999999999}}
            {"topic":"a","turns":NaN}
            {"topic":"a","turns":5.5,"settings":{"seed":5.5}}
            {"topic":"a","turns":5.0,"settings":{"seed":5.0}}
            {"topic":"a","turns":1e0,"settings":{"seed":1e2}}
            {"topic":"a","turns":"5","settings":{"seed":"5"}}
            {"topic":"a","turns":-0,"settings":{"seed":-0.0}}
            {"topic":"a","settings":{"seed":2147483648}}
            {"topic":"a","settings":[]}
            {"topic":"a","settings":{"language":"<b>"}}
            {"topic":{"$ref":"#/components/schemas/Topic"}}
            {"topic":["a"],"message":{},"content":[[]]}
            {"topic":"\\u0000","message":"\\u0000","content":"\\u0000"}
            {"topic":"\\ud800","message":"\\udfff","content":"\\ud800\\ud800"}
            {"topic":"a","title":"\\ud83d"}
            {"topic":"a","\\u0000":"\\u0000","\\ud800":1}
            {"topic":"a","topic":"b","message":"a","message":1}
            {"topic":"a","character_ids":[null]}
            {"topic":"a","character_ids":[1,{},[],""]}
            {"topic":"a","character_ids":{"0":"john-dewey"}}
            {"topic":"a","character_ids":["../../etc/passwd","john-dewey/.."]}
            {"topic":"a","character_ids":["'; DROP TABLE users; --"]}
            {"topic":"a","provider":"","model":"\\n"}
            {"topic":"a","provider":"openai","model":"%s%n"}
            {"topic":"%s%n%d","title":"${7*7}{{7*7}}","message":"%s","content":"%n"}
            {"message":"a","conversation_id":"00000000-0000-0000-0000-00000000000"}
            {"message":"a","conversation_id":"AAAAAAAAAAAAAAAAAAAAAA=="}
            {"message":"a","conversation_id":1}
            {"message":"a","speaker_id":"nobody","character_ids":["john-dewey"]}
            {"message":"a","character_ids":[],"speaker_id":"john-dewey"}
            {"content":"a","speaker_id":"\\u0000"}
            {"content":"a","reply":"no"}
            {"content":"a","reply":0}
            {"turns":0}
            {"turns":null}
            {"turns":21}
            {"participants":[]}
            {"participants":[{}]}
            {"participants":[{"character_id":"john-dewey","muted":"yes"}]}
            {"participants":[{"character_id":"bell-hooks"},{"character_id":"bell-hooks","muted":true}]}
            {"title":"\\u202e\\u200b\\ufeff","archived":1}
            {"email":"a@b","password":"","full_name":" "}
            {"email":"a@example.org\\u0000","password":"\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000"}
            {"email":"a@example.org\\nBcc: x@example.org","password":"12345678"}
            {"refresh_token":"\\u0000"}
            """;

    @AfterEach
    void stillServes() {
        server.client().get("/health").expect(200);
    }

    static Stream<String> bodies() {
        String long300 = "a".repeat(300);
        return Stream.concat(
                LINES.lines(),
                Stream.of(
                        "",
                        " ",
                        "[".repeat(5_000),
                        "[".repeat(900) + "]".repeat(900),
                        "{\"topic\":".repeat(990) + "1" + "}".repeat(990),
                        "{\"topic\":" + "[".repeat(900) + "]".repeat(900) + "}",
                        "{\"topic\":\"a\",\"turns\":" + "9".repeat(900) + "}",
                        "{\"topic\":\"a\",\"turns\":" + "9".repeat(5_000) + "}",
                        "{\"topic\":\"a\",\"settings\":{\"language\":\""
                                + "a-".repeat(2_000)
                                + "\"}}",
                        "{\"email\":\""
                                + long300
                                + "@example.org\",\"password\":\""
                                + long300
                                + "\"}",
                        "{\"refresh_token\":\"" + "x".repeat(5_000) + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void noBodyMakesTheServerFail(String body) {
        for (String path :
                List.of(
                        "/conversations",
                        "/chat",
                        own + "/messages",
                        own + "/next",
                        own + "/run")) {
            notTheServers("POST " + path, user.post(path, body));
        }
        notTheServers("PATCH", user.patch(own, body));
        for (String path :
                List.of(
                        "/register",
                        "/login",
                        "/guest",
                        "/refresh",
                        "/upgrade",
                        "/password",
                        "/logout")) {
            String[] token = server.guest().signed();
            notTheServers(path, server.client().post("/auth" + path, body, token));
        }
    }

    static Stream<byte[]> bytes() {
        return Stream.of(
                bytes(0xff, 0xfe),
                bytes(0),
                bytes(0, 0, 0xfe, 0xff),
                new byte[1_000],
                topic(0xe9), // Latin-1
                topic(0xc0, 0x80), // an overlong NUL
                topic(0xed, 0xa0, 0x80), // half a surrogate pair
                topic(0xf0, 0x9f), // cut off
                topic(0xf4, 0x90, 0x80, 0x80), // beyond Unicode
                "\ufeff{\"topic\":\"a\"}".getBytes(StandardCharsets.UTF_8),
                "{\"topic\":\"a\"}".getBytes(StandardCharsets.UTF_16),
                "{\"topic\":\"a\"}".getBytes(StandardCharsets.UTF_16BE));
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void noBytesMakeTheServerFail(byte[] body) {
        for (String path : List.of("/conversations", "/chat", own + "/messages", own + "/next")) {
            notTheServers(path, user.postBytes(path, "application/json", body));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void noContentTypeMakesTheServerFail(String type) {
        byte[] body = "{\"topic\":\"a\"}".getBytes(StandardCharsets.UTF_8);
        notTheServers(type, user.postBytes("/conversations", type, body));
    }

    static List<String> types() {
        return List.of(
                "application/json; charset=nonsense",
                "application/json; charset=",
                "application/json; charset=\"",
                "application/json; charset=utf-16",
                "application/json-patch+json",
                "application/json;;;=;",
                ";",
                "/");
    }

    private static byte[] topic(int... letters) {
        byte[] body = new byte[letters.length + 12];
        System.arraycopy("{\"topic\":\"".getBytes(StandardCharsets.US_ASCII), 0, body, 0, 10);
        System.arraycopy(bytes(letters), 0, body, 10, letters.length);
        body[body.length - 2] = '"';
        body[body.length - 1] = '}';
        return body;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }
}
