package chatlab.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Database;
import chatlab.testing.TestDatabases;
import chatlab.testing.Users;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Counting messages and turns. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class ConversationTurnsTest {
    private static final Instant LATER = Sample.START.plusSeconds(60);

    private final TestDatabases kind;
    private final ConversationStore store = new ConversationStore();
    private Database database;

    ConversationTurnsTest(TestDatabases kind) {
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
    void countsMessagesAndGivesEachPlaceOnce() {
        Conversation adas = add(Sample.conversation("ada", "A", Sample.START));
        Conversation other = add(Sample.conversation("ada", "B", Sample.START));
        assertEquals(Optional.of(0), lastSeq("ada", adas.id()));

        assertTrue(advance("ada", adas.id(), 0));
        assertTrue(advance("ada", adas.id(), 1));
        assertFalse(advance("ada", adas.id(), 1), "the place is taken");
        assertFalse(advance("ada", adas.id(), 3), "there is no such place yet");

        assertEquals(Optional.of(2), lastSeq("ada", adas.id()));
        assertEquals(Optional.of(0), lastSeq("ada", other.id()));
        Conversation found = find("ada", adas.id()).orElseThrow();
        assertEquals(List.of(2, 2), List.of(found.messageCount(), found.lastSeq()));
        assertEquals(LATER, found.updatedAt());
    }

    @Test
    void countsNoMessageInAnotherUsersOrADeletedConversation() {
        Conversation adas = add(Sample.conversation("ada", "A", Sample.START));

        assertFalse(advance("bert", adas.id(), 0));
        assertEquals(Optional.empty(), lastSeq("bert", adas.id()));
        assertFalse(advance("ada", UUID.randomUUID(), 0));
        delete("ada", adas.id(), LATER);
        assertFalse(advance("ada", adas.id(), 0));
        assertEquals(Optional.empty(), lastSeq("ada", adas.id()));
    }

    @Test
    void countsACharactersTurns() {
        Conversation adas =
                add(Sample.conversation("ada", "A", Sample.START, "john-dewey", "bell-hooks"));

        countTurn(adas.id(), "bell-hooks", 2);
        countTurn(adas.id(), "bell-hooks", 5);

        Conversation found = find("ada", adas.id()).orElseThrow();
        Participant dewey = found.participant("john-dewey").orElseThrow();
        Participant hooks = found.participant("bell-hooks").orElseThrow();
        assertEquals(
                List.of(0, 0, 2, 5),
                List.of(dewey.turns(), dewey.lastSpokeSeq(), hooks.turns(), hooks.lastSpokeSeq()));
    }

    private Conversation add(Conversation conversation) {
        return database.write(
                sql -> {
                    store.add(sql, conversation);
                    return conversation;
                });
    }

    private Optional<Conversation> find(String userId, UUID id) {
        return database.read(sql -> store.find(sql, userId, id));
    }

    private void delete(String userId, UUID id, Instant now) {
        database.write(
                sql -> {
                    store.delete(sql, userId, id, now);
                    return id;
                });
    }

    private Optional<Integer> lastSeq(String userId, UUID id) {
        return database.read(sql -> store.lastSeq(sql, userId, id));
    }

    private boolean advance(String userId, UUID id, int lastSeq) {
        return database.<Boolean>write(sql -> store.advance(sql, userId, id, lastSeq, LATER));
    }

    private void countTurn(UUID id, String character, int seq) {
        database.write(
                sql -> {
                    store.countTurn(sql, id, character, seq);
                    return id;
                });
    }
}
