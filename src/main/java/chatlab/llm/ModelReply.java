package chatlab.llm;

import org.jspecify.annotations.Nullable;

/** What a call took; token counts are null where the provider does not say. */
public record ModelReply(@Nullable Integer tokensIn, @Nullable Integer tokensOut) {}
