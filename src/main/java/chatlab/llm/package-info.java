/** AI providers: a request goes in, text streams out. */
@NullMarked
package chatlab.llm;

import org.jspecify.annotations.NullMarked;
