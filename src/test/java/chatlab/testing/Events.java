package chatlab.testing;

import chatlab.database.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Server-sent events, read one by one as they come. Closing it hangs up. */
public final class Events implements AutoCloseable {
    /** The name a comment line is given here. */
    public static final String COMMENT = ":";

    /** {@code name} is empty for an event without one. */
    public record Event(String name, String data) {
        public JsonNode json() {
            try {
                return Json.MAPPER.readTree(data);
            } catch (JsonProcessingException notJson) {
                throw new UncheckedIOException(data, notJson);
            }
        }

        public String text() {
            return json().path("text").asText();
        }
    }

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    Events(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The next event or comment, waited for; empty at the stream's end. */
    public Optional<Event> next() {
        String name = "";
        List<String> data = new ArrayList<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(": ")) name = COMMENT;
                if (line.startsWith(": ")) data.add(line.substring(2));
                if (line.startsWith("event: ")) name = line.substring(7);
                if (line.startsWith("data: ")) data.add(line.substring(6));
                if (line.isEmpty()) return Optional.of(new Event(name, String.join("\n", data)));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Optional.empty();
    }

    /** The next event of this name; comments and others before it are passed over. */
    public Event await(String name) {
        while (true) {
            Event event = next().orElseThrow(() -> new AssertionError("no event " + name));
            if (event.name().equals(name)) return event;
        }
    }

    /** Everything up to the end, but for comments. */
    public List<Event> rest() {
        List<Event> rest = new ArrayList<>();
        for (var event = next(); event.isPresent(); event = next()) {
            if (!event.get().name().equals(COMMENT)) rest.add(event.get());
        }
        return rest;
    }

    /** The names, those that follow each other taken together. */
    public static List<String> order(List<Event> events) {
        List<String> order = new ArrayList<>();
        for (Event event : events) {
            String name = event.name().isEmpty() ? event.data() : event.name();
            if (order.isEmpty() || !order.getLast().equals(name)) order.add(name);
        }
        return order;
    }

    /** The deltas, joined. */
    public static String said(List<Event> events) {
        return events.stream()
                .filter(event -> event.name().equals("delta"))
                .map(Event::text)
                .collect(Collectors.joining());
    }

    public static List<Event> named(String name, List<Event> events) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
