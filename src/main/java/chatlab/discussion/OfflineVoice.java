package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.llm.Cancellation;
import chatlab.llm.Providers;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The voice that needs no provider: turns composed from each character's key ideas, the same again
 * for the same seed. In a plain chat it points to the ideas nearest to the question.
 */
final class OfflineVoice implements Voice {
    /** Let out word by word, as the others are. */
    private static final Pattern WORD = Pattern.compile("\\S+\\s*");

    private final Relevance relevance;
    private final Guide guide;

    OfflineVoice(Relevance relevance, Guide guide) {
        this.relevance = relevance;
        this.guide = guide;
    }

    @Override
    public Message.Source speak(TurnBrief brief, Consumer<String> text, Cancellation cancellation) {
        Participant speaker = brief.speaker();
        String said =
                speaker == null
                        ? guide.answer(brief)
                        : new Script(brief, speaker, relevance).text();
        Matcher words = WORD.matcher(said);
        while (words.find() && !cancellation.isWanted()) text.accept(words.group());
        return new Message.Source(Providers.OFFLINE, null, null, null);
    }
}
