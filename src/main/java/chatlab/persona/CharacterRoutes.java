package chatlab.persona;

import chatlab.database.Json;
import chatlab.failure.Failure;
import chatlab.http.Api;
import chatlab.http.Call;
import chatlab.http.Page;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The built-in characters, open to everybody. */
public final class CharacterRoutes {
    private final PersonaLibrary library;

    public CharacterRoutes(PersonaLibrary library) {
        this.library = library;
    }

    public void register(Api api) {
        api.get("/api/character-sets", this::sets);
        api.get("/api/theorists", call -> list(call, "theorists", ""));
        api.get("/api/theorists/{character_id}", this::theorist);
        api.get("/api/characters", this::characters);
        api.get(
                "/api/characters/{character_id}",
                call -> call.json(CharacterViews.builtIn(named(call))));
        api.get("/api/characters/{character_id}/avatar", this::avatar);
    }

    private void sets(Call call) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode items = answer.putArray("items");
        for (PersonaLibrary.Set set : library.sets()) {
            items.addObject()
                    .put("id", set.id())
                    .put("name", set.name())
                    .put("description", set.description())
                    .put("count", set.characters().size());
        }
        call.json(answer.putNull("next_cursor"));
    }

    private void theorist(Call call) {
        Persona persona = named(call);
        if (!persona.set().equals("theorists")) throw unknown();
        call.json(CharacterViews.builtIn(persona));
    }

    private void characters(Call call) {
        JsonNode query = call.query();
        list(call, query.path("set").asText(""), query.path("q").asText(""));
    }

    private void list(Call call, String set, String search) {
        JsonNode query = call.query();
        int from = offset(query.path("cursor").asText("0"));
        int limit = query.path("limit").asInt(Page.DEFAULT);
        List<Persona> found = matching(library.all(), set, search.toLowerCase(Locale.ROOT));
        List<Persona> rest = found.subList(Math.min(from, found.size()), found.size());
        call.json(Page.of(rest, limit, CharacterViews::builtIn, _ -> String.valueOf(from + limit)));
    }

    private void avatar(Call call) {
        byte[] svg =
                library.portrait(call.pathText("character_id"))
                        .orElseThrow(CharacterRoutes::unknown);
        call.header("Cache-Control", "public, max-age=86400");
        call.header("Cross-Origin-Resource-Policy", "cross-origin"); // for a page hosted elsewhere
        call.content("image/svg+xml", svg);
    }

    private Persona named(Call call) {
        return library.find(call.pathText("character_id")).orElseThrow(CharacterRoutes::unknown);
    }

    private static Failure unknown() {
        return new Failure.NotFound("There is no such character.");
    }

    private static List<Persona> matching(Collection<Persona> all, String set, String search) {
        List<Persona> found = new ArrayList<>(all);
        found.removeIf(persona -> !set.isEmpty() && !persona.set().equals(set));
        found.removeIf(persona -> !searchable(persona).contains(search));
        return found;
    }

    private static String searchable(Persona persona) {
        String ideas =
                String.join(" ", persona.keyIdeas().stream().map(Persona.Idea::title).toList());
        return String.join(" ", persona.name(), persona.tagline(), persona.description(), ideas)
                .toLowerCase(Locale.ROOT);
    }

    private static int offset(String cursor) {
        if (!cursor.matches("\\d{1,6}")) throw Page.badCursor();
        return Integer.parseInt(cursor);
    }
}
