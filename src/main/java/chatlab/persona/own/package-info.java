/** Users' own characters. */
@NullMarked
package chatlab.persona.own;

import org.jspecify.annotations.NullMarked;
