package chatlab.discussion.speech;

import chatlab.persona.Persona;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a speaker says, while it streams, held to its own turn: a line that begins with another's
 * name ends it, the own name before the words is dropped, so are stage directions for others, an
 * echo of what was just said and marks such as {@code [3]} that point nowhere. It only holds back
 * and appends: what went out stays.
 *
 * <p>Each step hands on what is certain: {@link Leftovers}, {@link JsonScript}, {@link OwnLines}
 * with {@link LineHead} and {@link Echo}, {@link CitationMarks}.
 */
public final class SpeechFilter {
    private final CitationMarks marks;
    private final Leftovers leftovers;
    private final @Nullable JsonScript script; // null in a plain chat: there are no names
    private final @Nullable OwnLines lines;
    private boolean ended;

    /** For one who has heard nothing yet. */
    public SpeechFilter(@Nullable Persona speaker, List<Persona> table, Consumer<String> out) {
        this(speaker, table, List.of(), out);
    }

    /**
     * @param speaker null for the assistant of a plain chat
     * @param heard what a model that misbehaves may give back
     */
    public SpeechFilter(
            @Nullable Persona speaker,
            List<Persona> table,
            List<String> heard,
            Consumer<String> out) {
        marks = new CitationMarks(out);
        if (speaker == null) {
            lines = null;
            script = null;
            leftovers = new Leftovers(marks::accept);
        } else {
            Names names = new Names(speaker, table);
            OwnLines own = new OwnLines(names, heard, marks);
            JsonScript json = new JsonScript(names, own::accept);
            lines = own;
            script = json;
            leftovers = new Leftovers(json::accept);
        }
    }

    /** Takes the next piece; lets out what is certain. */
    public void accept(String text) {
        if (ended) return;
        leftovers.accept(text);
        if (leftovers.isOver() || lines != null && lines.isOver()) finish();
        else marks.flush();
    }

    /** Lets out what was held back, but for white space at the end. */
    public void finish() {
        if (ended) return;
        ended = true;
        leftovers.finish();
        if (script != null) script.finish();
        if (lines != null) lines.finish();
        marks.finish();
    }

    /** Whether the turn is over, with something said, although more may come. */
    public boolean ended() {
        return ended && marks.hasSpoken();
    }
}
