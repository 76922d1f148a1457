package chatlab.account;

import chatlab.database.Database;
import chatlab.http.Api;
import chatlab.http.Call;
import chatlab.identity.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** One's own name and preferences, wherever the account is kept. */
public final class ProfileRoutes {
    /** What is not named stays as it is; an empty text takes away what was there. */
    record Change(@Nullable String fullName, @Nullable JsonNode preferences) {}

    private static final String PROFILE = "/api/{user_id}/profile";

    private final Database database;
    private final Clock clock;

    public ProfileRoutes(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public void register(Api api) {
        api.get(PROFILE, call -> call.json(profile(call.caller())));
        api.patch(PROFILE, this::change);
    }

    /** Whoever is new here is written down, so that they have been here since then. */
    private Profile profile(Caller caller) {
        return database.read(sql -> ProfileStore.find(sql, caller))
                .orElseGet(
                        () ->
                                database.write(
                                        sql -> {
                                            ProfileStore.meet(
                                                    sql, caller.userId(), clock.instant());
                                            return ProfileStore.find(sql, caller).orElseThrow();
                                        }));
    }

    private void change(Call call) {
        Caller caller = call.caller();
        Change change = call.body(Change.class);
        call.json(database.write(sql -> changed(sql, caller, change)));
    }

    private Profile changed(DSLContext sql, Caller caller, Change change) {
        String userId = caller.userId();
        Database.lock(sql, "profile " + userId); // two devices may change two things at once
        ProfileStore.meet(sql, userId, clock.instant());
        if (change.fullName() != null) {
            String name = change.fullName().strip();
            ProfileStore.setName(sql, userId, name.isEmpty() ? null : name);
        }
        if (change.preferences() != null) {
            JsonNode before = ProfileStore.find(sql, caller).orElseThrow().preferences();
            ProfileStore.setPreferences(sql, userId, merged(before, change.preferences()));
        }
        return ProfileStore.find(sql, caller).orElseThrow();
    }

    private static JsonNode merged(JsonNode before, JsonNode change) {
        ObjectNode after = before.deepCopy();
        change.properties()
                .forEach(
                        each -> {
                            if (each.getValue().asText().isEmpty()) after.remove(each.getKey());
                            else after.set(each.getKey(), each.getValue());
                        });
        return after;
    }
}
