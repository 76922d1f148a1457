/** Local accounts and their tokens; everybody's name and preferences. */
@NullMarked
package chatlab.account;

import org.jspecify.annotations.NullMarked;
