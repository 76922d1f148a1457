package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.llm.Cancellation;
import chatlab.llm.ModelClient;
import chatlab.llm.ModelReply;
import chatlab.llm.Providers;
import java.util.Objects;
import java.util.function.Consumer;

/** A character spoken by a model. */
record ModelVoice(ModelClient client, Providers.Choice choice) implements Voice {
    @Override
    public Message.Source speak(TurnBrief brief, Consumer<String> text, Cancellation cancellation) {
        String model = Objects.requireNonNull(choice.model());
        ModelReply reply = client.stream(Prompt.of(brief, model), text, cancellation);
        return new Message.Source(choice.provider(), model, reply.tokensIn(), reply.tokensOut());
    }
}
