package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.persona.Words;
import chatlab.testing.Answer;
import chatlab.testing.TestDatabases;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
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
    void topicsAreSearchedToo() {
        user.post(
                        "/conversations",
                        "{\"title\":\"Tuesday\",\"topic\":\"Où est l’école?\",\"character_ids\":[]}")
                .expect(201);
        assertEquals(List.of("Tuesday"), titles("q=ECOLE"));
        assertEquals(List.of("Tuesday"), titles("q=ecole%20tues"));
        assertEquals(List.of(), titles("q=ecole%20wednes"));
    }

    @Test
    void whatWasSaidIsFoundByTheBeginningsOfItsWords() {
        String one = user.launch("Tuesday");
        user.say(one, "They call it the **banking** model of education.");
        user.say(one, "Nothing else.");
        user.launch("Wednesday");
        assertEquals(List.of("Tuesday"), titles("q=Bank%20educat"));
        assertEquals(List.of(), titles("q=anking"), "the middle of a word");
        assertEquals(List.of("Tuesday"), titles("q=banking%20nothing"), "two messages");
        assertEquals(List.of("Tuesday"), titles("q=banking%20tues"), "one in the title");
        assertEquals(List.of(), titles("q=banking%20wednes"), "one in another's title");
        assertEquals(List.of("Tuesday"), titles("q=what%20I%20said%20about%20banking"));
        JsonNode hit = user.get("/conversations?q=bank").json().at("/items/0/hit");
        assertEquals(1, hit.path("seq").intValue());
        assertEquals("user", hit.path("role").textValue());
        assertEquals("They call it the [banking] model of education.", excerpt(hit));
    }

    @Test
    void thePlaceThatHasMostIsShownTheNewestOfSeveral() {
        String one = user.launch("Tuesday");
        user.say(one, "A red kite.");
        user.say(one, "A red kite again.");
        user.say(one, "A kite.");
        user.say(one, "A red boat.");
        JsonNode hit = user.get("/conversations?q=red%20kite").json().at("/items/0/hit");
        assertEquals("A [red] [kite] again.", excerpt(hit));
    }

    @Test
    void theNewestPlaceIsShownAndNoneWhereOnlyTheTitleHasIt() {
        String one = user.launch("On kites");
        assertEquals(List.of("On kites"), titles("q=kite"));
        assertTrue(user.get("/conversations?q=kite").json().at("/items/0/hit").isMissingNode());
        user.say(one, "A kite.");
        user.say(one, "Two kites.");
        user.say(one, "A boat.");
        JsonNode hit = user.get("/conversations?q=kite").json().at("/items/0/hit");
        assertEquals("Two [kites].", excerpt(hit));
        assertTrue(user.get("/conversations").json().at("/items/0/hit").isMissingNode());
    }

    @Test
    void whoSaidItIsPartOfWhatIsSearched() {
        String one = user.launch("Tuesday", "paulo-freire");
        user.post(one + "/next", null).expect(200);
        JsonNode hit = user.get("/conversations?q=freire").json().at("/items/0/hit");
        assertEquals("paulo-freire", hit.at("/speaker/id").textValue());
        String spoken = user.messages(one).json().at("/items/0/content").textValue();
        String word =
                Words.in(spoken).all().stream()
                        .filter(each -> each.length() > 4)
                        .findFirst()
                        .orElseThrow();
        assertEquals(List.of("Tuesday"), titles("q=Freire%20" + word));
        assertEquals(List.of(), titles("q=Dewey%20" + word), "who is not there");
    }

    @Test
    void whatIsEditedOrDeletedIsFoundAsItIsNow() {
        String one = user.launch("Tuesday");
        String said = one + "/messages/" + user.say(one, "A zeppelin, for once.");
        assertEquals(List.of("Tuesday"), titles("q=zeppelin"));
        user.patch(said, "{\"content\":\"A submarine.\"}").expect(200);
        assertEquals(List.of(), titles("q=zeppelin"));
        assertEquals(List.of("Tuesday"), titles("q=submarine"));
        user.delete(said).expect(204);
        assertEquals(List.of(), titles("q=submarine"));
    }

    @Test
    void nobodyFindsWhatAnotherSaidOrWhatIsDeleted() {
        String one = user.launch("Tuesday");
        user.say(one, "A zeppelin, for once.");
        assertEquals(List.of(), server.guest().get("/conversations?q=zeppelin").each("title"));
        user.delete(one).expect(204);
        assertEquals(List.of(), titles("q=zeppelin"));
        user.post(one + "/restore", null).expect(200);
        assertEquals(List.of("Tuesday"), titles("q=zeppelin"));
    }

    @Test
    void aSearchInWhatWasSaidIsNeverASyntaxError() {
        user.say(user.launch("Tuesday"), "alpha beta don’t ä Ünïcode 學校 \\ AND OR NOT NEAR.");
        for (String query :
                List.of(
                        "AND",
                        "NOT%20beta",
                        "NEAR(alpha%20beta)",
                        "%22",
                        "%22%20OR%20%22",
                        "alpha*",
                        "words%3Aalpha",
                        "owner%3Au",
                        "%27%29%3B--",
                        "a:*%20%26%20!b",
                        "%3C-%3E",
                        "%5C",
                        "%F0%9F%98%80",
                        "(((",
                        "a",
                        "%20")) {
            user.get("/conversations?q=" + query).expect(200);
        }
        for (String query : List.of("alpha%20AND", "don%27t", "unicode", "%C3%84", "%E5%AD%B8"))
            assertEquals(List.of("Tuesday"), titles("q=" + query), query);
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

    /** What was looked for in brackets. */
    private static String excerpt(JsonNode hit) {
        StringBuilder line = new StringBuilder();
        for (JsonNode part : hit.path("excerpt")) {
            String text = part.path("text").textValue();
            line.append(part.path("match").booleanValue() ? "[" + text + "]" : text);
        }
        return line.toString();
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
