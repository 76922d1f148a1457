package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.conversation.Stage;
import chatlab.conversation.VersionStore;
import chatlab.database.Json;
import chatlab.database.Sha256;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The record of what a speaker was shown: enough to show the very same prompt again. Long texts
 * that turns share are named by their hash, what was said by its place and version.
 *
 * @param system the hash of the system part; likewise {@code earlier}, the minutes
 * @param last the end of the prompt, word for word
 */
record Shown(
        int template,
        Stage stage,
        String system,
        @Nullable String earlier,
        List<VersionStore.At> history,
        String last) {
    /** A record, and the texts that it names. */
    record WithTexts(Shown shown, Map<String, String> texts) {}

    static WithTexts of(TurnBrief brief) {
        Prompt.Parts parts = Prompt.parts(brief);
        Map<String, String> texts = new LinkedHashMap<>();
        String system = named(parts.system(), texts);
        String earlier = parts.earlier() == null ? null : named(parts.earlier(), texts);
        List<VersionStore.At> history =
                parts.history().stream()
                        .map(each -> new VersionStore.At(each.seq(), each.version()))
                        .toList();
        var shown =
                new Shown(Prompt.TEMPLATE, brief.stage(), system, earlier, history, parts.last());
        return new WithTexts(shown, texts);
    }

    /** Empty for a message that no voice wrote. */
    static Optional<Shown> of(Message message) {
        JsonNode json = message.shown();
        if (json == null || json instanceof NullNode || !json.has("system"))
            return Optional.empty();
        try {
            return Optional.of(Json.MAPPER.treeToValue(json, Shown.class));
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** The hashes of its long texts. */
    List<String> hashes() {
        return earlier == null ? List.of(system) : List.of(system, earlier);
    }

    JsonNode json() {
        return Json.MAPPER.valueToTree(this);
    }

    private static String named(String text, Map<String, String> texts) {
        String hash = Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
        texts.put(hash, text);
        return hash;
    }
}
