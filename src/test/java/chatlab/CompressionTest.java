package chatlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.FakeModelTests;
import chatlab.testing.User;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long answers are compressed for whoever asks; streams never are. */
final class CompressionTest extends FakeModelTests {
    private static final String[] GZIP = {"Accept-Encoding", "gzip, deflate, br"};

    @ParameterizedTest
    @ValueSource(strings = {"/api/theorists", "/openapi.json"})
    void aLongAnswerIsCompressedForWhoAsks(String path) throws IOException {
        Answer plain = server.client().get(path).expect(200);
        assertEquals("", plain.header("Content-Encoding"));
        assertEquals("Accept-Encoding", plain.header("Vary"));
        Answer small = server.client().get(path, GZIP).expect(200);
        assertEquals("gzip", small.header("Content-Encoding"));
        assertEquals("Accept-Encoding", small.header("Vary"));
        assertTrue(small.body().length < plain.body().length / 2);
        try (var inflated = new GZIPInputStream(new ByteArrayInputStream(small.body()))) {
            assertArrayEquals(plain.body(), inflated.readAllBytes());
        }
    }

    @Test
    void aShortAnswerIsNot() {
        Answer health = server.client().get("/health", GZIP).expect(200);
        assertEquals("", health.header("Content-Encoding"));
        assertEquals("ok", health.at("/status"));
    }

    /** RFC 9110, 8.8.3.3: a strong tag may not be the same for both. */
    @Test
    void theTagIsWeakAndHoldsCompressedOrNot() {
        Answer small = server.client().get("/api/theorists", GZIP).expect(200);
        String tag = small.header("ETag");
        assertTrue(tag.matches("W/\"[0-9a-f]{32}\""), tag);
        Answer known =
                server.client()
                        .get("/api/theorists", GZIP[0], GZIP[1], "If-None-Match", tag)
                        .expect(304);
        assertEquals(0, known.body().length);
        assertEquals("", known.header("Content-Encoding"));
        assertEquals(tag, known.header("ETag"));
        server.client().get("/api/theorists", "If-None-Match", tag).expect(304);
    }

    @Test
    void aStreamIsNeitherCompressedNorHeldBack() {
        User user = server.guest();
        String table = user.launch("What is a good test?", User.THREE);
        String rest = "Beta gamma delta. ".repeat(400);
        try (Events stream = user.stream("POST", table + "/next", null, GZIP)) {
            assertEquals("", stream.header("Content-Encoding"));
            assertEquals("ok", stream.await(Events.COMMENT).data());
            FakeModel.Call call = model.take().begin();
            call.delta("Alpha. ");
            assertEquals("Alpha.", stream.await("delta").text());
            call.delta(rest).finish();
            assertTrue(Events.said(stream.rest()).length() > 5_000);
        }
    }
}
