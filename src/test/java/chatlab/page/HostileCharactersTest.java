package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import chatlab.page.OwnSteps.Dropped;
import chatlab.testing.CardPictures;
import chatlab.testing.ServerTests;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Text that wants to run stays text in cards, their files' names and own characters, in what is
 * searched for, and in addresses; with the page's security policy and, in case that fails, without.
 */
@Timeout(120)
final class HostileCharactersTest extends ServerTests {
    private static final List<HostileText> TEXTS = HostileText.storable();
    private static final int NAME = 100;
    private static final int IDEA = 300;
    private static final int IDEAS = 40;
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    private static final int DESCRIPTION = 20_000;

    @ParameterizedTest
    @MethodSource("chatlab.page.Guarded#policies")
    void inCardsAndTheNamesOfTheirFiles(boolean policy) {
        try (Guarded guarded = Guarded.as(server.guest(), policy)) {
            guarded.visit().expecting("422");
            OwnSteps own = OwnSteps.of(guarded.visit());
            own.list();
            own.drop(TEXTS.reversed().stream().map(HostileCharactersTest::card).toList());
            own.drop(List.of(new Dropped(TEXTS.getFirst().text(), "[1]".getBytes(UTF_8))));
            Locator outcomes = guarded.page().getByLabel("Cards brought along").locator("> li");
            assertThat(outcomes.last()).containsText("could not come along", PATIENTLY);
            List<String> names = TEXTS.stream().map(each -> read(each.within(NAME))).toList();
            assertEquals(names, read(guarded.page().locator(".own-people .name")));
            List<String> files = read(outcomes.locator("b"));
            assertEquals(
                    TEXTS.reversed().stream().map(each -> read(each.text())).toList(),
                    files.subList(0, TEXTS.size()));
            guarded.look();
            own.more(TEXTS.getFirst().within(NAME)).first().click();
            guarded.look();
            guarded.steps().item("Delete").click();
            assertThat(guarded.page().getByText(TEXTS.getFirst().within(NAME) + " is deleted."))
                    .isVisible();
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Guarded#policies")
    void inWhatIsWrittenOfOnesOwn(boolean policy) {
        User user = server.guest();
        try (Guarded guarded = Guarded.as(user, policy)) {
            OwnSteps own = OwnSteps.of(guarded.visit());
            for (List<HostileText> group : HostileText.pages(TEXTS, IDEAS)) {
                String all = HostileText.joined(group, "\n", DESCRIPTION).getFirst();
                String name = group.getFirst().within(NAME);
                guarded.page().navigate("/characters/" + user.character(written(name, all, group)));
                assertThat(own.saved()).isVisible();
                assertEquals(read(name), read(guarded.page().locator("h1").textContent()));
                assertEquals(read(all), read(own.field("Who is this?").inputValue()));
                assertThat(own.field("The idea, in a few words")).hasCount(group.size());
                assertEquals(
                        read(group.getLast().within(IDEA)),
                        read(own.field("The idea, in a few words").last().inputValue()));
                guarded.look();
            }
            guarded.page().navigate("/new");
            guarded.page().getByText("Mine").first().click();
            assertThat(guarded.page().locator(".people .name:visible").first()).isVisible();
            guarded.look();
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Guarded#policies")
    void inWhatIsSearchedFor(boolean policy) {
        try (Guarded guarded = Guarded.as(server.guest(), policy)) {
            Locator people = guarded.page().getByPlaceholder("Name or idea");
            assertThat(guarded.steps().character("John Dewey")).isVisible();
            List<?> answers = (List<?>) people.evaluate(TYPED, HostileText.texts(TEXTS));
            for (int at = 0; at < TEXTS.size(); at++)
                assertTrue(read("" + answers.get(at)).contains(read(TEXTS.get(at).text())));
            guarded.look();
            Locator talks = guarded.page().getByPlaceholder("Search your discussions");
            for (List<HostileText> group : HostileText.groups(TEXTS)) {
                talks.fill(group.getFirst().text());
                assertThat(guarded.page().locator(".history .empty"))
                        .containsText(group.getFirst().text().strip());
                guarded.look();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Guarded#policies")
    void inAddresses(boolean policy) {
        User user = server.guest();
        String talk = user.launch("On play", User.THREE).replace("/conversations", "/discussions");
        try (Guarded guarded = Guarded.as(user, policy)) {
            guarded.visit().expecting("status of 4\\d\\d");
            assertThat(guarded.steps().character("John Dewey")).isVisible();
            guarded.page().evaluate(GONE_TO, HostileText.texts(HostileText.all()));
            for (List<HostileText> page : HostileText.pages(TEXTS, IDEAS)) {
                String text = page.getFirst().text();
                guarded.page()
                        .navigate((String) guarded.page().evaluate("encodeURIComponent", text));
                assertThat(guarded.steps().heading("There is nothing here")).isVisible();
                guarded.look();
            }
            guarded.page().navigate(talk + "#turn-<img src=x onerror=self.canary=1>");
            assertThat(guarded.steps().heading("On play")).isVisible();
        }
    }

    /** One after the other; gives what is said where nobody is found. */
    private static final String TYPED =
            """
            (field, texts) => texts.map((text) => {
              field.value = text;
              field.dispatchEvent(new Event("input"));
              return document.querySelector(".step > .empty").textContent;
            })
            """;

    /** In turn to the places that such an address may lead to, as Back and Forward would. */
    private static final String GONE_TO =
            """
            (texts) => {
              const places = ["/discussions/", "/characters/", "/new#turn-", "/new?", "/"];
              texts.forEach((text, number) => {
                history.replaceState(null, "", places[number % places.length] + encodeURIComponent(text.toWellFormed()));
                dispatchEvent(new PopStateEvent("popstate"));
                location.hash = `turn-${text}`;
              });
            }
            """;

    private static Dropped card(HostileText text) {
        String any = text.text();
        ObjectNode card = Json.MAPPER.createObjectNode().put("spec", "chara_card_v3");
        ObjectNode data = card.put("spec_version", "3.0").putObject("data");
        data.put("name", text.within(NAME)).put("nickname", text.within(NAME));
        for (String field :
                List.of(
                        "description",
                        "personality",
                        "scenario",
                        "first_mes",
                        "mes_example",
                        "creator_notes",
                        "system_prompt",
                        "post_history_instructions",
                        "creator")) data.put(field, any);
        data.putArray("alternate_greetings").add(any);
        data.putArray("tags").add(any);
        data.putObject("extensions").put(any, any);
        boolean picture = any.length() % 3 == 0;
        String json = card.toString();
        return new Dropped(
                any, picture ? CardPictures.carrying("ccv3", json) : json.getBytes(UTF_8));
    }

    private static String written(String name, String all, List<HostileText> group) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("name", name).put("description", all);
        body.put("tagline", group.getLast().within(IDEA));
        ArrayNode ideas = body.putArray("key_ideas");
        ArrayNode works = body.putArray("works");
        for (HostileText each : group) {
            ObjectNode idea =
                    ideas.addObject().put("title", each.within(IDEA)).put("statement", each.text());
            idea.putObject("source")
                    .put("work", each.within(IDEA))
                    .put("year", 1900)
                    .put("locator", each.within(IDEA));
            works.addObject().put("title", each.within(IDEA)).put("year", 1900);
        }
        body.putObject("voice")
                .put("manner", all)
                .putArray("never")
                .add(group.getFirst().within(IDEA));
        return body.toString();
    }

    private static List<String> read(Locator all) {
        List<String> read = new ArrayList<>();
        for (String each : all.allTextContents()) read.add(read(each));
        return read;
    }

    private static String read(String text) {
        return HostileText.read(text);
    }
}
