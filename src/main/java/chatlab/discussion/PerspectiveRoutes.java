package chatlab.discussion;

import chatlab.database.Database;
import chatlab.database.Json;
import chatlab.failure.Failure;
import chatlab.http.Api;
import chatlab.http.Call;
import chatlab.persona.Persona;
import chatlab.persona.Personas;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** What each would likely say, before they are invited. */
public final class PerspectiveRoutes {
    record Body(String topic, List<String> characterIds) {}

    private final Database database;
    private final Perspectives perspectives;
    private final Personas personas;

    PerspectiveRoutes(Database database, Perspectives perspectives, Personas personas) {
        this.database = database;
        this.perspectives = perspectives;
        this.personas = personas;
    }

    public void register(Api api) {
        api.post("/api/{user_id}/perspectives", this::perspectives);
    }

    private void perspectives(Call call) {
        Body body = call.body(Body.class);
        List<Persona> cast = database.read(sql -> cast(sql, call.userId(), body.characterIds()));
        call.takeSummary();
        var views = perspectives.on(body.topic(), cast, TurnRoutes.payer(call));
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.set("items", Json.MAPPER.<JsonNode>valueToTree(views));
        call.json(answer);
    }

    private List<Persona> cast(DSLContext sql, String userId, List<String> ids) {
        List<Persona> cast = new ArrayList<>();
        List<Failure.Fault> faults = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            List<Object> at = List.of("body", "character_ids", i);
            personas.find(sql, userId, ids.get(i))
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
