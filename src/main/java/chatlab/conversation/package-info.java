/** Conversations and their messages: store, lists, transcripts. */
@NullMarked
package chatlab.conversation;

import org.jspecify.annotations.NullMarked;
