package chatlab.llm;

import java.util.function.Consumer;

/** One provider's wire format. Nothing of its field names leaves this package. */
public interface ModelClient {
    /**
     * Sends a request and hands on the text as it comes. Returns early, with what is known, once
     * cancelled.
     *
     * @throws chatlab.failure.Failure.Upstream where the provider fails or refuses
     * @throws chatlab.failure.Failure.UpstreamTimeout where it does not answer in time
     */
    ModelReply stream(ModelRequest request, Consumer<String> text, Cancellation cancellation);
}
