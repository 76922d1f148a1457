package chatlab.database;

import static chatlab.database.generated.Tables.IDEMPOTENCY_KEYS;

import chatlab.failure.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * Requests that carry an {@code Idempotency-Key}, and what came of them. Used inside the
 * transaction that does the work, so that the work is done once or not at all.
 */
public final class IdempotencyStore {
    private static final Duration KEPT = Duration.ofHours(24);

    private IdempotencyStore() {}

    /**
     * @param fingerprint tells a repeat from another request under the same key
     */
    public record Key(String userId, String key, String fingerprint) {}

    /**
     * What an earlier request under the key did. Not {@code answered}: it began, and did not get to
     * its end.
     */
    public record Earlier(JsonNode outcome, boolean answered) {}

    /**
     * @throws Failure.Conflict where the key was used for another request
     */
    public static Optional<Earlier> earlier(DSLContext sql, Key key, Instant now) {
        Database.lock(sql, "idempotency " + key.userId() + " " + key.key());
        var row =
                sql.selectFrom(IDEMPOTENCY_KEYS)
                        .where(IDEMPOTENCY_KEYS.USER_ID.eq(key.userId()))
                        .and(IDEMPOTENCY_KEYS.KEY.eq(key.key()))
                        .and(IDEMPOTENCY_KEYS.EXPIRES_AT.gt(now))
                        .fetchOptional();
        if (row.isPresent() && !row.get().getFingerprint().equals(key.fingerprint())) {
            throw new Failure.Conflict("This Idempotency-Key was used for another request.");
        }
        return row.map(each -> new Earlier(each.getOutcomeJson(), each.getAnswered()));
    }

    /**
     * Does the work, or what an earlier request under the key did is not done again.
     *
     * @param work makes something and gives its id
     * @return the id of what was made, now or earlier
     */
    public static String once(
            DSLContext sql, Optional<Key> key, Instant now, Supplier<String> work) {
        Optional<String> made =
                key.flatMap(each -> earlier(sql, each, now))
                        .map(each -> each.outcome().path("id").asText());
        if (made.isPresent()) return made.get();
        String id = work.get();
        key.ifPresent(
                each -> save(sql, each, Json.MAPPER.createObjectNode().put("id", id), true, now));
        return id;
    }

    /** Writes down what has been done so far under the key. */
    public static void save(
            DSLContext sql, Key key, JsonNode outcome, boolean answered, Instant now) {
        sql.insertInto(IDEMPOTENCY_KEYS)
                .set(IDEMPOTENCY_KEYS.USER_ID, key.userId())
                .set(IDEMPOTENCY_KEYS.KEY, key.key())
                .set(IDEMPOTENCY_KEYS.FINGERPRINT, key.fingerprint())
                .set(IDEMPOTENCY_KEYS.OUTCOME_JSON, outcome)
                .set(IDEMPOTENCY_KEYS.ANSWERED, answered)
                .set(IDEMPOTENCY_KEYS.EXPIRES_AT, now.plus(KEPT))
                .onConflict(IDEMPOTENCY_KEYS.USER_ID, IDEMPOTENCY_KEYS.KEY)
                .doUpdate()
                .set(IDEMPOTENCY_KEYS.FINGERPRINT, key.fingerprint())
                .set(IDEMPOTENCY_KEYS.OUTCOME_JSON, outcome)
                .set(IDEMPOTENCY_KEYS.ANSWERED, answered)
                .set(IDEMPOTENCY_KEYS.EXPIRES_AT, now.plus(KEPT))
                .execute();
    }

    public static void sweep(DSLContext sql, Instant now) {
        sql.deleteFrom(IDEMPOTENCY_KEYS).where(IDEMPOTENCY_KEYS.EXPIRES_AT.le(now)).execute();
    }
}
