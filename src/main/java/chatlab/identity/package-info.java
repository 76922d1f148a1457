/** Who is calling: tokens, their keys, and those that were revoked. */
@NullMarked
package chatlab.identity;

import org.jspecify.annotations.NullMarked;
