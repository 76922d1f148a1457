package chatlab.discussion.claim;

import chatlab.persona.Persona;
import java.util.Optional;

/** What is known of a speaker before a word is said. */
record Speaker(Persona persona, Quotations quotations, KeyIdeas ideas, Anachronisms anachronisms) {

    /** What came after this one's death; nobody knows it of one who has none. */
    Optional<Anachronisms.Later> later(String sentence, Wording wording) {
        Integer died = persona.died();
        return died == null ? Optional.empty() : anachronisms.in(sentence, wording, died);
    }

    String note(Anachronisms.Later later) {
        return later.note(persona);
    }
}
