package chatlab.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.database.Database;
import chatlab.database.Json;
import chatlab.persona.Persona;
import chatlab.testing.TestDatabases;
import chatlab.testing.Users;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabases.class)
class MessageStoreTest {
    private final TestDatabases kind;
    private final ConversationStore conversations = new ConversationStore();
    private final UUID table = UUID.fromString("01a1f8bd-071b-7c41-9a52-3d1f8e6b2c40");
    private Database database;

    MessageStoreTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        database = kind.open(folder);
        Users.add(database, "ada", "bert");
        database.write(
                sql -> {
                    conversations.add(sql, withId(table, "ada"));
                    return table;
                });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsWhatWasAddedWithEveryField() {
        Message user = Sample.said(table, 1);
        Message reply = reply(user.id());
        add(user, reply);

        assertEquals(List.of(user, reply), find("ada", reply.id(), user.id()));
    }

    @Test
    void keepsASourceThatDoesNotCountTokens() {
        Message reply =
                new Message(
                        UUID.randomUUID(),
                        table,
                        1,
                        Message.Role.ASSISTANT,
                        null,
                        null,
                        "…",
                        Message.Status.FAILED,
                        1,
                        List.of(),
                        new Message.Source("offline", null, null, null),
                        null,
                        Sample.START,
                        null);
        add(reply);

        assertEquals(List.of(reply), find("ada", reply.id()));
    }

    @Test
    void pagesInTheOrderOfWhatWasSaid() {
        addFive();

        assertEquals(List.of(1, 2), page("ada", Optional.empty(), true, 2));
        assertEquals(List.of(3, 4), page("ada", Optional.of(2), true, 2));
        assertEquals(List.of(5), page("ada", Optional.of(4), true, 2));
        assertEquals(List.of(), page("ada", Optional.of(5), true, 2));
    }

    @Test
    void pagesFromTheNewestBack() {
        addFive();

        assertEquals(List.of(5, 4), page("ada", Optional.empty(), false, 2));
        assertEquals(List.of(3, 2), page("ada", Optional.of(4), false, 2));
        assertEquals(List.of(1), page("ada", Optional.of(2), false, 2));
        assertEquals(List.of(), page("ada", Optional.of(1), false, 2));
    }

    @Test
    void opensAWindowOnTheNewestOldestOfThemFirst() {
        addFive();

        assertEquals(List.of(3, 4, 5), window("ada", 3));
        assertEquals(List.of(1, 2, 3, 4, 5), window("ada", 50));
    }

    @Test
    void showsInTheWindowWhatWasSaidByWhom() {
        Message reply = reply(UUID.randomUUID());
        Message user = Sample.said(table, 1);
        add(user, reply);

        List<Message> window = database.read(sql -> MessageStore.window(sql, "ada", table, 9));

        Message heard = window.getLast();
        assertEquals(user, window.getFirst());
        assertEquals(reply.id(), heard.id());
        assertEquals(reply.speaker(), heard.speaker());
        assertEquals(reply.role(), heard.role());
        assertEquals(reply.content(), heard.content());
        assertEquals(reply.status(), heard.status());
        assertEquals(reply.version(), heard.version());
    }

    @Test
    void takesEachPlaceOnce() {
        add(Sample.said(table, 1));

        assertThrows(DataAccessException.class, () -> add(Sample.said(table, 1)));
    }

    @Test
    void showsNothingOfAnotherUsersConversation() {
        addFive();
        Message one = Sample.said(table, 6);
        add(one);

        assertEquals(List.of(), page("bert", Optional.empty(), true, 10));
        assertEquals(List.of(), window("bert", 10));
        assertEquals(List.of(), find("bert", one.id()));
    }

    @Test
    void showsNothingOfADeletedConversationUntilItIsRestored() {
        Message one = Sample.said(table, 1);
        add(one);
        database.write(
                sql -> {
                    conversations.delete(sql, "ada", table, Sample.START);
                    return table;
                });

        assertEquals(List.of(), page("ada", Optional.empty(), true, 10));
        assertEquals(List.of(), window("ada", 10));
        assertEquals(List.of(), find("ada", one.id()));

        database.write(sql -> conversations.restore(sql, "ada", table));
        assertEquals(List.of(one), find("ada", one.id()));
    }

    @Test
    void keepsToTheOneConversation() {
        UUID other = UUID.randomUUID();
        database.write(
                sql -> {
                    conversations.add(sql, withId(other, "ada"));
                    return other;
                });
        add(Sample.said(table, 1), Sample.said(other, 1), Sample.said(other, 2));

        assertEquals(List.of(1), page("ada", Optional.empty(), true, 10));
    }

    /** A message that uses every field. */
    private Message reply(UUID to) {
        return new Message(
                UUID.randomUUID(),
                table,
                2,
                Message.Role.ASSISTANT,
                new Message.Speaker("john-dewey", "John Dewey"),
                "has spoken least",
                "A bench, a pump: “so” 🦉\nand a line",
                Message.Status.INTERRUPTED,
                3,
                4,
                List.of(to, UUID.randomUUID()),
                UUID.randomUUID(),
                List.of(
                        new Claim(
                                "A bench",
                                Claim.Kind.PARAPHRASED,
                                new Persona.Source("The School and Society", 1899, "ch. 1"),
                                "Occupations",
                                null),
                        new Claim("“so”", Claim.Kind.EXTRAPOLATED, null, null, "In no source.")),
                new Message.Source("openai", "gpt-4.1-mini", 812, 16),
                Json.MAPPER
                        .createObjectNode()
                        .put("template", 2)
                        .set("window", Json.MAPPER.createArrayNode().add(1)),
                Sample.START,
                null);
    }

    private void addFive() {
        for (int seq = 1; seq <= 5; seq++) add(Sample.said(table, seq));
    }

    private void add(Message... messages) {
        database.write(
                sql -> {
                    for (Message message : messages) MessageStore.add(sql, message);
                    return messages.length;
                });
    }

    private List<Message> find(String userId, UUID... ids) {
        return database.read(sql -> MessageStore.find(sql, userId, List.of(ids)));
    }

    private List<Integer> page(
            String userId, Optional<Integer> after, boolean oldestFirst, int limit) {
        return database
                .read(sql -> MessageStore.page(sql, userId, table, after, oldestFirst, limit))
                .stream()
                .map(Message::seq)
                .toList();
    }

    private List<Integer> window(String userId, int most) {
        return database.read(sql -> MessageStore.window(sql, userId, table, most)).stream()
                .map(Message::seq)
                .toList();
    }

    private static Conversation withId(UUID id, String userId) {
        Conversation of = Sample.conversation(userId, "A", Sample.START);
        return new Conversation(
                id,
                userId,
                of.title(),
                of.topic(),
                of.participants(),
                of.order(),
                of.protocol(),
                of.provider(),
                of.model(),
                of.systemPrompt(),
                of.settings(),
                0,
                0,
                of.createdAt(),
                of.updatedAt(),
                false);
    }
}
