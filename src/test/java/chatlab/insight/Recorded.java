package chatlab.insight;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message.Speaker;
import chatlab.conversation.Order;
import chatlab.conversation.Participant;
import chatlab.conversation.RollingSummary;
import chatlab.conversation.Settings;
import chatlab.persona.Persona;
import chatlab.persona.PersonaLibrary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A discussion as it was recorded, each turn an answer to the one before. */
final class Recorded {
    private static final UUID ID = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0007L);

    private final String topic;
    private final List<Persona> cast;
    private final List<Said> said = new ArrayList<>();
    private @Nullable RollingSummary earlier;

    Recorded(String topic, String... ids) {
        PersonaLibrary library = new PersonaLibrary();
        this.topic = topic;
        this.cast = Stream.of(ids).map(id -> library.find(id).orElseThrow()).toList();
    }

    Persona persona(int seat) {
        return cast.get(seat);
    }

    Recorded says(int seat, String text) {
        return add(new Speaker(persona(seat).id(), persona(seat).name()), text);
    }

    Recorded userSays(String text) {
        return add(Said.USER, text);
    }

    Recorded earlier(String text) {
        earlier = new RollingSummary(ID, 1, text, Instant.EPOCH);
        return this;
    }

    Talk talk() {
        var conversation =
                new Conversation(
                        ID,
                        "ada",
                        topic,
                        topic,
                        cast.stream().map(each -> new Participant(each, false, "", 0, 0)).toList(),
                        Order.BALANCED,
                        "open",
                        null,
                        null,
                        null,
                        Settings.NONE,
                        said.size(),
                        said.size(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        false);
        return new Talk(conversation, List.copyOf(said), earlier);
    }

    Report report() {
        return new Extract(talk()).report();
    }

    static UUID turn(int seq) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0100L + seq);
    }

    private Recorded add(Speaker speaker, String text) {
        int seq = said.size() + 1;
        List<UUID> repliesTo =
                seq == 1 || speaker.equals(Said.USER) ? List.of() : List.of(turn(seq - 1));
        said.add(new Said(turn(seq), seq, speaker, text, repliesTo));
        return this;
    }
}
