package chatlab.persona;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Database;
import chatlab.failure.Failure;
import chatlab.testing.TestDatabases;
import chatlab.testing.Users;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class CharacterStoreTest {
    private static final Instant START = Instant.parse("2026-11-20T11:35:00.123Z");
    private static final PersonaLibrary LIBRARY = new PersonaLibrary();
    private static final String FIRST = "01a1f8bd-071b-7c41-9a52-3d1f8e6b2c40";
    private static final String SECOND = "01a1f8bd-071b-7c41-9a52-3d1f8e6b2c41";
    private static final String THIRD = "01a1f8bd-071b-7c41-9a52-3d1f8e6b2c42";

    private final TestDatabases kind;
    private Database database;

    CharacterStoreTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        database = kind.open(folder);
        Users.add(database, "bert");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsWhatWasAddedWithEveryFieldAndTheUserWithIt() {
        String card = "{\"n\":1.10,\"big\":1E+400,\"t\":\"“日本” 🦉 \\u0007\"}";
        OwnCharacter added = character(FIRST, "ada", "Ähre 🦉", card);
        add(added);
        assertEquals(
                Optional.of(added), database.read(sql -> CharacterStore.find(sql, "ada", FIRST)));
    }

    @Test
    void findsNothingOfAnotherUserAndTellsWhoseItIs() {
        add(character(FIRST, "ada", "Ada", null));
        assertEquals(
                Optional.empty(), database.read(sql -> CharacterStore.find(sql, "bert", FIRST)));
        assertEquals(Optional.of("ada"), database.read(sql -> CharacterStore.ownerOf(sql, FIRST)));
        assertEquals(Optional.empty(), database.read(sql -> CharacterStore.ownerOf(sql, SECOND)));
        assertFalse(delete("bert"));
        assertEquals(List.of("Ada"), names("ada", "", null, 9));
    }

    @Test
    void listsTheNewestFirstFromAPlaceOnAndSearches() {
        add(character(FIRST, "ada", "Émile", null));
        add(character(SECOND, "ada", "Sophie 100%", null));
        add(character(THIRD, "ada", "Emil", null));
        add(character("01a1f8bd-071b-7c41-9a52-3d1f8e6b2c43", "bert", "Emil", null));
        assertEquals(List.of("Emil", "Sophie 100%"), names("ada", "", null, 2));
        assertEquals(List.of("Émile"), names("ada", "", SECOND, 2));
        assertEquals(List.of("Emil", "Émile"), names("ada", "EMIL", null, 9));
        assertEquals(List.of("Sophie 100%"), names("ada", "0%", null, 9));
        assertEquals(List.of(), names("ada", "_", null, 9));
        int count = database.read(sql -> CharacterStore.count(sql, "ada"));
        assertEquals(3, count);
    }

    @Test
    void keepsWhatACharacterWasBeforeEachChange() {
        OwnCharacter first = character(FIRST, "ada", "One", null);
        OwnCharacter second = changed(first, "Two", 2);
        OwnCharacter third = changed(second, "Three", 3);
        add(first);
        database.write(
                sql -> {
                    CharacterStore.change(sql, first, second);
                    CharacterStore.change(sql, second, third);
                    return 0;
                });
        assertEquals(
                Optional.of(third), database.read(sql -> CharacterStore.find(sql, "ada", FIRST)));
        assertEquals(
                List.of(first.persona(), second.persona()),
                database.read(sql -> CharacterStore.earlier(sql, "ada", FIRST)));
        assertEquals(List.of(), database.read(sql -> CharacterStore.earlier(sql, "bert", FIRST)));
        assertEquals(List.of("Three"), names("ada", "three", null, 9));
        assertTrue(delete("ada"));
        assertEquals(List.of(), database.read(sql -> CharacterStore.earlier(sql, "ada", FIRST)));
    }

    @Test
    void goesWithItsUser() {
        add(character(FIRST, "ada", "Ada", null));
        database.write(sql -> sql.execute("DELETE FROM users WHERE id = 'ada'"));
        assertEquals(Optional.empty(), database.read(sql -> CharacterStore.ownerOf(sql, FIRST)));
    }

    @Test
    void everybodyIsFoundWhoCanBeSeated() {
        add(character(FIRST, "ada", "Ada", null));
        Personas personas = new Personas(LIBRARY);
        assertEquals("Ada", find(personas, "ada", FIRST).orElseThrow().name());
        assertEquals("John Dewey", find(personas, "ada", "john-dewey").orElseThrow().name());
        assertEquals(Optional.empty(), find(personas, "ada", SECOND));
        assertEquals(Optional.empty(), find(personas, "ada", "nobody"));
        assertThrows(Failure.Forbidden.class, () -> find(personas, "bert", FIRST));
    }

    private Optional<Persona> find(Personas personas, String userId, String id) {
        return database.read(sql -> personas.find(sql, userId, id));
    }

    private boolean delete(String userId) {
        return database.write(sql -> CharacterStore.delete(sql, userId, FIRST));
    }

    private void add(OwnCharacter character) {
        database.write(
                sql -> {
                    CharacterStore.add(sql, character);
                    return 0;
                });
    }

    private List<String> names(String userId, String search, @Nullable String after, int limit) {
        return database.read(sql -> CharacterStore.list(sql, userId, search, after, limit)).stream()
                .map(each -> each.persona().name())
                .toList();
    }

    /** Dewey's traits under another name. */
    private static OwnCharacter character(
            String id, String userId, String name, @Nullable String card) {
        Persona dewey = LIBRARY.find("john-dewey").orElseThrow();
        Persona persona = named(name).appliedTo(dewey, id, 1).withAvatar("/avatars/x");
        return new OwnCharacter(userId, persona, card, START, START.plusSeconds(5));
    }

    private static OwnCharacter changed(OwnCharacter before, String name, int version) {
        Persona persona = named(name).appliedTo(before.persona(), before.id(), version);
        return new OwnCharacter(
                before.userId(),
                persona,
                before.card(),
                before.createdAt(),
                before.updatedAt().plusSeconds(version));
    }

    private static CharacterDraft named(String name) {
        return new CharacterDraft(
                name, null, null, "", "", null, null, null, null, null, null, null, null, "Hello",
                null, null, null, null);
    }
}
