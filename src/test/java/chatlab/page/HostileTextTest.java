package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import chatlab.testing.FakeModel;
import chatlab.testing.FakeModelTests;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Text that wants to run stays text wherever a discussion shows it, with the page's security policy
 * and, in case that fails, without.
 */
@Timeout(120)
final class HostileTextTest extends FakeModelTests {
    private static final List<HostileText> TEXTS = HostileText.storable();
    private static final String END = "To the end.";
    private static final int PAGE = 40;
    private static final int TITLE = 200;
    private static final int TOPIC = 2000;

    private User user;

    /** Somebody whose discussions are called so. */
    private User owner;

    /** Discussions in which the user has said it, and a model. */
    private List<String> own;

    private List<String> replied;

    @BeforeAll
    void fill() {
        user = server.guest();
        owner = server.guest();
        for (HostileText each : TEXTS.reversed()) {
            String talk = owner.launch("On play", User.THREE);
            owner.patch(talk, json("title", each.within(TITLE))).expect(200);
        }
        own = HostileText.pages(TEXTS, PAGE).stream().map(this::say).toList();
        replied = HostileText.pages(HostileText.all(), PAGE).stream().map(this::reply).toList();
    }

    private String say(List<HostileText> texts) {
        String talk = user.launch("On play", User.THREE);
        for (HostileText each : texts) user.post(talk + "/messages", own(each.text())).expect(201);
        return talk;
    }

    /** Each alone, and within a line. */
    private String reply(List<HostileText> texts) {
        String talk = user.launch("On play", User.THREE);
        for (HostileText each : texts) {
            String text = each.text();
            model.answerAll(text + "\n\nAnd *inline* " + text + "\n\n" + END);
            user.post(talk + "/next", "{}").expect(200);
        }
        return talk;
    }

