package chatlab.persona;

import chatlab.database.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The built-in characters, read once at the start. */
public final class PersonaLibrary {
    private static final List<String> SETS = List.of("theorists", "philosophers", "thinking-hats");
    private static final String FOLDER = "/characters/";

    /** One built-in set: its name and who is in it, in order. */
    public record Set(String id, String name, String description, List<String> characters) {}

    private final List<Set> sets = new ArrayList<>();
    private final Map<String, Persona> personas = new LinkedHashMap<>();

    public PersonaLibrary() {
        for (String id : SETS) {
            Set set = read(FOLDER + id + ".json", Set.class);
            sets.add(set);
            for (String character : set.characters()) {
                personas.put(
                        character, read(FOLDER + id + "/" + character + ".json", Persona.class));
            }
        }
    }

    public List<Set> sets() {
        return Collections.unmodifiableList(sets);
    }

    public Collection<Persona> all() {
        return Collections.unmodifiableCollection(personas.values());
    }

    public Optional<Persona> find(String id) {
        return Optional.ofNullable(personas.get(id));
    }

    /** The drawn portrait, SVG. */
    public Optional<byte[]> portrait(String id) {
        return find(id).map(persona -> bytes(FOLDER + persona.set() + "/" + id + ".svg"));
    }

    private static <T> T read(String resource, Class<T> type) {
        try {
            return Json.MAPPER.readValue(bytes(resource), type);
        } catch (IOException malformed) {
            throw new UncheckedIOException(resource, malformed);
        }
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = PersonaLibrary.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }
}
