package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.discussion.speech.SpeechFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the filter of a turn takes for an echo. */
class HeardTest {
    private static final String FIRST = "A bare table teaches more than a full one ever could.";
    private static final String SECOND = "The child builds herself in a room that is prepared.";
    private static final String THIRD = "What would you two do with a noisy and crowded classroom?";

    private final Talk talk = Talk.on("Play", "john-dewey", "maria-montessori");

    @Test
    void isTheNewestTurnAndTheSpeakersOwnNewest() {
        talk.says("john-dewey", FIRST);
        talk.says("maria-montessori", SECOND);
        talk.userSays(THIRD);
        assertEquals("So be it.", said("john-dewey", FIRST + " So be it."));
        assertEquals(SECOND + " So be it.", said("john-dewey", SECOND + " So be it."));
        assertEquals("So be it.", said("john-dewey", THIRD + " So be it."));
        assertEquals("So be it.", said("john-dewey", "Host: " + THIRD + "\n\nSo be it."));
        assertEquals("", said("maria-montessori", SECOND));
    }

    @Test
    void anInterruptedTurnIsKnownAsThePromptShowsIt() {
        talk.says("maria-montessori", SECOND, Message.Status.INTERRUPTED);
        assertEquals("So be it.", said("john-dewey", SECOND + " … (interrupted)\nSo be it."));
        assertEquals("So be it.", said("john-dewey", SECOND + "\nSo be it."));
    }

    @Test
    void nothingIsWhereNothingWasSaid() {
        assertEquals(FIRST, said("john-dewey", FIRST));
    }

    @Test
    void inAPlainChatOneMayAskToBeRepeated() {
        talk.userSays(THIRD);
        assertEquals(THIRD, said(null, THIRD));
    }

    private String said(@Nullable String speaker, String reply) {
        TurnBrief brief = speaker == null ? talk.brief() : talk.brief(speaker);
        StringBuilder out = new StringBuilder();
        Participant own = brief.speaker();
        SpeechFilter filter =
                new SpeechFilter(
                        own == null ? null : own.persona(),
                        own == null ? List.of() : brief.table(),
                        brief.heard(),
                        out::append);
        filter.accept(reply);
        filter.finish();
        return out.toString();
    }
}