    @Test
    void thereAreMoreThanAHundred() {
        assertTrue(HostileText.all().size() > 150, () -> "" + HostileText.all().size());
        assertEquals(
                HostileText.all().size(),
                HostileText.all().stream().map(HostileText::text).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Guarded#policies")
    void asTitles(boolean policy) {
        try (Guarded guarded = Guarded.as(owner, policy)) {
            Locator titles = history(guarded.page()).locator("li a strong");
            while (titles.count() < TEXTS.size())
                history(guarded.page()).evaluate("list => list.scrollTo(0, list.scrollHeight)");
            assertEquals(
                    TEXTS.stream().map(each -> read(each.within(TITLE))).toList(),
                    titles.allTextContents().stream().map(HostileText::read).toList());
            guarded.look();
            titles.first().hover();
            guarded.steps().button("More about “" + TEXTS.getFirst().text() + "”").first().click();
            guarded.look();
            guarded.steps().item("Archive").click();
            String note = "“" + TEXTS.getFirst().text() + "” is archived.";
            assertThat(guarded.page().getByText(note)).isVisible();
            guarded.look();
            guarded.steps().button("Undo").click();
            assertThat(titles.first()).hasText(TEXTS.getFirst().text());
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Guarded#policies")
    void asTopicsAndAsTheUsersName(boolean policy) {
        try (Guarded guarded = Guarded.as(user, policy)) {
            for (String topic : HostileText.joined(TEXTS, " ", TOPIC)) {
                guarded.steps().open(user.launch(topic, User.THREE));
                Locator heading = guarded.page().locator("h1");
                assertEquals(read(topic), read(heading.textContent()));
                guarded.look();
            }
            for (String name : HostileText.joined(TEXTS, " ", TOPIC)) {
                guarded.page().evaluate(CALLED, name);
                assertEquals(
                        read(name),
                        read(
                                guarded.page()
                                        .locator(".account > span:nth-of-type(2)")
                                        .textContent()));
                guarded.look();
            }
        }
    }

    /** Signed in by that name, in another tab. */
    private static final String CALLED =
            """
            name => {
              const session = JSON.parse(localStorage.getItem("chatlab.session"));
              session.user.full_name = name;
              localStorage.setItem("chatlab.session", JSON.stringify(session));
              dispatchEvent(new StorageEvent("storage", { key: "chatlab.session" }));
            }
            """;

    @ParameterizedTest
    @MethodSource("chatlab.page.Guarded#policies")
    void saidByTheUser(boolean policy) {
        try (Guarded guarded = Guarded.as(user, policy)) {
            for (int at = 0; at < own.size(); at++) {
                List<HostileText> page = HostileText.pages(TEXTS, PAGE).get(at);
                guarded.steps().open(own.get(at));
                assertThat(words(guarded.page())).hasCount(page.size());
                assertEquals(
                        page.stream().map(each -> read(each.text())).toList(),
                        said(guarded.page()).stream().map(HostileText::read).toList());
                guarded.look();
            }
            String last = TEXTS.getFirst().text();
            guarded.steps().act(1, "Edit");
            assertThat(guarded.page().getByLabel("The words of this turn")).isVisible();
            guarded.page().keyboard().press("Escape");
            guarded.steps().words().fill(last + " @");
            guarded.look();
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Guarded#policies")
    void saidByAModel(boolean policy) {
        try (Guarded guarded = Guarded.as(user, policy)) {
            for (int at = 0; at < replied.size(); at++) {
                List<HostileText> page = HostileText.pages(HostileText.all(), PAGE).get(at);
                guarded.steps().open(replied.get(at));
                assertThat(words(guarded.page())).hasCount(page.size());
                List<String> said = said(guarded.page());
                for (int turn = 0; turn < page.size(); turn++)
                    isRead(page.get(turn), said.get(turn));
                guarded.look();
                guarded.steps().act(2, "What was it shown?");
                assertThat(guarded.page().getByRole(AriaRole.DIALOG)).containsText(END);
                guarded.look();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Guarded#policies")
    void heardWhileItComes(boolean policy) {
        try (Guarded guarded = Guarded.as(user, policy)) {
            Steps steps = guarded.steps();
            steps.open(user.launch("On play", User.THREE));
            int turn = 0;
            for (List<HostileText> group : HostileText.groups(HostileText.all())) {
                steps.quiet();
                steps.next().click();
                FakeModel.Call call = model.take().begin();
                String reply = String.join("\n\n", group.stream().map(HostileText::text).toList());
                inAwkwardPieces(call, reply + "\n\n" + END, ++turn);
                assertThat(steps.said(turn)).containsText(END);
                steps.quiet();
                for (HostileText each : group) isRead(each, said(guarded.page()).get(turn - 1));
                guarded.look();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Guarded#policies")
    void inWhatIsToldOfADiscussion(boolean policy) {
        String talk = user.launch("On play", User.THREE);
        model.answerAll("Play is work. ".repeat(TEXTS.size()));
        user.post(talk + "/next", "{}").expect(200);
        try (Guarded guarded = Guarded.as(user, policy)) {
            Page page = guarded.page();
            Told told = new Told(TEXTS.stream().map(HostileText::text).toList());
            page.route("**/messages?*", told::claims);
            page.route("**/summary", told::report);
            page.route("**/stances", told::alarm);
            page.route("**/perspectives", told::views);
            guarded.steps().open(talk);
            assertThat(page.locator(".claim-mark")).hasCount(TEXTS.size());
            page.locator(".claim-mark").first().click();
            assertThat(page.locator(".source:visible")).containsText(TEXTS.getFirst().text());
            guarded.look();
            guarded.steps().button("Insights").click();
            assertThat(page.locator(".points > li")).hasCount(TEXTS.size());
            assertThat(page.locator(".works > li")).not().hasCount(0);
            assertThat(page.locator(".alarm")).isVisible();
            guarded.look();
            page.navigate("/new");
            guarded.steps().choose(Steps.THREE);
            guarded.steps().button(Steps.TOPIC).click();
            assertThat(page.locator(".forecast p")).hasCount(3);
        }
    }

    /** In the middle of a tag, an entity, a link, a letter and a line's end. */
    private static void inAwkwardPieces(FakeModel.Call call, String text, int number) {
        int size = 1 + number % 5;
        for (int at = 0; at < text.length(); at += size) {
            String piece = text.substring(at, Math.min(at + size, text.length()));
            if (number % 2 == 0) call.delta(piece);
            else call.deltaByteByByte(piece);
        }
        call.finish();
    }

    private static void isRead(HostileText text, String said) {
        String read = read(said);
        assertTrue(read.endsWith(read(END)), () -> text + "\n" + said);
        if (text.plain()) assertTrue(read.contains(read(text.text())), () -> text + "\n" + said);
    }

    private static List<String> said(Page page) {
        return words(page).allTextContents();
    }

    private static Locator words(Page page) {
        return page.locator("article .words");
    }

    private static String read(String text) {
        return HostileText.read(text);
    }

    private static Locator history(Page page) {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("History"));
    }

    private static String own(String text) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("content", text);
        return body.put("reply", false).toString();
    }

    private static String json(String name, String value) {
        return Json.MAPPER.createObjectNode().put(name, value).toString();
    }
}
