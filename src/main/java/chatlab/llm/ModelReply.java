package chatlab.llm;

import java.util.List;

/** What came of a call, beside its text. */
public record ModelReply(Usage usage, Finish finish, List<ToolCall> toolCalls) {}
