/** Pictures of users' own characters: uploaded ones drawn anew, and drawn ones. */
@NullMarked
package chatlab.persona.picture;

import org.jspecify.annotations.NullMarked;
