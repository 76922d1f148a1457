package chatlab.discussion.stance;

import chatlab.persona.Axis;

/**
 * A turn voices the other side of what its speaker stands for.
 *
 * @param text the sentence that shows it
 */
public record Departure(Axis axis, int fixed, int voiced, String text) {}
