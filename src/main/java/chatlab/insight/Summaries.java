package chatlab.insight;

import chatlab.conversation.Conversation;
import chatlab.failure.Failure;
import chatlab.llm.Answers;
import chatlab.llm.Budget;
import chatlab.llm.ModelRequest;
import chatlab.llm.Providers;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the report of a discussion: by the conversation's model, whose answer is kept as long as
 * nothing new is said, or where none can, from the turns themselves.
 */
final class Summaries {
    private static final Logger LOG = LoggerFactory.getLogger(Summaries.class);

    private final Answers answers;
    private final Providers providers;

    Summaries(Answers answers, Providers providers) {
        this.answers = answers;
        this.providers = providers;
    }

    /**
     * @param asking called before each call of a model, not for an answer that is kept
     * @throws Failure.TooMany where the payer's budget is spent
     */
    Report of(Talk talk, Budget.Payer payer, Runnable asking) {
        Extract extract = new Extract(talk);
        if (talk.said().isEmpty()) return extract.report();
        Providers.Choice choice = choice(talk.conversation());
        String model = choice.model();
        if (model == null) return extract.report();
        ModelReport written = new ModelReport(talk, model, extract.participants());
        return written(written, choice.provider(), payer, asking).orElseGet(extract::report);
    }

    /** What is no report is asked for once more. */
    private Optional<Report> written(
            ModelReport report, String provider, Budget.Payer payer, Runnable asking) {
        try {
            Optional<String> first = answer(report.request(), provider, payer, asking);
            if (first.isEmpty()) return Optional.empty();
            return report.read(first.get())
                    .or(
                            () ->
                                    answer(report.again(first.get()), provider, payer, asking)
                                            .flatMap(report::read));
        } catch (Failure.Upstream | Failure.UpstreamTimeout away) {
            LOG.warn("No model writes the report: {}", away.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> answer(
            ModelRequest request, String provider, Budget.Payer payer, Runnable asking) {
        if (answers.kept(provider, request).isEmpty()) asking.run();
        return answers.ask(payer, provider, request);
    }

    /** A conversation's provider may have gone since it was chosen; then the default writes. */
    private Providers.Choice choice(Conversation conversation) {
        return providers.isOnOffer(conversation.provider(), conversation.model())
                ? providers.choose(conversation.provider(), conversation.model())
                : providers.choose(null, null);
    }
}
