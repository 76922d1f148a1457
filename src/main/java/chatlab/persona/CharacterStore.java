package chatlab.persona;

import static chatlab.database.generated.Tables.CHARACTERS;
import static chatlab.database.generated.Tables.CHARACTER_VERSIONS;
import static chatlab.database.generated.Tables.USERS;

import chatlab.database.Json;
import chatlab.database.generated.tables.records.CharactersRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Rows of users' own characters, and of what they were before they were changed. */
public final class CharacterStore {
    private CharacterStore() {}

    public static void add(DSLContext sql, OwnCharacter character) {
        sql.insertInto(USERS)
                .set(USERS.ID, character.userId())
                .set(USERS.CREATED_AT, character.createdAt())
                .onConflict(USERS.ID)
                .doNothing()
                .execute();
        sql.insertInto(CHARACTERS)
                .set(CHARACTERS.ID, character.id())
                .set(CHARACTERS.USER_ID, character.userId())
                .set(CHARACTERS.VERSION, character.persona().version())
                .set(CHARACTERS.FOLDED, folded(character.persona()))
                .set(CHARACTERS.PERSONA_JSON, json(character.persona()))
                .set(CHARACTERS.CARD, character.card())
                .set(CHARACTERS.CREATED_AT, character.createdAt())
                .set(CHARACTERS.UPDATED_AT, character.updatedAt())
                .execute();
    }

    public static Optional<OwnCharacter> find(DSLContext sql, String userId, String id) {
        return sql.selectFrom(CHARACTERS)
                .where(CHARACTERS.ID.eq(id))
                .and(CHARACTERS.USER_ID.eq(userId))
                .fetchOptional()
                .map(CharacterStore::character);
    }

    /** Whose it is, to tell forbidden from not found. */
    public static Optional<String> ownerOf(DSLContext sql, String id) {
        return sql.select(CHARACTERS.USER_ID)
                .from(CHARACTERS)
                .where(CHARACTERS.ID.eq(id))
                .fetchOptional(CHARACTERS.USER_ID);
    }

    /**
     * The newest first.
     *
     * @param after the last one of the page before
     */
    public static List<OwnCharacter> list(
            DSLContext sql, String userId, String search, @Nullable String after, int limit) {
        return sql
                .selectFrom(CHARACTERS)
                .where(CHARACTERS.USER_ID.eq(userId))
                .and(
                        search.isEmpty()
                                ? DSL.noCondition()
                                : CHARACTERS.FOLDED.contains(Words.fold(search)))
                .and(after == null ? DSL.noCondition() : CHARACTERS.ID.lt(after))
                .orderBy(CHARACTERS.ID.desc())
                .limit(limit)
                .fetch()
                .stream()
                .map(CharacterStore::character)
                .toList();
    }

    public static int count(DSLContext sql, String userId) {
        return sql.fetchCount(CHARACTERS, CHARACTERS.USER_ID.eq(userId));
    }

    /** Keeps what the character was, and writes what it is now. */
    public static void change(DSLContext sql, OwnCharacter before, OwnCharacter after) {
        sql.insertInto(CHARACTER_VERSIONS)
                .set(CHARACTER_VERSIONS.CHARACTER_ID, before.id())
                .set(CHARACTER_VERSIONS.VERSION, before.persona().version())
                .set(CHARACTER_VERSIONS.PERSONA_JSON, json(before.persona()))
                .set(CHARACTER_VERSIONS.CREATED_AT, before.updatedAt())
                .execute();
        sql.update(CHARACTERS)
                .set(CHARACTERS.VERSION, after.persona().version())
                .set(CHARACTERS.FOLDED, folded(after.persona()))
                .set(CHARACTERS.PERSONA_JSON, json(after.persona()))
                .set(CHARACTERS.UPDATED_AT, after.updatedAt())
                .where(CHARACTERS.ID.eq(after.id()))
                .and(CHARACTERS.USER_ID.eq(after.userId()))
                .execute();
    }

    /** What it was before it was changed, the oldest first. */
    public static List<Persona> earlier(DSLContext sql, String userId, String id) {
        return sql.select(CHARACTER_VERSIONS.PERSONA_JSON)
                .from(CHARACTER_VERSIONS)
                .join(CHARACTERS)
                .on(CHARACTERS.ID.eq(CHARACTER_VERSIONS.CHARACTER_ID))
                .where(CHARACTERS.ID.eq(id))
                .and(CHARACTERS.USER_ID.eq(userId))
                .orderBy(CHARACTER_VERSIONS.VERSION)
                .fetch(row -> persona(row.value1()));
    }

    /** With its versions; false where the user has none of this id. */
    public static boolean delete(DSLContext sql, String userId, String id) {
        return sql.deleteFrom(CHARACTERS)
                        .where(CHARACTERS.ID.eq(id))
                        .and(CHARACTERS.USER_ID.eq(userId))
                        .execute()
                == 1;
    }

    private static OwnCharacter character(CharactersRecord row) {
        return new OwnCharacter(
                row.getUserId(),
                persona(row.getPersonaJson()),
                row.getCard(),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }

    private static JsonNode json(Persona persona) {
        return Json.MAPPER.valueToTree(persona);
    }

    private static Persona persona(JsonNode json) {
        try {
            return Json.MAPPER.treeToValue(json, Persona.class);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static String folded(Persona persona) {
        String ideas =
                String.join(" ", persona.keyIdeas().stream().map(Persona.Idea::title).toList());
        return Words.fold(
                String.join(" ", persona.name(), persona.tagline(), persona.description(), ideas));
    }
}
