package chatlab.conversation;

import chatlab.persona.Persona;

/**
 * A character at the table, as it was when it sat down.
 *
 * @param stance where it stands on the topic
 * @param turns the moderator's count: one who joins or is unmuted starts level with the least heard
 * @param lastSpokeSeq the place of its last message, 0 for none
 */
public record Participant(
        Persona persona, boolean muted, String stance, int turns, int lastSpokeSeq) {
    public String id() {
        return persona.id();
    }
}
