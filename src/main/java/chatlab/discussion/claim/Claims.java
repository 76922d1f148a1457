package chatlab.discussion.claim;

import chatlab.conversation.Claim;
import chatlab.persona.Persona;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds what a turn owes to its speaker's sources: quotations, true and unknown ones, sentences
 * that restate a key idea, and what it cannot have written of.
 */
public final class Claims {
    private static final int REMEMBERED = 2_000;

    private final Rarity rarity;
    private final Anachronisms anachronisms = new Anachronisms();
    private final Map<Persona, Speaker> speakers = new ConcurrentHashMap<>();

    /**
     * @param everybody whose key ideas tell which words are common
     */
    public Claims(Collection<Persona> everybody) {
        this.rarity = new Rarity(everybody);
    }

    /**
     * @param content what the speaker says, in Markdown
     * @param heard what was said at the table, the topic included: no source is claimed for it
     * @return in order of the words; none overlaps another
     */
    public List<Claim> in(String content, Persona speaker, List<String> heard) {
        return new Reading(content, known(speaker), heard).claims();
    }

    /** To find its key ideas again, sentence by sentence. */
    public KeyIdeas ideas(Persona persona) {
        return known(persona).ideas();
    }

    private Speaker known(Persona persona) {
        if (speakers.size() > REMEMBERED) speakers.clear();
        return speakers.computeIfAbsent(
                persona,
                each ->
                        new Speaker(
                                each,
                                new Quotations(each),
                                new KeyIdeas(each, rarity),
                                anachronisms));
    }
}
