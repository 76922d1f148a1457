/** The server put together: {@link chatlab.App} wires what the packages below offer. */
@NullMarked
package chatlab;

import org.jspecify.annotations.NullMarked;
