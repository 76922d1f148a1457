package chatlab.persona;

import chatlab.database.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Characters as the contract writes them. */
public final class CharacterViews {
    private static final List<String> OFFLINE_PHRASES =
            List.of("openings", "questions", "speech", "toward", "remarks");

    private CharacterViews() {}

    /** What a reader wants to know, not the offline voice's phrases. */
    static ObjectNode builtIn(Persona persona) {
        ObjectNode view = view(persona);
        view.remove("called");
        view.path("key_ideas")
                .forEach(
                        idea ->
                                ((ObjectNode) idea)
                                        .remove(List.of("point", "supports", "opposes", "tags")));
        return view.put("built_in", true);
    }

    /** Everything that its user can say of it. */
    public static ObjectNode own(OwnCharacter character) {
        Persona.Own own =
                Optional.ofNullable(character.persona().own()).orElse(Persona.Own.NOTHING);
        ObjectNode view = view(character.persona());
        view.remove("own");
        return view.put("greeting", own.greeting())
                .put("scenario", own.scenario())
                .put("example_dialogue", own.exampleDialogue())
                .put("instructions", own.instructions())
                .put("reminder", own.reminder())
                .put("from_card", character.card() != null)
                .put("built_in", false)
                .put("created_at", Json.time(character.createdAt()))
                .put("updated_at", Json.time(character.updatedAt()));
    }

    private static ObjectNode view(Persona persona) {
        ObjectNode view = Json.MAPPER.valueToTree(persona);
        view.remove(OFFLINE_PHRASES);
        return view.put("avatar_url", persona.avatarUrl());
    }
}
