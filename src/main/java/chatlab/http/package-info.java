/** What every route shares. */
@NullMarked
package chatlab.http;

import org.jspecify.annotations.NullMarked;
