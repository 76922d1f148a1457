package chatlab.insight;

import chatlab.conversation.Message.Speaker;
import java.util.List;
import java.util.UUID;

/**
 * A turn that counts: it did not fail, and there are words in it.
 *
 * @param speaker the character, or one of the two below
 * @param repliesTo the turns it answers
 */
record Said(UUID id, int seq, Speaker speaker, String text, List<UUID> repliesTo) {
    static final Speaker USER = new Speaker("user", "You");

    /** Who answers in a plain chat. */
    static final Speaker ASSISTANT = new Speaker("assistant", "ChatLab");

    boolean isUsers() {
        return speaker.equals(USER);
    }

    boolean isBy(String speakerId) {
        return speaker.id().equals(speakerId);
    }
}
