package chatlab.http;

import static chatlab.http.LittleServer.bearer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import chatlab.testing.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route is told of a request, and what becomes of its answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallTest {
    private static final int MOST = 1_024;
    private static final String ADA = "Authorization";

    private LittleServer server;
    private String token;

    @BeforeAll
    void serve(@TempDir Path folder) {
        server =
                new LittleServer(
                        folder,
                        Map.of("MAX_BODY_BYTES", String.valueOf(MOST), "RATE_LIMIT_AUTH", "off"),
                        CallTest::addRoutes);
        token = bearer("ada");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static void addRoutes(Api api) {
        api.post("/api/{user_id}/chat", call -> call.json(201, call.body(JsonNode.class)));
        api.get("/api/{user_id}/conversations", call -> call.json(call.query()));
        api.post(
                "/api/{user_id}/conversations",
                call ->
                        call.json(
                                call.checked(
                                        Json.MAPPER
                                                .createObjectNode()
                                                .set("character_ids", numbers(60)))));
        api.get(
                "/things/{id}",
                call -> call.json(Map.of("id", call.pathId("id", "thing").toString())));
        api.post("/seen", call -> call.json(seen(call)));
        api.post("/upload", call -> call.content("text/plain", call.upload(10)));
        api.post(
                "/part",
                call ->
                        call.content(
                                "text/plain",
                                call.uploadedPart("file", 100).orElse("none".getBytes(UTF_8))));
        api.post("/fingerprint", call -> call.json(Map.of("print", call.fingerprint())));
        api.post("/fingerprint2", call -> call.json(Map.of("print", call.fingerprint())));
        api.put("/fingerprint", call -> call.json(Map.of("print", call.fingerprint())));
        api.get("/gone", Call::noContent);
        api.get("/made", call -> call.json(201, Map.of("a", 1)));
        api.get(
                "/text",
                call -> {
                    call.header("X-Own", "7");
                    call.content("text/plain", "hello".getBytes(UTF_8));
                });
        api.post("/text", call -> call.content("text/plain", "hello".getBytes(UTF_8)));
    }

    private static JsonNode numbers(int count) {
        var numbers = Json.MAPPER.createArrayNode();
        for (int i = 0; i < count; i++) numbers.add(i);
        return numbers;
    }

    private static ObjectNode seen(Call call) {
        return Json.MAPPER
                .createObjectNode()
                .put("type", call.contentType())
                .put("stream", call.wantsStream())
                .put("key", call.idempotencyKey().orElse("none"))
                .put("request", call.requestId());
    }

    @ParameterizedTest
    @CsvSource({"1024, 201", "1025, 413", "5000, 413"})
    void readsABodyOfSoManyBytesAndNoMore(int bytes, int status) {
        String json = "{\"message\":\"x\"}";

        chat(json + " ".repeat(bytes - json.length())).expect(status);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 201",
        "Application/JSON; charset=utf-8, 201",
        "text/plain, 415",
        "text/plain; application/json, 415"
    })
    void readsJsonThatIsCalledSo(String type, int status) {
        server.client
                .postBytes("/api/ada/chat", type, "{\"message\":\"x\"}".getBytes(UTF_8), ADA, token)
                .expect(status);
    }

    @Test
    void givesTheBodyAsItWasSent() {
        assertEquals("hé", chat("{\"message\":\"hé\",\"x\":null}").expect(201).at("/message"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"message\":\"x\"", "nope", "{'message':'x'}"})
    void saysSoWhereABodyIsNoJson(String text) {
        assertEquals("malformed", chat(text).expect(400).at("/detail/0/type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void takesABodyWithNothingInItForNone(String text) {
        assertEquals("This needs a JSON body.", chat(text).expect(400).at("/detail/0/msg"));
    }

    @Test
    void givesTheQueryInItsTypes() {
        JsonNode query = server.client.get("/api/ada/conversations?limit=5&x=1", ADA, token).json();

        assertEquals("{\"limit\":5}", query.toString());
    }

    @Test
    void tellsOfWhatWasFoundInAFileOnlyTheFirstFaults() {
        Answer refused = server.client.post("/api/ada/conversations", "{}", ADA, token);

        assertEquals(50, refused.expect(422).faults().size());
    }

    @ParameterizedTest
    @CsvSource({
        "01a1f8bd-071b-7c41-9a52-3d1f8e6b2c40, 200",
        "01a1f8bd-071b-7c41-9a52-3d1f8e6b2c4, 404",
        "1-1-1-1-1, 404",
        "01a1f8bd-071b-7c41-9a52-3d1f8e6b2c4g, 404",
        "01a1f8bd-071b-7c41-9a52-3d1f8e6b2c400, 404"
    })
    void findsNothingByWhatIsNoId(String id, int status) {
        Answer answer = server.client.get("/things/" + id).expect(status);

        if (status == 200) assertEquals(id, answer.at("/id"));
        else assertEquals("There is no such thing.", answer.at("/detail/0/msg"));
    }

    @ParameterizedTest
    @CsvSource({
        "text/event-stream, true",
        "'application/json, Text/Event-Stream;q=0.9', true",
        "application/json, false",
        "*/*, false"
    })
    void knowsWhoWantsAStream(String accept, boolean wants) {
        Answer seen = server.client.post("/seen", "{}", "Accept", accept);

        assertEquals(wants, seen.json().path("stream").booleanValue());
    }

    @Test
    void nobodyWantsAStreamWhoDoesNotSaySo() {
        Answer seen = server.client.post("/seen", "{}");

        assertEquals("false", seen.at("/stream"));
        assertEquals("none", seen.at("/key"));
    }

    @ParameterizedTest
    @CsvSource({"'Image/PNG; a=b', image/png", "'  text/plain ', text/plain"})
    void tellsTheTypeOfABodyWithoutItsParameters(String sent, String told) {
        Answer seen = server.client.postBytes("/seen", sent, new byte[] {1});

        assertEquals(told, seen.expect(200).at("/type"));
    }

    @Test
    void takesWhatIsNotSaidForEmpty() {
        Answer seen = server.client.call("POST", "/seen", null);

        assertEquals("", seen.expect(200).at("/type"));
    }

    @Test
    void takesAnIdempotencyKeyOfAtMost255Characters() {
        String most = "k".repeat(255);

        assertEquals(most, seenWithKey(most).expect(200).at("/key"));
        Answer refused = seenWithKey(most + "k").expect(422);
        assertEquals("header.Idempotency-Key", refused.faults().getFirst());
    }

    private Answer seenWithKey(String key) {
        return server.client.post("/seen", "{}", "Idempotency-Key", key);
    }

    @ParameterizedTest
    @CsvSource({"abc-1:2._X, true", "a b, false", "'<x>', false"})
    void takesOverTheNameOfARequestWhereItIsPlain(String given, boolean taken) {
        Answer seen = server.client.post("/seen", "{}", "X-Request-Id", given).expect(200);

        assertEquals(seen.header("X-Request-Id"), seen.at("/request"));
        assertEquals(taken, given.equals(seen.at("/request")));
    }

    @Test
    void readsAnUploadUpToItsOwnMeasure() {
        assertEquals("0123456789", upload("0123456789").expect(200).text());
        upload("0123456789a").expect(413);
    }

    private Answer upload(String text) {
        return server.client.postBytes("/upload", "image/png", text.getBytes(UTF_8));
    }

    @Test
    void findsTheFileInAForm() {
        String form =
                "--B\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhello\r\n--B--\r\n";

        assertEquals("hello", part("multipart/form-data; boundary=B", form).expect(200).text());
        assertEquals("none", part("text/plain", form).expect(200).text());
        part("multipart/form-data; boundary=B", form + "x".repeat(100)).expect(413);
    }

    private Answer part(String type, String form) {
        return server.client.postBytes("/part", type, form.getBytes(UTF_8));
    }

    @Test
    void tellsARepeatFromAnotherRequest() {
        String print = fingerprint("POST", "/fingerprint", "{\"a\":1}");

        assertEquals(64, print.length());
        assertEquals(print, fingerprint("POST", "/fingerprint", "{\"a\":1}"));
        assertNotEquals(print, fingerprint("POST", "/fingerprint", "{\"a\":2}"));
        assertNotEquals(print, fingerprint("PUT", "/fingerprint", "{\"a\":1}"));
        assertNotEquals(print, fingerprint("POST", "/fingerprint2", "{\"a\":1}"));
    }

    private String fingerprint(String method, String path, String body) {
        return server.client.call(method, path, body).expect(200).at("/print");
    }

    @Test
    void answersWithTheStatusTypeAndHeadersOfTheRoute() {
        Answer text = server.client.get("/text").expect(200);

        assertEquals("hello", text.text());
        assertEquals("7", text.header("X-Own"));
        assertTrue(text.header("Content-Type").startsWith("text/plain"));
        assertEquals(0, server.client.get("/gone").expect(204).body().length);
        assertEquals("1", server.client.get("/made").expect(201).at("/a"));
        assertEquals("application/json", server.client.get("/made").header("Content-Type"));
    }

    @Test
    void whoHasAnAnswerAlreadyHearsSo() {
        Answer text = server.client.get("/text").expect(200);
        String tag = text.header("ETag");
        Answer again = server.client.get("/text", "If-None-Match", "\"x\", " + tag).expect(304);

        assertTrue(tag.matches("W/\"[0-9a-f]{32}\""), tag);
        assertEquals("Accept-Encoding", text.header("Vary"));
        assertEquals(tag, again.header("ETag"));
        assertEquals(0, again.body().length);
        server.client.get("/text", "If-None-Match", " * ").expect(304);
        server.client.get("/text", "If-None-Match", "W/\"other\"").expect(200);
    }

    @Test
    void onlyWhatIsReadAndFoundHasATag() {
        assertEquals("", server.client.post("/text", "{}").expect(200).header("ETag"));
        assertEquals("", server.client.get("/made").expect(201).header("ETag"));
    }

    private Answer chat(String body) {
        return server.client.post("/api/ada/chat", body, ADA, token);
    }
}
