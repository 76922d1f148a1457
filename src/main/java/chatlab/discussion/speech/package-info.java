/** What a model writes, held to one speaker's own turn while it streams. */
@NullMarked
package chatlab.discussion.speech;

import org.jspecify.annotations.NullMarked;
