/** The only doors to the data: {@link chatlab.database.Database#read} and {@code write}. */
@NullMarked
package chatlab.database;

import org.jspecify.annotations.NullMarked;
