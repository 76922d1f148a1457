/** Character cards V1, V2 and V3: read from JSON and PNG, and written back with all they had. */
@NullMarked
package chatlab.persona.card;

import org.jspecify.annotations.NullMarked;
