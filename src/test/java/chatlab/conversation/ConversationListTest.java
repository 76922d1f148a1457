package chatlab.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.database.Database;
import chatlab.testing.TestDatabases;
import chatlab.testing.Users;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of conversations, with search, filters and pages. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class ConversationListTest {
    private static final ConversationStore.Filter ALL =
            new ConversationStore.Filter(null, null, false);

    private final TestDatabases kind;
    private final ConversationStore store = new ConversationStore();
    private Database database;

    ConversationListTest(TestDatabases kind) {
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
    void listsNewestFirstAndOnlyOnesOwn() {
        add("ada", "oldest", 0);
        add("ada", "newest", 2);
        add("bert", "bert's", 3);
        add("ada", "between", 1);

        assertEquals(List.of("newest", "between", "oldest"), titles(ALL));
    }

    @Test
    void movesToTheFrontWhatWasSpokenInLast() {
        Conversation old = add("ada", "old", 0);
        add("ada", "new", 1);

        database.write(sql -> store.advance(sql, "ada", old.id(), 0, Sample.START.plusSeconds(9)));

        assertEquals(List.of("old", "new"), titles(ALL));
    }

    @Test
    void pagesThroughEqualTimesWithoutLossOrRepeat() {
        for (int i = 0; i < 7; i++) add("ada", "same " + i, 0);
        add("ada", "newer", 1);
        add("ada", "older", -1);
        List<String> whole = titles(ALL);

        List<String> paged = new ArrayList<>();
        Optional<ConversationStore.Place> after = Optional.empty();
        while (true) {
            List<Conversation> page = list(ALL, after, 2);
            if (page.isEmpty()) break;
            page.forEach(each -> paged.add(each.title()));
            after =
                    Optional.of(
                            new ConversationStore.Place(
                                    page.getLast().updatedAt(), page.getLast().id()));
        }

        assertEquals(9, whole.size());
        assertEquals(whole, paged);
        assertEquals("newer", whole.getFirst());
        assertEquals("older", whole.getLast());
    }

    @Test
    void listsTheCastInSeatOrder() {
        add(
                Sample.conversation(
                        "ada", "A", Sample.START, "jean-piaget", "bell-hooks", "john-dewey"));

        List<String> ids =
                list(ALL, Optional.empty(), 10).getFirst().participants().stream()
                        .map(Participant::id)
                        .toList();

        assertEquals(List.of("jean-piaget", "bell-hooks", "john-dewey"), ids);
    }

    @Test
    void searchesWithoutRegardToCaseAndAccents() {
        add("ada", "L'École de GENÈVE", 0);
        add("ada", "Żółw", 1);
        add("ada", "Other", 2);

        assertEquals(List.of("L'École de GENÈVE"), titles(search("ecole de genève")));
        assertEquals(List.of("L'École de GENÈVE"), titles(search("ÉCOLE")));
        assertEquals(List.of("Żółw"), titles(search("żo")));
        assertEquals(List.of(), titles(search("nothing of this")));
    }

    @Test
    void takesWildcardsOfSqlForWhatTheyAre() {
        add("ada", "100% sure", 0);
        add("ada", "snake_case", 1);
        add("ada", "back\\slash", 2);
        add("ada", "wow! 'quoted'", 3);
        add("ada", "plain", 4);

        assertEquals(List.of("100% sure"), titles(search("%")));
        assertEquals(List.of("snake_case"), titles(search("_")));
        assertEquals(List.of("back\\slash"), titles(search("\\")));
        assertEquals(List.of("wow! 'quoted'"), titles(search("!")));
        assertEquals(List.of("wow! 'quoted'"), titles(search("'QUOTED'")));
    }

    @Test
    void findsByItsNewTitleWhatWasRenamed() {
        Conversation old = add("ada", "Old", 0);

        database.write(
                sql -> {
                    store.update(sql, renamed(old, "Neue Öfen", false), Sample.START);
                    return old;
                });

        assertEquals(List.of("Neue Öfen"), titles(search("ofen")));
        assertEquals(List.of(), titles(search("old")));
    }

    @Test
    void narrowsToACharacter() {
        add(Sample.conversation("ada", "both", Sample.START, "john-dewey", "bell-hooks"));
        add(Sample.conversation("ada", "Dewey only", Sample.START.plusSeconds(1), "john-dewey"));
        add("ada", "nobody", 2);

        assertEquals(
                List.of("both"), titles(new ConversationStore.Filter(null, "bell-hooks", false)));
        assertEquals(
                List.of("Dewey only", "both"),
                titles(new ConversationStore.Filter(null, "john-dewey", false)));
        assertEquals(
                List.of("Dewey only"),
                titles(new ConversationStore.Filter("only", "john-dewey", false)));
        assertEquals(List.of(), titles(new ConversationStore.Filter(null, "jean-piaget", false)));
    }

    @Test
    void listsWhatIsArchivedApart() {
        Conversation archived = add("ada", "archived", 0);
        add("ada", "open", 1);
        database.write(
                sql -> {
                    store.update(sql, renamed(archived, "archived", true), Sample.START);
                    return archived;
                });

        assertEquals(List.of("open"), titles(ALL));
        assertEquals(List.of("archived"), titles(new ConversationStore.Filter(null, null, true)));

        database.write(
                sql -> {
                    store.update(sql, renamed(archived, "back", false), Sample.START);
                    return archived;
                });
        assertEquals(List.of("open", "back"), titles(ALL));
    }

    @Test
    void leavesOutWhatIsDeleted() {
        Conversation deleted = add("ada", "deleted", 0);
        database.write(
                sql -> {
                    store.delete(sql, "ada", deleted.id(), Instant.now());
                    return deleted;
                });

        assertEquals(List.of(), titles(ALL));
        assertEquals(List.of(), titles(search("deleted")));
    }

    private Conversation add(String userId, String title, int secondsLater) {
        return add(Sample.conversation(userId, title, Sample.START.plusSeconds(secondsLater)));
    }

    private Conversation add(Conversation conversation) {
        return database.write(
                sql -> {
                    store.add(sql, conversation);
                    return conversation;
                });
    }

    private List<Conversation> list(
            ConversationStore.Filter filter, Optional<ConversationStore.Place> after, int limit) {
        return database.read(sql -> store.list(sql, "ada", filter, after, limit));
    }

    private List<String> titles(ConversationStore.Filter filter) {
        return list(filter, Optional.empty(), 100).stream().map(Conversation::title).toList();
    }

    private static ConversationStore.Filter search(@Nullable String text) {
        return new ConversationStore.Filter(text, null, false);
    }

    private static Conversation renamed(Conversation of, String title, boolean archived) {
        return new Conversation(
                of.id(),
                of.userId(),
                title,
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
                archived);
    }
}
