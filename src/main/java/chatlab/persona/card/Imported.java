package chatlab.persona.card;

import chatlab.persona.CharacterDraft;
import chatlab.persona.Persona;
import java.util.List;
import java.util.Optional;

/**
 * What a card says.
 *
 * @param card all of it, as JSON, to be written back
 * @param image the character's picture, not looked at yet
 * @param portraitOf the built-in character whose portrait it has
 */
public record Imported(
        CharacterDraft draft,
        List<Persona.Lore> lore,
        String card,
        Optional<byte[]> image,
        Optional<String> portraitOf) {}
