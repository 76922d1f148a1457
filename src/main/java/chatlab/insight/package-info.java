/** What came of a discussion: who said how much, and a report of it. It only reads. */
@NullMarked
package chatlab.insight;

import org.jspecify.annotations.NullMarked;
