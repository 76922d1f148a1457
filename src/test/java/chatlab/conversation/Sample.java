package chatlab.conversation;

import chatlab.persona.Persona;
import chatlab.persona.PersonaLibrary;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Conversations and messages to test with. */
final class Sample {
    static final Instant START = Instant.parse("2026-11-20T11:35:00.123Z");
    private static final PersonaLibrary LIBRARY = new PersonaLibrary();

    private Sample() {}

    static Persona persona(String id) {
        return LIBRARY.find(id).orElseThrow();
    }

    static List<Participant> cast(String... ids) {
        return Stream.of(ids)
                .map(
                        id ->
                                new Participant(
                                        persona(id),
                                        false,
                                        "You hold firmly that " + id + ".",
                                        0,
                                        0))
                .toList();
    }

    static Conversation conversation(String userId, String title, Instant at, String... cast) {
        return new Conversation(
                UuidCreator.getTimeOrderedEpoch(),
                userId,
                title,
                "What is a good test?",
                cast(cast),
                Order.BALANCED,
                "open",
                null,
                null,
                null,
                Settings.NONE,
                0,
                0,
                at,
                at,
                false);
    }

    static Message said(UUID conversationId, int seq) {
        return Message.ofUser(
                UuidCreator.getTimeOrderedEpoch(), conversationId, seq, "message " + seq, START);
    }
}
