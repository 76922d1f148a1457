package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.TestDatabases;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Finding conversations and messages again, on either database. */
@Timeout(60)
@NullUnmarked
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class ConversationListTest {
    @TempDir static Path folder;
    private static TestServer server;

    @Parameter TestDatabases where;

    private final User user = server.guest();

    @BeforeParameterizedClassInvocation
    static void start(TestDatabases where) {
        server = TestServer.start(where.fresh(folder));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void theNewestComesFirstAndATurnMakesOneNew() {
        String first = user.launch("first", User.THREE);
        user.launch("second", User.THREE);
        assertEquals(List.of("second", "first"), user.get("/conversations").each("title"));
        user.post(first + "/next", null).expect(200);
        assertEquals(List.of("first", "second"), user.get("/conversations").each("title"));
    }

    @Test
    void pagesHoldEveryConversationOnceAndInOrder() {
        for (int i = 0; i < 23; i++) user.launch("topic " + i);
        List<String> whole = user.get("/conversations?limit=100").expect(200).each("id");
        assertEquals(23, whole.size());
        for (int limit : List.of(1, 5, 22, 23)) {
            assertEquals(whole, paged("/conversations?limit=" + limit), "pages of " + limit);
        }
        assertEquals(20, user.get("/conversations").each("id").size());
        assertEquals(23, paged("/conversations?x=1").size());
    }

    @Test
    void nothingIsLostOrRepeatedWhenOneIsMadeBetweenPages() {
        for (int i = 0; i < 6; i++) user.launch("topic " + i);
        List<String> whole = user.get("/conversations").each("id");
        Answer page = user.get("/conversations?limit=3");
        List<String> seen = new ArrayList<>(page.each("id"));
        user.launch("made meanwhile");
        seen.addAll(
                user.get("/conversations?limit=3&cursor=" + page.at("/next_cursor")).each("id"));
        assertEquals(whole, seen);
    }

    @Test
    void titlesAreSearchedWithoutRegardToCaseAndAccents() {
        user.launch("Über Prüfungen und Noten");
        user.launch("100% effort_and_more");
        user.launch("Telephones");
        assertEquals(List.of("Über Prüfungen und Noten"), titles("q=PRUFUNG"));
        assertEquals(List.of("Über Prüfungen und Noten"), titles("q=%C3%BCber"));
        assertEquals(List.of("Telephones"), titles("q=phone"));
        assertEquals(List.of("100% effort_and_more"), titles("q=%25"));
        assertEquals(List.of("100% effort_and_more"), titles("q=_"));
        assertEquals(List.of(), titles("q=nowhere"));
        assertEquals(List.of(), titles("q=%27%20OR%201%3D1%20--"));
    }

    @Test
    void aSearchIsPagedLikeTheRest() {
        for (int i = 0; i < 5; i++) user.launch(i % 2 == 0 ? "even " + i : "odd " + i);
        assertEquals(
                user.get("/conversations?q=even").each("id"),
                paged("/conversations?q=even&limit=2"));
    }

    @Test
    void theyAreFilteredByCharacter() {
        user.launch("with Dewey", "john-dewey");
        user.launch("with bell", "bell-hooks", "jane-addams");
        assertEquals(List.of("with bell"), titles("character=bell-hooks"));
        assertEquals(List.of(), titles("character=nobody"));
    }

    @Test
    void archivedOnesAreInAListOfTheirOwn() {
        String kept = user.launch("kept");
        String archived = user.launch("archived");
        assertTrue(
                user.patch(archived, "{\"archived\":true}").json().path("archived").booleanValue());
        assertEquals(List.of("kept"), titles("archived=false"));
        assertEquals(List.of("kept"), user.get("/conversations").each("title"));
        assertEquals(List.of("archived"), titles("archived=true"));
        user.patch(archived, "{\"archived\":false}").expect(200);
        assertEquals(2, titles("archived=false").size());
        assertTrue(user.get(kept).expect(200).text().contains("kept"));
    }

    @Test
    void deletedOnesAndOthersAreNotListed() {
        String mine = user.launch("mine");
        user.launch("mine too");
        server.guest().launch("not mine");
        user.delete(mine).expect(204);
        assertEquals(List.of("mine too"), user.get("/conversations").each("title"));
    }

    @Test
    void messagesArePagedFromEitherEnd() {
        String one = user.launch("a", User.THREE);
        for (int i = 0; i < 7; i++) {
            user.post(one + "/messages", "{\"content\":\"note " + i + "\",\"reply\":false}")
                    .expect(201);
        }
        List<String> whole = user.contents(one);
        assertEquals(List.of("note 0", "note 6"), List.of(whole.getFirst(), whole.getLast()));
        assertEquals(user.messages(one).each("id"), paged(one + "/messages?limit=3"));
        assertEquals(
                user.messages(one).each("id").reversed(),
                paged(one + "/messages?limit=3&order=desc"));
        assertEquals(7, user.get(one).json().path("message_count").intValue());
    }

    @Test
    void aCursorThatWasNotGivenHereIsRefused() {
        String one = user.launch("a");
        for (String cursor :
                List.of("garbage", "AAAA", "OTk6OTk", "%F0%9F%98%80", "MTIzOm5vdC1hLXV1aWQ")) {
            Answer refused = user.get("/conversations?cursor=" + cursor).expect(422);
            assertEquals(List.of("query.cursor"), refused.faults());
        }
        assertEquals(
                List.of("query.cursor"), user.get(one + "/messages?cursor=x").expect(422).faults());
    }

    private List<String> titles(String query) {
        return user.get("/conversations?" + query).expect(200).each("title");
    }

    /** The ids of all pages, one after the other. */
    private List<String> paged(String path) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = user.get(path + cursor).expect(200);
            all.addAll(page.each("id"));
            cursor =
                    page.json().path("next_cursor").isNull()
                            ? ""
                            : "&cursor=" + page.at("/next_cursor");
        } while (!cursor.isEmpty());
        return all;
    }
}
