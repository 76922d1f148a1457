package chatlab.insight;

import chatlab.conversation.Conversation;
import chatlab.conversation.Protocol;
import chatlab.conversation.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * How a discussion went, turn by turn.
 *
 * @param turns the newest, oldest first
 * @param phases those of the protocol that were spoken in, in order; none where it has only one
 */
record Course(List<Turn> turns, List<Part> phases) {
    static final int TURNS = 2_000;

    /**
     * @param item whose it is: the place among the items of the participation
     */
    record Turn(int seq, int item, long words) {}

    /**
     * @param fromSeq where it begins
     */
    record Part(String id, String name, int fromSeq) {}

    /** The phases that were spoken in; rounds of the same one are told as one. */
    static List<Part> phases(DSLContext sql, Conversation conversation) {
        Protocol protocol = Protocol.of(conversation);
        List<Part> parts = new ArrayList<>();
        if (protocol.phases().size() == 1 || conversation.lastSeq() == 0) return parts;
        Stream.concat(SaidStore.stages(sql, conversation).stream(), Stream.of(conversation.stage()))
                .distinct()
                .forEach(stage -> add(parts, protocol, stage));
        return parts;
    }

    private static void add(List<Part> parts, Protocol protocol, Stage stage) {
        var phase = protocol.phase(stage);
        if (!parts.isEmpty() && parts.getLast().id().equals(phase.id())) return;
        parts.add(new Part(phase.id(), phase.name(), stage.fromSeq() + 1));
    }
}
