package chatlab.discussion;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.failure.Failure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another version of a reply: by the same speaker, from what had been said until then. */
final class Regeneration {
    private Regeneration() {}

    /** Null for the assistant of a plain chat. */
    static Moderator.@Nullable Pick speaker(Conversation conversation, Message before) {
        if (before.role() != Message.Role.ASSISTANT)
            throw new Failure.Invalid(
                    "message_id",
                    "Only a reply can be made anew; this is your own message.",
                    "role");
        Message.Speaker speaker = before.speaker();
        if (speaker == null) return null;
        Participant seat =
                conversation
                        .participant(speaker.id())
                        .orElseThrow(
                                () ->
                                        new Failure.Invalid(
                                                "message_id",
                                                speaker.name() + " sits at this table no more.",
                                                "unknown"));
        String reason =
                Optional.ofNullable(before.reason()).orElse("You asked for another version.");
        return new Moderator.Pick(seat, reason, List.of());
    }
}
