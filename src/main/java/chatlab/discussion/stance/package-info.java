/** Where turns lean, and when they all lean one way. Pure reading of what was said. */
@NullMarked
package chatlab.discussion.stance;

import org.jspecify.annotations.NullMarked;
