package chatlab.persona.card;

import chatlab.database.Json;
import chatlab.persona.Names;
import chatlab.persona.OwnCharacter;
import chatlab.persona.Persona;
import chatlab.persona.picture.Picture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A character as a card. Where it came as one, that card is written back, with what was changed
 * here changed there.
 */
public final class CardExport {
    private static final List<String> TEXTS =
            List.of(
                    "name",
                    "description",
                    "personality",
                    "scenario",
                    "first_mes",
                    "mes_example",
                    "creator_notes",
                    "system_prompt",
                    "post_history_instructions",
                    "creator",
                    "character_version");
    private static final List<String> LISTS = List.of("alternate_greetings", "tags");
    private static final List<String> LATER =
            List.of(
                    "character_book",
                    "extensions",
                    "nickname",
                    "assets",
                    "source",
                    "creator_notes_multilingual",
                    "group_only_greetings",
                    "creation_date",
                    "modification_date");

    /** The versions that are written. */
    public enum Spec {
        V2("chara_card_v2", "2.0"),
        V3("chara_card_v3", "3.0");

        private final String id;
        private final String version;

        Spec(String id, String version) {
            this.id = id;
            this.version = version;
        }
    }

    private CardExport() {}

    /**
     * @param embedded the picture, where the card shall hold it itself
     */
    public static ObjectNode of(OwnCharacter character, Spec spec, Optional<Picture> embedded) {
        ObjectNode card =
                character.card() == null
                        ? Json.MAPPER.createObjectNode()
                        : CardJson.readOwn(character.card());
        boolean same = card.path("spec").asText().equals(spec.id);
        ObjectNode data = takeData(card);
        Persona persona = character.persona();
        writeChanges(data, persona);
        for (CardField field : CardField.values()) { // some writers repeat them beside the data
            if (card.has(field.key())) card.put(field.key(), field.of(persona));
        }
        complete(data, spec);
        writeOurs(data, persona, embedded);
        if (character.card() == null || persona.version() > 1)
            data.put("modification_date", character.updatedAt().getEpochSecond());
        if (character.card() == null)
            data.put("creation_date", character.createdAt().getEpochSecond());
        card.put("spec", spec.id);
        if (!same || !card.path("spec_version").isTextual()) card.put("spec_version", spec.version);
        card.set("data", data);
        return card;
    }

    public static byte[] bytes(ObjectNode card) {
        return CardJson.text(card).getBytes(StandardCharsets.UTF_8);
    }

    /** V1 has its fields bare; those that the later ones know move down. */
    private static ObjectNode takeData(ObjectNode card) {
        if (card.has("spec")) return (ObjectNode) card.path("data");
        ObjectNode data = Json.MAPPER.createObjectNode();
        Stream.of(TEXTS, LISTS, LATER)
                .flatMap(List::stream)
                .filter(card::has)
                .forEach(key -> data.set(key, card.remove(key)));
        return data;
    }

    /** A field that still says what we say stays as it was written. */
    private static void writeChanges(ObjectNode data, Persona persona) {
        String nickname = Names.tidy(data.path("nickname").asText(""));
        String called = nickname.isEmpty() ? CardField.NAME.in(data) : nickname;
        for (CardField field : CardField.values()) {
            if (!field.in(data).equals(field.of(persona))) data.put(field.key(), field.of(persona));
        }
        if (called.equals(persona.called())) return;
        if (persona.called().equals(persona.name())) data.remove("nickname");
        else data.put("nickname", persona.called());
    }

    /** Both versions want every field to be there. */
    private static void complete(ObjectNode data, Spec spec) {
        for (String key : TEXTS) if (data.path(key).isMissingNode()) data.put(key, "");
        for (String key : LISTS) if (data.path(key).isMissingNode()) data.putArray(key);
        if (spec == Spec.V3 && data.path("group_only_greetings").isMissingNode())
            data.putArray("group_only_greetings");
        if (!data.path("extensions").isObject()) data.putObject("extensions");
    }

    private static void writeOurs(ObjectNode data, Persona persona, Optional<Picture> embedded) {
        ObjectNode extensions = (ObjectNode) data.path("extensions");
        ObjectNode ours =
                extensions.path(CardImport.OURS) instanceof ObjectNode before
                        ? before
                        : extensions.putObject(CardImport.OURS);
        ObjectNode traits = Json.MAPPER.<ObjectNode>valueToTree(persona).retain(CardImport.TRAITS);
        if (traits.path("voice") instanceof ObjectNode voice) voice.remove("manner");
        removeNulls(traits);
        ours.set("traits", traits);
        ours.put("picture", picture(persona));
        embedded.ifPresent(
                each ->
                        ours.put(
                                "image",
                                "data:image/png;base64,"
                                        + Base64.getEncoder().encodeToString(each.png())));
    }

    private static String picture(Persona persona) {
        String avatar = persona.own() == null ? null : persona.own().avatar();
        if (avatar == null) return "drawn";
        if (avatar.startsWith("/avatars/")) return "uploaded";
        return avatar.replaceFirst("^/api/characters/([^/]+)/avatar$", "$1");
    }

    private static void removeNulls(JsonNode node) {
        if (node instanceof ObjectNode object)
            object.properties().removeIf(field -> field.getValue().isNull());
        node.forEach(CardExport::removeNulls);
    }
}
