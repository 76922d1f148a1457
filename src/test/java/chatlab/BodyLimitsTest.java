package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Blame;
import chatlab.testing.GuestTests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is too much is refused before it is taken in, and the refusal itself is short. */
final class BodyLimitsTest extends GuestTests {
    private static final int LIMIT = 262_144;
    private static final int SHORT = 200_000;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int CHUNK = 65_536;

    /** Far more than lies in the buffers on the way. */
    private static final int ENDLESS = 2_000;

    @AfterEach
    void stillServes() {
        client.get("/health").expect(200);
    }

    static Stream<String> deep() {
        int depth = 10_000;
        return Stream.of(
                "[".repeat(depth) + "]".repeat(depth),
                "{\"topic\":" + "[".repeat(depth) + "]".repeat(depth) + "}",
                "{\"topic\":\"a\",\"settings\":"
                        + "{\"a\":".repeat(depth)
                        + "1"
                        + "}".repeat(depth + 1),
                "{\"topic\":\"a\",\"unknown\":"
                        + "[{\"a\":".repeat(depth)
                        + "1"
                        + "}]".repeat(depth)
                        + "}");
    }

    @ParameterizedTest
    @MethodSource("deep")
    void whatIsNestedTooDeeplyIsNoJsonToUs(String body) {
        user.post("/conversations", body).expect(400);
        client.post("/auth/login", body).expect(400);
    }

    static Stream<String> wide() {
        return Stream.of(
                "{\"topic\":\"a\",\"settings\":{\"seed\":" + "9".repeat(SHORT) + "}}",
                "{\"topic\":\"a\",\"unknown\":" + "9".repeat(SHORT) + "}",
                "{\"topic\":\"a\",\"unknown\":0." + "9".repeat(SHORT) + "}",
                "{\"topic\":\"a\",\"unknown\":1e" + "9".repeat(SHORT) + "}",
                "{\"topic\":\"" + "a".repeat(SHORT) + "\"}",
                "{\"topic\":\"a\",\"" + "b".repeat(SHORT) + "\":1}",
                "{\"topic\":\"a\",\"character_ids\":[" + "1,".repeat(100_000) + "1]}",
                "{\"topic\":\"a\",\"character_ids\":[" + "\"x\",".repeat(50_000) + "\"x\"]}",
                "{\"topic\":\"a\",\"settings\":{" + keys(20_000) + "}}",
                "{\"topic\":\"\\u0000\","
                        + keys(18_000)
                                .replace(":1", ":\"\\u0000\"")
                                .substring(0, 150_000)
                                .replaceAll(",[^,]*$", "")
                        + "}");
    }

    @ParameterizedTest
    @MethodSource("wide")
    void whatIsTooLongOrTooManyIsRefusedShortly(String body) {
        assertTrue(body.length() < LIMIT, "the limit of the whole body is another test");
        Answer answer = user.post("/conversations", body);
        assertTrue(List.of(201, 400, 422).contains(answer.status()), answer::text);
        assertTrue(answer.body().length < LIMIT, () -> answer.body().length + " bytes");
        assertFalse(answer.text().contains("a".repeat(3_000)));
    }

