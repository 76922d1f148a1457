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

@ParameterizedClass
@EnumSource(TestDatabases.class)
class ConversationStoreTest {
    private static final Instant LATER = Sample.START.plusSeconds(60);

    private final TestDatabases kind;
    private final ConversationStore store = new ConversationStore();
    private Database database;

    ConversationStoreTest(TestDatabases kind) {
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
    void findsWhatWasAddedWithEveryField() {
        Conversation added =
                new Conversation(
                        UUID.fromString("01a1f8bd-071b-7c41-9a52-3d1f8e6b2c40"),
                        "ada",
                        "Ähren & 日本 🦉",
                        "Homework in primary school?",
                        List.of(
                                new Participant(
                                        Sample.persona("john-dewey"), true, "You lean.", 3, 7),
                                new Participant(
                                        Sample.persona("bell-hooks"), false, "You hold.", 0, 0)),
                        Order.ROUND_ROBIN,
                        "open",
                        "openai",
                        "gpt-4.1-mini",
                        "Be brief.",
                        new Settings("teen", "pt-BR", "short", 7),
                        0,
                        0,
                        Sample.START,
                        LATER,
                        false);

        add(added);

        assertEquals(Optional.of(added), find("ada", added.id()));
    }

    @Test
    void findsAConversationWithoutCastOrChoices() {
        Conversation plain = add(Sample.conversation("ada", "Chat", Sample.START));

        assertEquals(Optional.of(plain), find("ada", plain.id()));
    }

    @Test
    void readsTheCastBackInAnotherProcess() {
        Conversation added =
                add(Sample.conversation("ada", "A", Sample.START, "jean-piaget", "bell-hooks"));

        Optional<Conversation> found =
                database.read(sql -> new ConversationStore().find(sql, "ada", added.id()));

        assertEquals(Optional.of(added), found);
    }

    @Test
    void findsOnlyOnesOwnAndTellsWhoseItIs() {
        Conversation adas = add(Sample.conversation("ada", "A", Sample.START));

        assertEquals(Optional.empty(), find("bert", adas.id()));
        assertEquals(Optional.of("ada"), ownerOf(adas.id()));
        assertEquals(Optional.empty(), ownerOf(UUID.randomUUID()));
    }

    @Test
    void changesTitleChoicesSeatOrderAndMute() {
        Conversation added =
                add(
                        Sample.conversation(
                                "ada",
                                "Old",
                                Sample.START,
                                "john-dewey",
                                "bell-hooks",
                                "jean-piaget"));
        List<Participant> seats = added.participants();
        Conversation changed =
                new Conversation(
                        added.id(),
                        "ada",
                        "New",
                        added.topic(),
                        List.of(
                                seats.get(2),
                                new Participant(
                                        seats.get(0).persona(), true, seats.get(0).stance(), 4, 9)),
                        Order.MANUAL,
                        "open",
                        "offline",
                        "m",
                        "Be kind.",
                        new Settings("child", null, null, 1),
                        0,
                        0,
                        Sample.START,
                        Sample.START,
                        true);

        update(changed);

        assertEquals(Optional.of(changed), find("ada", added.id()));
    }

    @Test
    void changesNothingOfAnotherUsersConversation() {
        Conversation adas = add(Sample.conversation("ada", "Ada's", Sample.START, "john-dewey"));

        update(withUser(withCast(adas, "bell-hooks"), "bert"));

        assertEquals(Optional.of(adas), find("ada", adas.id()));
    }

    @Test
    void deletesAndRestores() {
        Conversation adas = add(Sample.conversation("ada", "A", Sample.START, "john-dewey"));

        delete("ada", adas.id(), LATER);
        assertEquals(Optional.empty(), find("ada", adas.id()));
        assertEquals(Optional.empty(), ownerOf(adas.id()));
        assertTrue(restore("ada", adas.id()));
        assertEquals(Optional.of(adas), find("ada", adas.id()));
    }

    @Test
    void deletesAndRestoresOnlyOnesOwn() {
        Conversation adas = add(Sample.conversation("ada", "A", Sample.START));

        delete("bert", adas.id(), LATER);
        assertTrue(find("ada", adas.id()).isPresent());
        delete("ada", adas.id(), LATER);
        assertFalse(restore("bert", adas.id()));
        assertEquals(Optional.empty(), find("ada", adas.id()));
        assertFalse(restore("ada", UUID.randomUUID()));
    }

    @Test
    void addsAConversationOfSomebodyWhoWasNeverHere() {
        Conversation carls = add(Sample.conversation("carl|new", "A", Sample.START));
        Conversation another = add(Sample.conversation("carl|new", "B", Sample.START));

        assertEquals(Optional.of(carls), find("carl|new", carls.id()));
        assertEquals(Optional.of(another), find("carl|new", another.id()));
    }

    @Test
    void sweepsAwayForGoodWhatWasDeletedBeforeTheMoment() {
        Conversation old = add(Sample.conversation("ada", "Old", Sample.START, "john-dewey"));
        Conversation recent = add(Sample.conversation("ada", "Recent", Sample.START, "john-dewey"));
        Conversation kept = add(Sample.conversation("ada", "Kept", Sample.START, "john-dewey"));
        database.write(
                sql -> {
                    MessageStore.add(sql, Sample.said(old.id(), 1));
                    store.delete(sql, "ada", old.id(), LATER.minusMillis(1));
                    store.delete(sql, "ada", recent.id(), LATER);
                    store.sweep(sql, LATER);
                    return "done";
                });

        assertFalse(restore("ada", old.id()));
        assertTrue(restore("ada", recent.id()));
        assertEquals(Optional.of(kept), find("ada", kept.id()));
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

    private Optional<String> ownerOf(UUID id) {
        return database.read(sql -> store.ownerOf(sql, id));
    }

    private void update(Conversation changed) {
        database.write(
                sql -> {
                    store.update(sql, changed, LATER);
                    store.seat(sql, changed);
                    return changed;
                });
    }

    private void delete(String userId, UUID id, Instant now) {
        database.write(
                sql -> {
                    store.delete(sql, userId, id, now);
                    return id;
                });
    }

    private boolean restore(String userId, UUID id) {
        return database.<Boolean>write(sql -> store.restore(sql, userId, id));
    }

    private static Conversation withUser(Conversation of, String userId) {
        return copy(of, userId, of.participants());
    }

    private static Conversation withCast(Conversation of, String... cast) {
        return copy(of, of.userId(), Sample.cast(cast));
    }

    private static Conversation copy(Conversation of, String userId, List<Participant> cast) {
        return new Conversation(
                of.id(),
                userId,
                "Changed",
                of.topic(),
                cast,
                of.order(),
                of.protocol(),
                of.provider(),
                of.model(),
                of.systemPrompt(),
                of.settings(),
                of.messageCount(),
                of.lastSeq(),
                of.createdAt(),
                of.updatedAt(),
                of.archived());
    }
}
