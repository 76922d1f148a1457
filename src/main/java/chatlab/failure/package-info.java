/** What can go wrong, in the words of the product; no HTTP in it. */
@NullMarked
package chatlab.failure;

import org.jspecify.annotations.NullMarked;
