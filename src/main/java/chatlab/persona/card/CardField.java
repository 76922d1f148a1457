package chatlab.persona.card;

import chatlab.persona.Names;
import chatlab.persona.Persona;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** A card's field that is one of ours, in both directions. */
enum CardField {
    NAME("name", Persona::name),
    DESCRIPTION("description", Persona::description),
    PERSONALITY("personality", persona -> persona.voice().manner()),
    SCENARIO("scenario", persona -> own(persona).scenario()),
    FIRST_MES("first_mes", persona -> own(persona).greeting()),
    MES_EXAMPLE("mes_example", persona -> own(persona).exampleDialogue()),
    SYSTEM_PROMPT("system_prompt", persona -> own(persona).instructions()),
    POST_HISTORY_INSTRUCTIONS("post_history_instructions", persona -> own(persona).reminder());

    private final String key;
    private final Function<Persona, String> ours;

    CardField(String key, Function<Persona, String> ours) {
        this.key = key;
        this.ours = ours;
    }

    String key() {
        return key;
    }

    String of(Persona persona) {
        return ours.apply(persona);
    }

    /** What we read in a card's data; empty where it says nothing. */
    String in(JsonNode data) {
        String text = data.path(key).asText("");
        return this == NAME ? Names.tidy(text) : text;
    }

    private static Persona.Own own(Persona persona) {
        return Optional.ofNullable(persona.own()).orElse(Persona.Own.NOTHING);
    }
}
