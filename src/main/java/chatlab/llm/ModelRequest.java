package chatlab.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked.
 *
 * @param messages the system part first: it is the same turn after turn, so providers can keep it
 * @param stop texts at which the model should end; those that reason take none
 * @param maxTokens the longest reply, thoughts aside
 * @param temperature from 0 to 2; null for the provider's own
 */
public record ModelRequest(
        String model,
        List<Message> messages,
        List<String> stop,
        int maxTokens,
        @Nullable Double temperature,
        List<Tool> tools) {

    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT,
        /** What a tool gave back. */
        TOOL
    }

    /**
     * @param calls the tools that an assistant's message calls
     * @param callId the call that a tool's message answers
     */
    public record Message(
            Role role, String content, List<ToolCall> calls, @Nullable String callId) {
        public Message(Role role, String content) {
            this(role, content, List.of(), null);
        }
    }

    /** Plain text in, plain text out. */
    public ModelRequest(String model, List<Message> messages, List<String> stop, int maxTokens) {
        this(model, messages, stop, maxTokens, null, List.of());
    }

    public ModelRequest withModel(String other) {
        return new ModelRequest(other, messages, stop, maxTokens, temperature, tools);
    }

    public ModelRequest withTemperature(@Nullable Double wanted) {
        return new ModelRequest(model, messages, stop, maxTokens, wanted, tools);
    }
}
