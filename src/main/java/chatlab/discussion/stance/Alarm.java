package chatlab.discussion.stance;

import chatlab.conversation.Participant;
import chatlab.persona.Axis;
import chatlab.persona.Persona;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last turns agree, and somebody at the table could object.
 *
 * @param holder whose objection it is
 * @param objection in the third person
 * @param idea the key idea that it comes from; null where only the stance tells against it
 * @param axis on which the turns agree, where there is one
 * @param turns that agree, oldest first
 */
public record Alarm(
        Participant holder,
        String objection,
        Persona.@Nullable Idea idea,
        @Nullable Axis axis,
        List<UUID> turns) {}
