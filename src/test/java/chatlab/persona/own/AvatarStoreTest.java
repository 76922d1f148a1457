package chatlab.persona.own;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Database;
import chatlab.persona.CharacterDraft;
import chatlab.persona.CharacterStore;
import chatlab.persona.OwnCharacter;
import chatlab.persona.picture.Picture;
import chatlab.testing.TestDatabases;
import chatlab.testing.Users;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class AvatarStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-20T11:35:00.123Z");
    private static final String ONE = "01a1f8bd-071b-7c41-9a52-3d1f8e6b2c40";
    private static final String OTHER = "01a1f8bd-071b-7c41-9a52-3d1f8e6b2c41";
    private static final byte[] BYTES = {0, 1, -1, 0x7f, 0};

    private final TestDatabases kind;
    private final Picture picture = Picture.of(BYTES);
    private Database database;

    AvatarStoreTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        database = kind.open(folder);
        Users.add(database, "ada", "bert");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsAPictureByItsContent() {
        keep("ada", ONE);
        keep("ada", ONE);
        assertArrayEquals(BYTES, find().orElseThrow());
        assertEquals(Optional.empty(), database.read(sql -> AvatarStore.find(sql, "0".repeat(64))));
        String hash = picture.sha256();
        assertTrue(database.read(sql -> AvatarStore.find(sql, "ada", ONE, hash)).isPresent());
        assertEquals(
                Optional.empty(), database.read(sql -> AvatarStore.find(sql, "bert", ONE, hash)));
    }

    @Test
    void aPictureThatTwoHaveStaysWithTheOther() {
        keep("ada", ONE);
        keep("bert", OTHER);
        database.write(
                sql -> {
                    AvatarStore.release(sql, "bert", ONE); // not his
                    AvatarStore.release(sql, "ada", ONE);
                    return 0;
                });
        assertTrue(find().isPresent());
        database.write(
                sql -> {
                    AvatarStore.release(sql, "bert", OTHER);
                    return 0;
                });
        assertTrue(find().isEmpty());
    }

    @Test
    void aSweepLeavesThePicturesOfThoseWhoAreThere() {
        database.write(
                sql -> {
                    var persona = CharacterDraft.blank(ONE);
                    CharacterStore.add(sql, new OwnCharacter("ada", persona, null, NOW, NOW));
                    return 0;
                });
        keep("ada", ONE);
        sweep();
        assertTrue(find().isPresent());
        database.write(sql -> CharacterStore.delete(sql, "ada", ONE));
        sweep();
        assertTrue(find().isEmpty());
    }

    @Test
    void goesWithItsUser() {
        keep("ada", ONE);
        database.write(sql -> sql.execute("DELETE FROM users WHERE id = 'ada'"));
        assertTrue(find().isEmpty());
    }

    private void keep(String userId, String characterId) {
        database.write(
                sql -> {
                    AvatarStore.keep(sql, userId, characterId, picture, NOW);
                    return 0;
                });
    }

    private void sweep() {
        database.write(
                sql -> {
                    AvatarStore.sweep(sql);
                    return 0;
                });
    }

    private Optional<byte[]> find() {
        return database.read(sql -> AvatarStore.find(sql, picture.sha256()));
    }
}
