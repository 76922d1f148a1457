/** Characters: the built-in sets, as JSON files that a teacher could read. */
@NullMarked
package chatlab.persona;

import org.jspecify.annotations.NullMarked;
