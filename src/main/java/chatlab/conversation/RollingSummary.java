package chatlab.conversation;

import java.time.Instant;
import java.util.UUID;

/**
 * What was said so long ago that it is no longer shown word for word.
 *
 * @param uptoSeq the place of the newest message that is in it
 */
public record RollingSummary(UUID conversationId, int uptoSeq, String content, Instant createdAt) {}
