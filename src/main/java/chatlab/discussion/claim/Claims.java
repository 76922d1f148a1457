package chatlab.discussion.claim;

import chatlab.conversation.Claim;
import chatlab.persona.Persona;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds what a turn owes to its speaker's sources: quotations, true and unknown ones, and sentences
 * that restate a key idea.
 */
public final class Claims {
    private static final int REMEMBERED = 2_000;

    private record Known(Quotations quotations, KeyIdeas ideas) {}

    private final Rarity rarity;
    private final Map<Persona, Known> known = new ConcurrentHashMap<>();

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
        Known one = known(speaker);
        return new Reading(content, one.quotations(), one.ideas(), heard).claims();
    }

    /** To find its key ideas again, sentence by sentence. */
    public KeyIdeas ideas(Persona persona) {
        return known(persona).ideas();
    }

    private Known known(Persona persona) {
        if (known.size() > REMEMBERED) known.clear();
        return known.computeIfAbsent(
                persona, each -> new Known(new Quotations(each), new KeyIdeas(each, rarity)));
    }
}
