/** Environment in, one record of typed values out. */
@NullMarked
package chatlab.config;

import org.jspecify.annotations.NullMarked;
