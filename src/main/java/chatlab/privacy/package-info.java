/** A user's data taken away and deleted. */
@NullMarked
package chatlab.privacy;

import org.jspecify.annotations.NullMarked;
