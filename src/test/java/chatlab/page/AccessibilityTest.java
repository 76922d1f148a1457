package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.FakeModel;
import chatlab.testing.FakeModelTests;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No screen has a serious or critical axe finding, in any theme, wide or narrow. */
@Timeout(180)
final class AccessibilityTest extends FakeModelTests {
    private static final String REPLY =
            """
            I should begin with a *particular* child, who has been told to **sit still**.

            1. What do her hands do?
            2. What does she look at when [nobody](https://example.org) asks?

            > Nobody thinks at a command.

            | grade | `says` |
            | --- | --- |
            | A | little |
            """;

    private final List<String> findings = new ArrayList<>();

    @BeforeEach
    void forget() {
        findings.clear();
    }

    @Test
    void axeSeesWhatIsWrong() {
        try (Visit visit = Visit.at(server.client(), "/", Look.plain())) {
            assertThat(visit.steps().button("Start as a guest")).isVisible();
            visit.page()
                    .evaluate(
                            """
                            () => {
                              const pale = document.createElement("p");
                              pale.append("pale");
                              pale.style.setProperty("color", "#eee");
                              pale.style.setProperty("background", "#fff");
                              document.querySelector("main").append(pale, document.createElement("button"));
                            }
                            """);
            String seen = Axe.findings(visit.page()).toString();
            assertTrue(seen.contains("color-contrast"), seen);
            assertTrue(seen.contains("button-name"), seen);
        }
    }

