package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.testing.FakeModel;
import chatlab.testing.FakeModelTests;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was said can be made anew, changed, taken out, gone on from elsewhere and looked into. */
@Timeout(120)
final class RevisionsTest extends FakeModelTests {
    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void aReplyIsMadeAnewInItsPlaceAndItsVersionsAreKept(Device device) {
        try (Visit visit = asked(device)) {
            Steps steps = visit.steps();
            steps.act(1, "Try another version");
            FakeModel.Call anew = model.take().begin().delta("Or rather ");
            assertThat(steps.said(1)).hasText("Or rather");
            assertThat(steps.turn(1)).containsText("is speaking");
            anew.delta("the *teacher*.").finish();
            assertThat(steps.said(1)).hasText("Or rather the teacher.");
            assertThat(steps.turns()).hasCount(3);
            steps.quiet();
            assertThat(steps.turn(1)).containsText("Version 2 of 2");
            steps.button("Version before").click();
            assertThat(steps.said(1)).hasText("Begin with the child.");
            assertThat(steps.button("Version before")).isFocused();
            assertThat(steps.button("Version before")).hasAttribute("aria-disabled", "true");
            visit.page().reload();
            assertThat(steps.said(1)).hasText("Begin with the child.");
            steps.button("Version after").click();
            assertThat(steps.said(1)).hasText("Or rather the teacher.");
            assertEquals("Or rather the *teacher*.", stored(visit).getFirst());
        }
    }

    @Test
    void aReplyThatCannotBeMadeAnewKeepsItsWords() {
        try (Visit visit = asked(Device.DESKTOP).expecting("status of 50")) {
            Steps steps = visit.steps();
            steps.act(1, "Try another version");
            model.take().fail(500);
            assertThat(steps.alert()).containsText("could not be made anew.");
            assertThat(steps.said(1)).hasText("Begin with the child.");
            steps.button("Try again").click();
            model.take().answer("At last.");
            assertThat(steps.said(1)).hasText("At last.");
            assertThat(steps.alert()).hasCount(0);
            assertThat(steps.turns()).hasCount(3);
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void onesOwnWordsAndACharactersAreChanged(Device device) {
        try (Visit visit = asked(device)) {
            Steps steps = visit.steps();
            steps.act(2, "Edit");
            assertThat(words(visit)).isFocused();
            words(visit).fill("Why *not*?");
            words(visit).press("Control+Enter");
            assertThat(steps.said(2)).hasText("Why *not*?");
            assertThat(steps.turn(2)).containsText("edited");
            steps.act(3, "Edit");
            words(visit).fill("Because **I** say so.");
            steps.button("Save").click();
            assertThat(steps.said(3)).hasText("Because I say so.");
            assertThat(steps.turn(3)).containsText("Version 2 of 2");
            steps.act(3, "Edit");
            words(visit).fill("Never mind.");
            words(visit).press("Escape");
            assertThat(steps.said(3)).hasText("Because I say so.");
            assertEquals(
                    List.of("Begin with the child.", "Why *not*?", "Because **I** say so."),
                    stored(visit));
            assertEquals(2, model.requests().size(), "nobody is called by a change");
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void aTurnIsTakenOutUnlessOneWantsItBack(Device device) {
        try (Visit visit = asked(device)) {
            Steps steps = visit.steps();
            steps.act(3, "Delete");
            assertThat(steps.turns().last()).containsText("Nobody has answered this yet.");
            steps.button("Undo").click();
            assertThat(steps.said(3)).hasText("Because.");
            assertEquals(3, stored(visit).size());
            steps.act(1, "Delete");
            assertThat(steps.turns()).hasCount(2);
            visit.page().getByText("Turn 1 is deleted.").waitFor();
            steps.button("Close").click();
            visit.page().waitForCondition(() -> stored(visit).size() == 2);
            visit.page().reload();
            assertThat(steps.turns()).hasCount(2);
            assertThat(steps.said(1)).hasText("Why?");
        }
    }

    @Test
    void anotherTabSeesWhatWasChangedAndTakenOut() {
        try (Visit visit = asked(Device.DESKTOP)) {
            Steps one = visit.steps();
            Steps other = new Steps(visit.tab(visit.page().url()));
            assertThat(other.turns()).hasCount(3);
            one.act(2, "Edit");
            words(visit).fill("Why not?");
            words(visit).press("Control+Enter");
            assertThat(other.said(2)).hasText("Why not?");
            one.act(1, "Delete");
            one.button("Close").click();
            assertThat(other.turns()).hasCount(2);
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void itGoesOnElsewhereWithSomebodyElse(Device device) {
        try (Visit visit = asked(device)) {
            Steps steps = visit.steps();
            String first = visit.page().url();
            String stays = steps.speakers().getFirst();
            String goes = stays.equals("John Dewey") ? "Maria Montessori" : "John Dewey";
            steps.act(1, "Fork from here");
            Locator place = visit.page().getByLabel("In the place of " + goes);
            place.selectOption("Jane Addams");
            steps.button("Begin from here").click();
            assertThat(visit.page()).not().hasURL(first);
            assertThat(steps.turns()).hasCount(1);
            assertThat(steps.said(1)).hasText("Begin with the child.");
            Locator table =
                    visit.page()
                            .getByRole(
                                    AriaRole.LIST,
                                    new Page.GetByRoleOptions().setName("At the table"));
            assertThat(table.getByRole(AriaRole.BUTTON)).hasCount(3);
            assertThat(table.getByLabel(Pattern.compile("^Jane Addams"))).isVisible();
            visit.page().goBack();
            assertThat(steps.turns()).hasCount(3);
            assertEquals(2, model.requests().size(), "nobody speaks because of a fork");
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void whatTheModelWasShownIsThereToRead(Device device) {
        try (Visit visit = asked(device)) {
            Steps steps = visit.steps();
            steps.act(3, "What was it shown?");
            assertThat(steps.heading("What was it shown?")).isVisible();
            Locator sheet = visit.page().getByRole(AriaRole.DIALOG);
            assertThat(sheet).containsText("Why this speaker");
            Locator last = sheet.locator("details").last().locator("pre");
            assertThat(last).isVisible();
            JsonNode sent = model.requests().getLast().path("messages");
            String task = sent.path(sent.size() - 1).path("content").asText();
            assertEquals(task, last.textContent());
            visit.page().keyboard().press("Escape");
            assertThat(steps.heading("What was it shown?")).hasCount(0);
        }
    }

    /** One has spoken, the user has asked, and has an answer. */
    private Visit asked(Device device) {
        Visit visit = Visit.guest(server.client(), new Look(device, Look.Theme.PAPER, true));
        Steps steps = visit.steps();
        steps.launch();
        model.take().answer("Begin with the child.");
        assertThat(steps.said(1)).hasText("Begin with the child.");
        steps.quiet();
        steps.say("Why?");
        model.take().answer("Because.");
        assertThat(steps.said(3)).hasText("Because.");
        steps.quiet();
        return visit;
    }

    private static Locator words(Visit visit) {
        return visit.page().getByLabel("The words of this turn");
    }

    private static List<String> stored(Visit visit) {
        String address = visit.page().url().replaceFirst("#.*", "");
        return visit.user().contents(address.replaceFirst(".*/discussions/", "/conversations/"));
    }
}
