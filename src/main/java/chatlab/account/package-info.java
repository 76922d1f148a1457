/** Local accounts and their tokens. */
@NullMarked
package chatlab.account;

import org.jspecify.annotations.NullMarked;
