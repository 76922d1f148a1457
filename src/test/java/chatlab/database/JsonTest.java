package chatlab.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    record Sample(String fullName, Instant createdAt) {}

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T11:35:00.123456Z, 2026-11-20T11:35:00.123Z",
        "2026-11-20T11:35:00Z, 2026-11-20T11:35:00.000Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z"
    })
    void writesTimesInUtcWithMilliseconds(Instant time, String text) {
        assertEquals(text, Json.time(time));
        assertEquals(
                "{\"full_name\":\"Ädä\",\"created_at\":\"" + text + "\"}",
                new String(Json.bytes(new Sample("Ädä", time)), StandardCharsets.UTF_8));
    }

    @Test
    void refusesWhatFollowsAValueAndForgivesUnknownFields() throws Exception {
        assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readTree("{} {}"));
        assertEquals(
                "a",
                Json.MAPPER.readValue("{\"full_name\":\"a\",\"x\":1}", Sample.class).fullName());
    }
}
