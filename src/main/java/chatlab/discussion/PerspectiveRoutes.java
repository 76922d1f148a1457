package chatlab.discussion;

import chatlab.database.Json;
import chatlab.failure.Failure;
import chatlab.http.Api;
import chatlab.http.Call;
import chatlab.persona.Persona;
import chatlab.persona.PersonaLibrary;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What each would likely say, before they are invited. */
public final class PerspectiveRoutes {
    record Body(String topic, List<String> characterIds) {}

    private final Perspectives perspectives;
    private final PersonaLibrary library;

    PerspectiveRoutes(Perspectives perspectives, PersonaLibrary library) {
        this.perspectives = perspectives;
        this.library = library;
    }

    public void register(Api api) {
        api.post("/api/{user_id}/perspectives", this::perspectives);
    }

    private void perspectives(Call call) {
        Body body = call.body(Body.class);
        List<Persona> cast = cast(body.characterIds());
        call.takeReplies(1);
        var views = perspectives.on(body.topic(), cast, TurnRoutes.payer(call));
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.set("items", Json.MAPPER.<JsonNode>valueToTree(views));
        call.json(answer);
    }

    private List<Persona> cast(List<String> ids) {
        List<Persona> cast = new ArrayList<>();
        List<Failure.Fault> faults = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            List<Object> at = List.of("body", "character_ids", i);
            library.find(ids.get(i))
                    .ifPresentOrElse(
                            cast::add,
                            () ->
                                    faults.add(
                                            new Failure.Fault(
                                                    at, "There is no such character.", "unknown")));
        }
        if (!faults.isEmpty()) throw new Failure.Invalid(faults);
        return cast;
    }
}
