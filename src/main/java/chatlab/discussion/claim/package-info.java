/** What a turn's words owe to its speaker's sources. Pure reading of what was said. */
@NullMarked
package chatlab.discussion.claim;

import org.jspecify.annotations.NullMarked;
