package chatlab.insight;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.conversation.Participant;
import chatlab.database.Json;
import chatlab.discussion.stance.AgreementAlarm;
import chatlab.discussion.stance.Alarm;
import chatlab.discussion.stance.Departure;
import chatlab.discussion.stance.Leaning;
import chatlab.discussion.stance.Leanings;
import chatlab.persona.Axis;
import chatlab.persona.Persona;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jooq.DSLContext;

/** Where each at the table stands, where their turns lean, and whether all agree just now. */
final class Positions {
    /** More than a report reads: where somebody stood at first is part of the course. */
    private static final int TURNS = 500;

    private static final int LATELY = 12;

    private final Talk talk;
    private final List<Message> lately;
    private final Leanings leanings;

    private Positions(Talk talk, List<Message> lately, Leanings leanings) {
        this.talk = talk;
        this.lately = lately;
        this.leanings = leanings;
    }

    static Positions read(DSLContext sql, Conversation conversation, Leanings leanings) {
        return new Positions(
                Talk.read(sql, conversation, TURNS),
                MessageStore.window(sql, conversation.userId(), conversation.id(), LATELY),
                leanings);
    }

    ObjectNode json() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode matter = json.putArray("topic_axes");
        Axis.touchedBy(talk.topic()).forEach(axis -> matter.add(axis.key()));
        ArrayNode items = json.putArray("items");
        talk.conversation().participants().forEach(each -> items.add(item(each)));
        ArrayNode axes = json.putArray("axes");
        for (Axis axis : Axis.values()) {
            axes.addObject()
                    .put("key", axis.key())
                    .put("first", axis.first())
                    .put("second", axis.second());
        }
        if (!talk.said().isEmpty()) {
            json.put("from_seq", talk.said().getFirst().seq());
            json.put("to_seq", talk.said().getLast().seq());
        }
        json.putNull("alarm");
        new AgreementAlarm(leanings)
                .ring(talk.conversation(), lately)
                .ifPresent(alarm -> json.set("alarm", alarm(alarm)));
        return json;
    }

    private ObjectNode item(Participant participant) {
        Persona persona = participant.persona();
        ObjectNode item = Json.MAPPER.createObjectNode();
        item.set("speaker", speaker(persona));
        ObjectNode stances = item.putObject("stances");
        for (Axis axis : Axis.values()) stances.put(axis.key(), persona.stance(axis));
        item.put("statement", participant.stance());
        ArrayNode voiced = item.putArray("voiced");
        ArrayNode departures = item.putArray("departures");
        for (Said turn : talk.said()) {
            if (!turn.isBy(persona.id())) continue;
            Leanings.Voiced found = leanings.in(turn.text(), persona);
            found.leanings().forEach(each -> voiced.add(leaning(turn, each)));
            found.departures().forEach(each -> departures.add(departure(turn, each)));
        }
        return item;
    }

    private static ObjectNode leaning(Said turn, Leaning leaning) {
        return turn(turn, leaning.axis()).put("value", leaning.value()).put("text", leaning.text());
    }

    private static ObjectNode departure(Said turn, Departure departure) {
        return turn(turn, departure.axis())
                .put("fixed", departure.fixed())
                .put("voiced", departure.voiced())
                .put("text", departure.text());
    }

    private static ObjectNode turn(Said turn, Axis axis) {
        return Json.MAPPER
                .createObjectNode()
                .put("message_id", turn.id().toString())
                .put("seq", turn.seq())
                .put("axis", axis.key());
    }

    private static ObjectNode alarm(Alarm alarm) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.set("speaker", speaker(alarm.holder().persona()));
        json.put("objection", alarm.objection());
        Axis axis = alarm.axis();
        json.put("axis", axis == null ? null : axis.key());
        ArrayNode turns = json.putArray("turns");
        alarm.turns().forEach(id -> turns.add(id.toString()));
        return json;
    }

    private static ObjectNode speaker(Persona persona) {
        return Json.MAPPER.valueToTree(new Message.Speaker(persona.id(), persona.name()));
    }
}
