package chatlab.discussion;

import static chatlab.database.generated.Tables.TURN_LEASES;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Rows of leases: which copy of the server is writing a reply in which conversation. */
final class TurnStore {
    private TurnStore() {}

    /**
     * @param turnId also the id of the message being written
     */
    record Lease(UUID conversationId, UUID turnId, String instance, @Nullable UUID userMessageId) {}

    /**
     * Takes the lease; false where another turn holds one whose heartbeat is younger than {@code
     * voidBefore}.
     */
    static boolean claim(DSLContext sql, Lease lease, Instant now, Instant voidBefore) {
        return sql.insertInto(TURN_LEASES)
                        .set(TURN_LEASES.CONVERSATION_ID, lease.conversationId())
                        .set(TURN_LEASES.TURN_ID, lease.turnId())
                        .set(TURN_LEASES.INSTANCE_ID, lease.instance())
                        .set(TURN_LEASES.USER_MESSAGE_ID, lease.userMessageId())
                        .set(TURN_LEASES.HEARTBEAT_AT, now)
                        .onConflict(TURN_LEASES.CONVERSATION_ID)
                        .doUpdate()
                        .set(TURN_LEASES.TURN_ID, lease.turnId())
                        .set(TURN_LEASES.INSTANCE_ID, lease.instance())
                        .set(TURN_LEASES.USER_MESSAGE_ID, lease.userMessageId())
                        .set(TURN_LEASES.HEARTBEAT_AT, now)
                        .setNull(TURN_LEASES.STOP_REQUESTED_AT)
                        .where(TURN_LEASES.HEARTBEAT_AT.lt(voidBefore))
                        .execute()
                == 1;
    }

    /** The lease in force, of whichever copy. */
    static Optional<Lease> find(DSLContext sql, UUID conversationId, Instant voidBefore) {
        return sql.selectFrom(TURN_LEASES)
                .where(TURN_LEASES.CONVERSATION_ID.eq(conversationId))
                .and(TURN_LEASES.HEARTBEAT_AT.ge(voidBefore))
                .fetchOptional()
                .map(
                        row ->
                                new Lease(
                                        row.getConversationId(),
                                        row.getTurnId(),
                                        row.getInstanceId(),
                                        row.getUserMessageId()));
    }

    /** Gives the lease back; false where it was lost to another turn. */
    static boolean release(DSLContext sql, UUID conversationId, UUID turnId) {
        return sql.deleteFrom(TURN_LEASES)
                        .where(TURN_LEASES.CONVERSATION_ID.eq(conversationId))
                        .and(TURN_LEASES.TURN_ID.eq(turnId))
                        .execute()
                == 1;
    }

    static void beat(DSLContext sql, Collection<UUID> turns, Instant now) {
        sql.update(TURN_LEASES)
                .set(TURN_LEASES.HEARTBEAT_AT, now)
                .where(TURN_LEASES.TURN_ID.in(turns))
                .execute();
    }

    static void requestStop(DSLContext sql, UUID conversationId, Instant now) {
        sql.update(TURN_LEASES)
                .set(TURN_LEASES.STOP_REQUESTED_AT, now)
                .where(TURN_LEASES.CONVERSATION_ID.eq(conversationId))
                .execute();
    }

    /** Those that still have their lease, and that nobody asked to stop. */
    static Set<UUID> unstopped(DSLContext sql, Collection<UUID> turns) {
        return sql.select(TURN_LEASES.TURN_ID)
                .from(TURN_LEASES)
                .where(TURN_LEASES.TURN_ID.in(turns))
                .and(TURN_LEASES.STOP_REQUESTED_AT.isNull())
                .fetchSet(TURN_LEASES.TURN_ID);
    }

    /** Drops what a former life of this copy left behind. */
    static void dropOf(DSLContext sql, String instance) {
        sql.deleteFrom(TURN_LEASES).where(TURN_LEASES.INSTANCE_ID.eq(instance)).execute();
    }
}