    private static String keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> "\"k" + each + "\":1")
                .collect(Collectors.joining(","));
    }

    @Test
    void moreThanTheLimitIsTooLargeHoweverItIsSaid() {
        for (String body :
                List.of(
                        "9".repeat(1_000_000),
                        "{" + keys(1_000_000) + "}",
                        " ".repeat(LIMIT + 1))) {
            user.post("/conversations", body).expect(413);
            client.post("/auth/login", body).expect(413);
        }
        user.post("/conversations", "{\"topic\":\"a\"}" + " ".repeat(LIMIT - 13)).expect(201);
    }

    /** Whoever says beforehand that too much will come need not send it. */
    @Test
    void whatIsAnnouncedAsTooLargeIsNotWaitedFor() {
        for (String more : List.of("", "Expect: 100-continue\r\n")) {
            String answer =
                    unfinished(
                            "POST "
                                    + user.own("/conversations")
                                    + head()
                                    + more
                                    + "Content-Length: 9999999999\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        }
    }

    @Test
    void whoAsksFirstIsToldToGoOn() throws IOException {
        String body = "{\"topic\":\"a\"}";
        try (Socket socket = socket()) {
            String head = head() + "Expect: 100-continue\r\nContent-Length: " + body.length();
            write(socket, "POST " + user.own("/conversations") + head + "\r\n\r\n");
            Blame.readUntil(socket, "100 Continue\r\n\r\n");
            write(socket, body);
            Blame.readUntil(socket, "201 Created");
        }
    }

    /** Reads what is answered without ever sending the body. */
    private String unfinished(String request) {
        try (Socket socket = socket()) {
            write(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void aBodyWithoutEndIsReadUpToTheLimit() throws IOException {
        for (String path : List.of("/conversations", "/characters/import")) {
            try (Socket socket = socket()) {
                write(
                        socket,
                        "POST " + user.own(path) + head() + "Transfer-Encoding: chunked\r\n\r\n");
                CompletableFuture<String> answer =
                        CompletableFuture.supplyAsync(() -> read(socket));
                assertTrue(pour(socket) < ENDLESS, "the server read on and on");
                String told = answer.join();
                assertTrue(told.isEmpty() || told.startsWith("HTTP/1.1 413 "), told);
            }
        }
    }

    /** How many chunks went out until the server hung up. */
    private static int pour(Socket socket) {
        byte[] chunk =
                ("10000\r\n" + " ".repeat(CHUNK) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int sent = 0; sent < ENDLESS; sent++) {
            try {
                socket.getOutputStream().write(chunk);
            } catch (IOException hungUp) {
                return sent;
            }
        }
        return ENDLESS;
    }

    /** A connection that was reset may take the answer with it. */
    private static String read(Socket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException reset) {
            return "";
        }
    }

    @ParameterizedTest
    @CsvSource({"gzip", "GZIP", "deflate", "br", "'gzip, gzip'", "x"})
    void aPackedBodyIsNotUnpacked(String coding) {
        byte[] bomb = gzip("{\"topic\":\"" + "a".repeat(5_000_000) + "\"}");
        assertTrue(bomb.length < LIMIT);
        for (byte[] body : List.of(bomb, "{\"topic\":\"a\"}".getBytes(StandardCharsets.UTF_8))) {
            user.postBytes("/conversations", "application/json", body, "Content-Encoding", coding)
                    .expect(415);
            user.postBytes(
                            "/characters/import",
                            "application/json",
                            body,
                            "Content-Encoding",
                            coding)
                    .expect(415);
        }
        byte[] plain = "{\"topic\":\"a\"}".getBytes(StandardCharsets.UTF_8);
        user.postBytes("/conversations", "application/json", plain, "Content-Encoding", "identity")
                .expect(201);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    @Test
    void aHeadThatIsTooLongIsRefusedAsThat() {
        String long1 = "a".repeat(20_000);
        String many =
                IntStream.range(0, 5_000)
                        .mapToObj(each -> "X" + each + ": 1\r\n")
                        .collect(Collectors.joining());
        String get = "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        assertStatus(431, get + "X: " + long1 + "\r\n\r\n");
        assertStatus(431, get + "Authorization: Bearer " + long1 + "\r\n\r\n");
        assertStatus(431, get + long1 + ": x\r\n\r\n");
        assertStatus(431, get + many + "\r\n");
        assertStatus(431, get + "Cookie: " + "a=b; ".repeat(5_000) + "\r\n\r\n");
        assertStatus(414, get.replace("/health", "/health?" + long1) + "\r\n");
        assertStatus(414, get.replace("/health", "/" + long1) + "\r\n");
    }

    private void assertStatus(int status, String request) {
        String answer = Blame.raw(client, request);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("\"detail\""), answer);
        assertEquals(-1, answer.indexOf("aaaaaaaa"), "nothing of it is said back");
    }

    private Socket socket() throws IOException {
        URI base = URI.create(client.base());
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private String head() {
        return " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + user.token()
                + "\r\n";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
