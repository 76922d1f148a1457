package chatlab.discussion.stance;

import chatlab.persona.Axis;

/**
 * Where a turn leans on an axis.
 *
 * @param value from −2 (the axis's first pole) to 2, never 0
 * @param text the sentence that shows it
 */
public record Leaning(Axis axis, int value, String text) {}
