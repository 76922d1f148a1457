package chatlab.persona.card;

import chatlab.database.Json;
import chatlab.persona.CharacterDraft;
import chatlab.persona.Names;
import chatlab.persona.Persona;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a card says of a character, in our terms. */
public final class CardImport {
    static final String OURS = "chatlab";
    static final List<String> TRAITS =
            List.of(
                    "surname",
                    "tagline",
                    "born",
                    "died",
                    "key_ideas",
                    "quotations",
                    "voice",
                    "stances",
                    "works",
                    "color");
    private static final Pattern EMBEDDED = Pattern.compile("(?i)data:image/(png|jpe?g);base64,");
    private static final int MOST_LORE = 200;
    private static final int MOST_LORE_LETTERS = 100_000;

    private CardImport() {}

    /**
     * @param file as it came
     * @param checked the same document, found to keep to the contract, without its nulls
     */
    public static Imported of(CardFile file, JsonNode checked) {
        JsonNode data = checked.has("spec") ? checked.path("data") : checked;
        JsonNode ours = data.path("extensions").path(OURS);
        String picture = ours.path("picture").asText("");
        boolean drawn = picture.equals("drawn");
        boolean portrait = !picture.isEmpty() && !drawn && !picture.equals("uploaded");
        return new Imported(
                draft(data, ours.path("traits")),
                lore(data.path("character_book")),
                CardJson.text(withoutImage(file.document())),
                drawn || portrait
                        ? Optional.empty()
                        : image(ours).or(file::picture).or(() -> icon(data)),
                portrait ? Optional.of(picture) : Optional.empty());
    }

    private static CharacterDraft draft(JsonNode data, JsonNode traits) {
        CharacterDraft said = traits(traits);
        String nickname = Names.tidy(data.path("nickname").asText(""));
        CharacterDraft.@Nullable Voice voice = said.voice();
        return new CharacterDraft(
                CardField.NAME.in(data),
                nickname.isEmpty() ? null : nickname,
                said.surname(),
                said.tagline(),
                CardField.DESCRIPTION.in(data),
                said.born(),
                said.died(),
                said.keyIdeas(),
                said.quotations(),
                new CharacterDraft.Voice(
                        CardField.PERSONALITY.in(data),
                        voice == null ? null : voice.images(),
                        voice == null ? null : voice.never()),
                said.stances(),
                said.works(),
                said.color(),
                CardField.FIRST_MES.in(data),
                CardField.SCENARIO.in(data),
                CardField.MES_EXAMPLE.in(data),
                CardField.SYSTEM_PROMPT.in(data),
                CardField.POST_HISTORY_INSTRUCTIONS.in(data));
    }

    /** Only what the contract has looked at. */
    private static CharacterDraft traits(JsonNode traits) {
        ObjectNode known =
                traits instanceof ObjectNode object
                        ? object.deepCopy().retain(TRAITS)
                        : Json.MAPPER.createObjectNode();
        try {
            return Json.MAPPER.treeToValue(known, CharacterDraft.class);
        } catch (JsonProcessingException contractAndRecordDiffer) {
            throw new UncheckedIOException(contractAndRecordDiffer);
        }
    }

    /** The entries in use; expressions in place of keys are somebody's program, so not these. */
    private static List<Persona.Lore> lore(JsonNode book) {
        List<Persona.Lore> lore = new ArrayList<>();
        int letters = 0;
        for (JsonNode entry : book.path("entries")) {
            if (!entry.path("enabled").asBoolean(true) || entry.path("use_regex").asBoolean(false))
                continue;
            String content = entry.path("content").asText("").replaceAll("(?m)^@@.*\\R?", "");
            List<String> keys = new ArrayList<>();
            entry.path("keys").forEach(key -> keys.add(key.asText()));
            keys.removeIf(String::isBlank);
            letters += content.length();
            if (letters > MOST_LORE_LETTERS || lore.size() == MOST_LORE) break;
            boolean constant = entry.path("constant").asBoolean(false);
            if (!content.isBlank() && (constant || !keys.isEmpty()))
                lore.add(new Persona.Lore(List.copyOf(keys), content.strip(), constant));
        }
        return List.copyOf(lore);
    }

    private static Optional<byte[]> image(JsonNode ours) {
        return embedded(ours.path("image").asText(""));
    }

    /** The main one, or else the first, that needs no fetching. */
    private static Optional<byte[]> icon(JsonNode data) {
        List<JsonNode> icons = new ArrayList<>();
        data.path("assets")
                .forEach(
                        asset -> {
                            if (asset.path("type").asText().equals("icon")) icons.add(asset);
                        });
        icons.sort(
                (one, other) ->
                        Boolean.compare(
                                other.path("name").asText().equals("main"),
                                one.path("name").asText().equals("main")));
        return icons.stream()
                .map(asset -> embedded(asset.path("uri").asText("")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Other kinds cannot be drawn here, and are as if they were not there. */
    private static Optional<byte[]> embedded(String uri) {
        Matcher embedded = EMBEDDED.matcher(uri);
        if (!embedded.lookingAt()) return Optional.empty();
        try {
            return Optional.of(Base64.getDecoder().decode(uri.substring(embedded.end())));
        } catch (IllegalArgumentException notBase64) {
            throw CardJson.invalid("A picture in the card is not in Base64.");
        }
    }

    /** Our own picture is kept beside the card, not in it. */
    private static ObjectNode withoutImage(ObjectNode document) {
        ObjectNode kept = document.deepCopy();
        JsonNode data = kept.has("spec") ? kept.path("data") : kept;
        if (data.path("extensions").path(OURS) instanceof ObjectNode ours) ours.remove("image");
        return kept;
    }
}
