package chatlab.discussion.stance;

import chatlab.conversation.Participant;
import chatlab.persona.Axis;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last turns agree, and somebody at the table could object.
 *
 * @param holder whose objection it is
 * @param objection in the third person
 * @param axis on which the turns agree, where there is one
 * @param turns that agree, oldest first
 */
public record Alarm(Participant holder, String objection, @Nullable Axis axis, List<UUID> turns) {}
