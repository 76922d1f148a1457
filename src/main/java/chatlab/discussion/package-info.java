/** One reply, end to end: who speaks, what they know, and how it is said and saved. */
@NullMarked
package chatlab.discussion;

import org.jspecify.annotations.NullMarked;
