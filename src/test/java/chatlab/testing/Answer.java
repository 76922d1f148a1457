package chatlab.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.database.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a server answered, whole. */
public record Answer(int status, HttpHeaders headers, byte[] body) {

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** Fails, showing the body, where the status is another one. */
    public Answer expect(int wanted) {
        assertEquals(wanted, status, this::text);
        return this;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException notJson) {
            throw new UncheckedIOException(text(), notJson);
        }
    }

    /** A field of the JSON body as text, by its JSON pointer: {@code /message/content}. */
    public String at(String pointer) {
        return json().at(pointer).asText();
    }

    /** The values of one field in a list's items. */
    public List<String> each(String field) {
        List<String> values = new ArrayList<>();
        json().path("items").forEach(item -> values.add(item.at("/" + field).asText()));
        return values;
    }

    /** Empty where there is no such header. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The fields an error names, as {@code body.message}. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (JsonNode detail : json().path("detail")) {
            List<String> parts = new ArrayList<>();
            detail.path("loc").forEach(part -> parts.add(part.asText()));
            faults.add(String.join(".", parts));
        }
        return faults;
    }
}
