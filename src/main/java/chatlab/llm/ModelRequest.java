package chatlab.llm;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param stop texts at which the model should end
 * @param maxTokens the longest reply
 */
public record ModelRequest(String model, List<Message> messages, List<String> stop, int maxTokens) {

    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    public record Message(Role role, String content) {}
}
