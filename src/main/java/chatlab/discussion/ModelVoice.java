package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.llm.Cancellation;
import chatlab.llm.ModelClient;
import chatlab.llm.ModelReply;
import chatlab.llm.ModelRequest;
import java.util.function.Consumer;

/**
 * A character spoken by a model.
 *
 * @param request what was made of the brief
 */
record ModelVoice(ModelClient client, String provider, ModelRequest request) implements Voice {
    @Override
    public Message.Source speak(TurnBrief brief, Consumer<String> text, Cancellation cancellation) {
        ModelReply reply = client.stream(request, text, cancellation);
        return Message.Source.of(provider, request.model(), reply);
    }
}
