package chatlab.conversation;

import static chatlab.database.generated.Tables.MESSAGES;
import static chatlab.database.generated.Tables.PARTICIPANTS;

import chatlab.database.generated.tables.records.ParticipantsRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Rows of who sits at which table. Whose table it is, the conversation's store has looked at. */
final class ParticipantStore {
    private final SnapshotStore snapshots = new SnapshotStore();

    void add(DSLContext sql, Conversation conversation) {
        int seat = 0;
        for (Participant each : conversation.participants()) {
            sql.insertInto(PARTICIPANTS)
                    .set(PARTICIPANTS.CONVERSATION_ID, conversation.id())
                    .set(PARTICIPANTS.CHARACTER_ID, each.id())
                    .set(PARTICIPANTS.SEAT, seat++)
                    .set(PARTICIPANTS.SNAPSHOT_HASH, snapshots.keep(sql, each.persona()))
                    .set(PARTICIPANTS.MUTED, each.muted())
                    .set(PARTICIPANTS.STANCE, each.stance())
                    .set(PARTICIPANTS.TURNS, each.turns())
                    .set(PARTICIPANTS.LAST_SPOKE_SEQ, each.lastSpokeSeq())
                    .execute();
        }
    }

    /** Writes the cast anew: who sits where, and who is muted. */
    void replace(DSLContext sql, Conversation changed) {
        sql.deleteFrom(PARTICIPANTS).where(PARTICIPANTS.CONVERSATION_ID.eq(changed.id())).execute();
        add(sql, changed);
    }

    /** Each conversation's cast, in seat order. */
    Map<UUID, List<Participant>> of(DSLContext sql, Collection<UUID> conversations) {
        Map<UUID, List<Participant>> casts = new HashMap<>();
        sql.selectFrom(PARTICIPANTS)
                .where(PARTICIPANTS.CONVERSATION_ID.in(conversations))
                .orderBy(PARTICIPANTS.SEAT)
                .fetchGroups(PARTICIPANTS.CONVERSATION_ID)
                .forEach(
                        (id, seats) ->
                                casts.put(
                                        id,
                                        seats.stream()
                                                .map(seat -> participant(sql, seat))
                                                .toList()));
        return casts;
    }

    private Participant participant(DSLContext sql, ParticipantsRecord row) {
        return new Participant(
                snapshots.get(sql, row.getSnapshotHash()),
                row.getMuted(),
                row.getStance(),
                row.getTurns(),
                row.getLastSpokeSeq());
    }

    /** Counts a character's turn. */
    static void count(DSLContext sql, UUID conversationId, String characterId, int seq) {
        sql.update(PARTICIPANTS)
                .set(PARTICIPANTS.TURNS, PARTICIPANTS.TURNS.plus(1))
                .set(PARTICIPANTS.LAST_SPOKE_SEQ, seq)
                .where(PARTICIPANTS.CONVERSATION_ID.eq(conversationId))
                .and(PARTICIPANTS.CHARACTER_ID.eq(characterId))
                .execute();
    }

    /** A character's turn is no longer there. */
    static void uncount(DSLContext sql, Message gone) {
        if (gone.speaker() == null || gone.status() == Message.Status.FAILED) return;
        Integer lastSpoke =
                sql.select(DSL.max(MESSAGES.SEQ))
                        .from(MESSAGES)
                        .where(MESSAGES.CONVERSATION_ID.eq(gone.conversationId()))
                        .and(MESSAGES.SPEAKER_ID.eq(gone.speaker().id()))
                        .and(MESSAGES.STATUS.ne(Message.Status.FAILED.text()))
                        .and(MESSAGES.DELETED_AT.isNull())
                        .fetchOne(DSL.max(MESSAGES.SEQ));
        sql.update(PARTICIPANTS)
                .set(PARTICIPANTS.TURNS, DSL.greatest(PARTICIPANTS.TURNS.minus(1), DSL.val(0)))
                .set(PARTICIPANTS.LAST_SPOKE_SEQ, Objects.requireNonNullElse(lastSpoke, 0))
                .where(PARTICIPANTS.CONVERSATION_ID.eq(gone.conversationId()))
                .and(PARTICIPANTS.CHARACTER_ID.eq(gone.speaker().id()))
                .execute();
    }
}
