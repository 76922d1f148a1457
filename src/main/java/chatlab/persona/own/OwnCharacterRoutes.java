package chatlab.persona.own;

import chatlab.database.Database;
import chatlab.database.IdempotencyStore;
import chatlab.database.Json;
import chatlab.failure.Failure;
import chatlab.http.Api;
import chatlab.http.Call;
import chatlab.http.Page;
import chatlab.persona.CharacterDraft;
import chatlab.persona.CharacterStore;
import chatlab.persona.CharacterViews;
import chatlab.persona.OwnCharacter;
import chatlab.persona.picture.Picture;
import chatlab.persona.picture.Pictures;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A user's own characters; their cards are {@link CardRoutes}' business. */
public final class OwnCharacterRoutes {
    /** The largest picture. */
    public static final int AVATAR_BYTES = 2_097_152;

    private static final String ALL = "/api/{user_id}/characters";
    private static final String ONE = ALL + "/{character_id}";
    private static final int CURSOR_LETTERS = 36;

    private final Database database;
    private final OwnCharacters characters;
    private final Pictures pictures;
    private final Clock clock;

    public OwnCharacterRoutes(
            Database database, OwnCharacters characters, Pictures pictures, Clock clock) {
        this.database = database;
        this.characters = characters;
        this.pictures = pictures;
        this.clock = clock;
    }

    public void register(Api api) {
        api.get(ALL, this::list);
        api.post(ALL, this::create);
        api.get(ONE, call -> call.json(CharacterViews.own(database.read(sql -> own(sql, call)))));
        api.patch(ONE, this::change);
        api.delete(ONE, this::delete);
        api.put(ONE + "/avatar", this::picture);
    }

    private void list(Call call) {
        JsonNode query = call.query();
        int limit = query.path("limit").asInt(Page.DEFAULT);
        String search = query.path("q").asText("");
        String after = cursor(query.path("cursor").textValue());
        List<OwnCharacter> found =
                database.read(
                        sql -> CharacterStore.list(sql, call.userId(), search, after, limit + 1));
        call.json(Page.of(found, limit, CharacterViews::own, OwnCharacter::id));
    }

    private static @Nullable String cursor(@Nullable String given) {
        if (given != null && !given.matches("[0-9a-f-]{" + CURSOR_LETTERS + "}"))
            throw Page.badCursor();
        return given;
    }

    private void create(Call call) {
        JsonNode body = call.body(JsonNode.class);
        CharacterDraft draft = draft(body);
        String duplicated = body.path("duplicate_of").textValue();
        call.json(
                201,
                CharacterViews.own(
                        once(
                                database,
                                clock,
                                call,
                                sql -> characters.create(sql, call.userId(), draft, duplicated))));
    }

    private void change(Call call) {
        JsonNode body = call.body(JsonNode.class);
        CharacterDraft draft = draft(body);
        List<String> cleared = new ArrayList<>();
        body.path("clear").forEach(field -> cleared.add(field.asText()));
        call.json(
                CharacterViews.own(
                        database.write(
                                sql ->
                                        characters.change(
                                                sql, call.userId(), id(call), draft, cleared))));
    }

    private void delete(Call call) {
        database.write(
                sql -> {
                    characters.delete(sql, call.userId(), id(call));
                    return call;
                });
        call.noContent();
    }

    private void picture(Call call) {
        database.read(sql -> own(sql, call)); // nobody's picture is not looked at
        if (!List.of("image/png", "image/jpeg").contains(call.contentType()))
            throw new Failure.WrongType(
                    "Please send a picture, with the header Content-Type: image/png or image/jpeg.");
        call.takeUpload();
        Picture picture = pictures.read(call.upload(AVATAR_BYTES));
        call.json(
                CharacterViews.own(
                        database.write(
                                sql -> characters.picture(sql, call.userId(), id(call), picture))));
    }

    private OwnCharacter own(DSLContext sql, Call call) {
        return characters.own(sql, call.userId(), id(call));
    }

    /** What is no id at all is not found either. */
    static String id(Call call) {
        return call.pathId("character_id", "character").toString();
    }

    /**
     * Makes a character in one transaction; a repeat under the same Idempotency-Key gets the one
     * that the first made.
     */
    static OwnCharacter once(
            Database database, Clock clock, Call call, Function<DSLContext, OwnCharacter> work) {
        Optional<IdempotencyStore.Key> key =
                call.idempotencyKey()
                        .map(
                                text ->
                                        new IdempotencyStore.Key(
                                                call.userId(), text, call.fingerprint()));
        return database.write(
                sql -> {
                    String id =
                            IdempotencyStore.once(
                                    sql, key, clock.instant(), () -> work.apply(sql).id());
                    return CharacterStore.find(sql, call.userId(), id)
                            .orElseThrow(
                                    () ->
                                            new Failure.NotFound(
                                                    "The character has been deleted since."));
                });
    }

    /** Only what the contract names; an id, an owner or a version is nobody's to say. */
    private static CharacterDraft draft(JsonNode checked) {
        try {
            return Json.MAPPER.treeToValue(checked, CharacterDraft.class);
        } catch (JsonProcessingException contractAndRecordDiffer) {
            throw new UncheckedIOException(contractAndRecordDiffer);
        }
    }
}
