package chatlab.account;

import static chatlab.database.generated.Tables.ACCOUNTS;
import static chatlab.database.generated.Tables.PROFILES;
import static chatlab.database.generated.Tables.USERS;

import chatlab.database.Json;
import chatlab.identity.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Names and preferences. A local account's e-mail comes from it, anybody else's from the token. */
final class ProfileStore {
    private ProfileStore() {}

    /** Empty for somebody who has never stored anything. */
    static Optional<Profile> find(DSLContext sql, Caller caller) {
        return sql.select(USERS.CREATED_AT)
                .select(ACCOUNTS.USER_ID, ACCOUNTS.EMAIL)
                .select(PROFILES.FULL_NAME, PROFILES.PREFERENCES_JSON)
                .from(USERS)
                .leftJoin(ACCOUNTS)
                .on(ACCOUNTS.USER_ID.eq(USERS.ID))
                .leftJoin(PROFILES)
                .on(PROFILES.USER_ID.eq(USERS.ID))
                .where(USERS.ID.eq(caller.userId()))
                .fetchOptional()
                .map(row -> profile(row, caller));
    }

    /** The user's row, without which nothing of theirs can be stored. */
    static void meet(DSLContext sql, String userId, Instant now) {
        sql.insertInto(USERS)
                .set(USERS.ID, userId)
                .set(USERS.CREATED_AT, now)
                .onConflict(USERS.ID)
                .doNothing()
                .execute();
    }

    static @Nullable String name(DSLContext sql, String userId) {
        return sql.select(PROFILES.FULL_NAME)
                .from(PROFILES)
                .where(PROFILES.USER_ID.eq(userId))
                .fetchOne(PROFILES.FULL_NAME);
    }

    static void setName(DSLContext sql, String userId, @Nullable String fullName) {
        sql.insertInto(PROFILES)
                .set(PROFILES.USER_ID, userId)
                .set(PROFILES.FULL_NAME, fullName)
                .set(PROFILES.PREFERENCES_JSON, none())
                .onConflict(PROFILES.USER_ID)
                .doUpdate()
                .set(PROFILES.FULL_NAME, fullName)
                .execute();
    }

    static void setPreferences(DSLContext sql, String userId, JsonNode preferences) {
        sql.insertInto(PROFILES)
                .set(PROFILES.USER_ID, userId)
                .set(PROFILES.PREFERENCES_JSON, preferences)
                .onConflict(PROFILES.USER_ID)
                .doUpdate()
                .set(PROFILES.PREFERENCES_JSON, preferences)
                .execute();
    }

    private static Profile profile(Record row, Caller caller) {
        boolean local = row.get(ACCOUNTS.USER_ID) != null;
        String email = local ? row.get(ACCOUNTS.EMAIL) : caller.email().orElse(null);
        boolean anonymous = local ? email == null : caller.anonymous();
        JsonNode preferences = row.get(PROFILES.PREFERENCES_JSON);
        return new Profile(
                caller.userId(),
                email,
                row.get(PROFILES.FULL_NAME),
                anonymous,
                row.get(USERS.CREATED_AT),
                preferences == null ? none() : preferences);
    }

    private static JsonNode none() {
        return Json.MAPPER.createObjectNode();
    }
}