    static Stream<Look> looks() {
        return Stream.of(Device.values())
                .flatMap(
                        device ->
                                Stream.of(Look.Theme.values())
                                        .map(theme -> new Look(device, theme, true)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theWayIn(Look look) {
        try (Visit visit = Visit.at(server.client(), "/", look)) {
            Steps steps = visit.steps();
            assertThat(steps.button("Start as a guest")).isVisible();
            look(visit, "welcome");
            steps.button("Create an account").click();
            steps.button("Create account").click();
            assertThat(steps.alert()).containsText("e-mail");
            look(visit, "register");
            steps.button("Theme").click();
            look(visit, "theme-menu");
        }
        assertEquals(List.of(), findings);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aNewDiscussion(Look look) {
        try (Visit visit = Visit.guest(server.client(), look).expecting("404")) {
            Steps steps = visit.steps();
            look(visit, "new-empty");
            steps.choose(Steps.THREE);
            steps.button(Steps.TOPIC).click();
            visit.page().getByText("How it is held").click();
            look(visit, "new-chosen");
            if (look.device() == Device.PHONE) {
                steps.button("Your discussions").click();
                assertThat(visit.page().getByText("What you discuss is kept here.")).isVisible();
            }
            look(visit, "history-empty");
            visit.page().navigate("/discussions/00000000-0000-7000-8000-000000000000");
            assertThat(steps.heading("This discussion is not here")).isVisible();
            look(visit, "no-discussion");
            visit.page().navigate("/nowhere");
            assertThat(steps.heading("There is nothing here")).isVisible();
            look(visit, "no-address");
        }
        assertEquals(List.of(), findings);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aDiscussion(Look look) {
        try (Visit visit = Visit.guest(server.client(), look)) {
            Steps steps = visit.steps();
            steps.launch();
            FakeModel.Call call = model.take().begin().delta(REPLY);
            assertThat(steps.turn(1)).containsText("Nobody thinks at a command.");
            look(visit, "speaking");
            call.finish();
            steps.quiet();
            steps.say("What would you do, @Maria Montessori?");
            model.take().answer("I would watch.");
            assertThat(steps.said(3)).hasText("I would watch.");
            steps.quiet();
            look(visit, "done");
            steps.who().click();
            assertThat(steps.item("2 turns")).isVisible();
            look(visit, "menu");
            visit.page().keyboard().press("Escape");
            steps.words().fill("And you, @");
            assertThat(visit.page().getByText("Lev Vygotsky").last()).isVisible();
            look(visit, "naming");
            steps.words().fill("");
            drawer(visit);
            aReplyThatDoesNotArrive(visit);
        }
        assertEquals(List.of(), findings);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whatCanBeDoneWithADiscussion(Look look) {
        model.answerAll("I should begin with a *particular* child, and with what she does.");
        try (Visit visit = Visit.guest(server.client(), look).foreseeing()) {
            Steps steps = visit.steps();
            steps.choose(Steps.THREE);
            visit.page().getByText("How it is held").click();
            visit.page().getByLabel("Socratic seminar").check();
            steps.button(Steps.TOPIC).click();
            assertThat(visit.page().locator(".forecast p")).hasCount(3);
            visit.page().locator(".forecast").scrollIntoViewIfNeeded();
            look(visit, "new-forecast");
            steps.button("Launch discussion").click();
            steps.quiet();
            steps.next().click();
            assertThat(steps.turn(2)).containsText("Close to what was said in turn 1");
            steps.quiet();
            look(visit, "near-repeat");
            revisions(visit);
            steps.button("Insights").click();
            assertThat(steps.heading("Share of talk")).isVisible();
            assertThat(visit.page().getByLabel("Reading what was said")).hasCount(0);
            look(visit, "insights");
        }
        assertEquals(List.of(), findings);
    }

    private void revisions(Visit visit) {
        Steps steps = visit.steps();
        Page page = visit.page();
        steps.act(1, "Edit");
        look(visit, "editing");
        page.getByLabel("The words of this turn").fill("I should begin elsewhere.");
        steps.button("Save").click();
        assertThat(steps.turn(1)).containsText("Version 2 of 2");
        steps.act(2, "What was it shown?");
        assertThat(steps.heading("What was it shown?")).isVisible();
        look(visit, "shown");
        page.keyboard().press("Escape");
        steps.act(1, "Fork from here");
        assertThat(page.locator("optgroup").first()).isAttached();
        look(visit, "fork");
        page.keyboard().press("Escape");
        assertThat(steps.heading("Fork from here")).hasCount(0);
        steps.act(2, "Delete");
        look(visit, "deleted");
        steps.button("Undo").click();
        assertThat(steps.turns()).hasCount(2);
    }

    private void drawer(Visit visit) {
        Steps steps = visit.steps();
        Page page = visit.page();
        boolean phone = visit.look().device() == Device.PHONE;
        if (phone) steps.button("Your discussions").click();
        assertThat(page.getByText("Today")).isVisible();
        steps.button("More about “" + Steps.TOPIC + "”").click();
        assertThat(steps.item("Rename")).isVisible();
        look(visit, phone ? "drawer" : "history-menu");
        page.keyboard().press("Escape");
        assertThat(steps.item("Rename")).hasCount(0);
        if (phone) page.keyboard().press("Escape");
    }

    private void aReplyThatDoesNotArrive(Visit visit) {
        Steps steps = visit.steps();
        steps.next().click();
        model.take().fail(500);
        assertThat(steps.alert()).containsText("did not arrive");
        look(visit, "failed");
        steps.button("Try again").click();
        model.take().begin().delta("Half a sent").breakOff();
        assertThat(steps.alert()).containsText("broke off");
        look(visit, "broken-off");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void charactersOfOnesOwn(Look look) {
        try (Visit visit = Visit.guest(server.client(), look).foreseeing().expecting("422")) {
            Steps steps = visit.steps();
            OwnSteps own = OwnSteps.of(visit);
            own.list();
            assertThat(visit.page().getByText("Nobody of your own yet.")).isVisible();
            look(visit, "own-empty");
            own.fresh();
            own.describe();
            visit.page().getByText("Where do they stand?").click();
            visit.page().getByRole(AriaRole.SLIDER).first().press("ArrowRight");
            visit.page().getByText("Life and works").click();
            own.field("Born").fill("long ago");
            own.save().click();
            assertThat(own.field("Born")).isFocused();
            look(visit, "own-fault");
            own.field("Born").fill("1974");
            own.field("Say something about").fill("Homework, " + look);
            steps.button("Save and hear").click();
            model.take().answer("Who does the work?");
            assertThat(own.heard()).hasText("Who does the work?");
            look(visit, "own-heard");
            own.list();
            own.drop(List.of(new OwnSteps.Dropped("holiday.jpg", new byte[] {1})));
            assertThat(visit.page().getByText("could not come along")).isVisible();
            look(visit, "own-list");
            own.more(OwnSteps.NAME).click();
            assertThat(steps.item("Delete")).isVisible();
            look(visit, "own-menu");
        }
        assertEquals(List.of(), findings);
    }

    private void look(Visit visit, String name) {
        visit.shoot(name);
        Axe.findings(visit.page())
                .forEach(each -> findings.add(visit.look() + " " + name + ": " + each));
    }
}
