package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.FakeModel;
import chatlab.testing.FakeModelTests;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One's own characters: made, heard, seated with the others, changed, copied and deleted. */
@Timeout(120)
final class CharactersTest extends FakeModelTests {
    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void aNameAndAnIdeaAreEnoughToSitDownAndSpeak(Device device) {
        try (Visit visit = Visit.guest(server.client(), Look.on(device))) {
            Steps steps = visit.steps();
            OwnSteps own = OwnSteps.of(visit);
            if (device == Device.PHONE) steps.button("Your discussions").click();
            steps.link("My characters").click();
            steps.link("New character").click();
            own.describe();
            own.save().click();
            assertThat(own.saved()).isVisible();
            steps.button("Seat at a discussion").click();
            assertThat(steps.button(OwnSteps.NAME + ", leave the table")).isVisible();
            Locator mine =
                    visit.page()
                            .getByRole(
                                    AriaRole.CHECKBOX,
                                    new Page.GetByRoleOptions().setName(OwnSteps.NAME));
            assertThat(mine).isChecked();
            visit.page().getByRole(AriaRole.TAB).first().click();
            steps.choose(List.of("John Dewey"));
            steps.button(Steps.TOPIC).click();
            steps.button("Launch discussion").click();
            model.take().answer("The first.");
            assertThat(steps.said(1)).hasText("The first.");
            steps.quiet();
            steps.who().click();
            steps.item("Mrs. Miller").click();
            FakeModel.Call call = model.take();
            assertTrue(call.told().toString().contains("A nurse on night shifts."));
            call.answer("Who does the work?");
            assertThat(steps.said(2)).containsText("Who does the work?");
            assertEquals(OwnSteps.NAME, steps.speakers().getLast());
        }
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void theTabMineHasOnesOwnAndAWayToTheFirst(Device device) {
        try (Visit visit = Visit.guest(server.client(), Look.on(device))) {
            Steps steps = visit.steps();
            tab(visit.page(), "Mine").click();
            assertThat(visit.page().getByText("Nobody of your own yet.")).isVisible();
            steps.link("Make your own").click();
            assertThat(steps.heading("A new character")).isVisible();
            OwnSteps.of(visit).make();
            visit.page().navigate("/new");
            tab(visit.page(), "Mine").click();
            Locator boxes =
                    visit.page()
                            .getByRole(AriaRole.MAIN)
                            .getByRole(AriaRole.CHECKBOX)
                            .and(visit.page().locator(":visible"));
            assertThat(boxes).hasCount(1);
            boxes.check();
            assertThat(steps.button(OwnSteps.NAME + ", leave the table")).isVisible();
        }
    }

    @Test
    void itIsHeardAtOnceAndLeavesNothingInTheHistory() {
        try (Visit visit = Visit.guest(server.client(), Look.plain()).foreseeing()) {
            OwnSteps own = OwnSteps.of(visit);
            own.fresh();
            own.describe();
            own.field("Say something about").fill("Homework");
            visit.steps().button("Save and hear").click();
            model.take().answer("Who does the work?");
            assertThat(own.heard()).hasText("Who does the work?");
            assertThat(own.saved()).isVisible();
            assertThat(visit.page().getByText("What you discuss is kept here.")).isVisible();
            visit.page().reload();
            assertThat(visit.page().getByText("What you discuss is kept here.")).isVisible();
            assertThat(own.field("Name")).hasValue(OwnSteps.NAME);
        }
    }

    @Test
    void whatIsTypedSurvivesAReloadAndALookElsewhere() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            OwnSteps own = OwnSteps.of(visit);
            own.fresh();
            own.describe();
            visit.page().reload();
            assertThat(own.field("Name")).hasValue(OwnSteps.NAME);
            assertThat(own.field("The idea, in a few words")).hasValue(OwnSteps.IDEA);
            own.list();
            own.card(OwnSteps.NAME).click();
            assertThat(own.field("Name")).hasValue(OwnSteps.NAME);
            own.save().click();
            assertThat(own.saved()).isVisible();
            own.field("In one line").fill("Half a though");
            own.list();
            assertThat(visit.page().getByText("Changes not saved yet")).isVisible();
            own.card(OwnSteps.NAME).click();
            assertThat(own.field("In one line")).hasValue("Half a though");
            visit.steps().button("Discard changes").click();
            assertThat(own.field("In one line"))
                    .hasValue("A parent who has seen four school reforms");
            visit.steps().button("Undo").click();
            assertThat(own.field("In one line")).hasValue("Half a though");
        }
    }

    @Test
    void ideasAreAddedPutInOrderAndTakenOut() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            Steps steps = visit.steps();
            OwnSteps own = OwnSteps.of(visit);
            own.make();
            steps.button("Add an idea").click();
            Locator titles = own.field("The idea, in a few words");
            assertThat(titles.last()).isFocused();
            titles.last().fill("Who pays");
            own.field("As the character would say it").last().fill("Somebody pays.");
            steps.button("Move idea 2 up").click();
            assertThat(titles.first()).hasValue("Who pays");
            assertThat(steps.button("Move idea 1 up")).isFocused();
            own.save().click();
            assertThat(own.saved()).isVisible();
            visit.page().reload();
            assertThat(titles.first()).hasValue("Who pays");
            assertThat(titles.last()).hasValue(OwnSteps.IDEA);
            steps.button("Remove idea 1").click();
            assertThat(titles).hasCount(1);
            steps.button("Undo").click();
            assertThat(titles.first()).hasValue("Who pays");
        }
    }

    @Test
    void everyFaultStandsAtItsField() {
        try (Visit visit = Visit.guest(server.client(), Look.plain()).expecting("422")) {
            Steps steps = visit.steps();
            OwnSteps own = OwnSteps.of(visit);
            own.fresh();
            own.save().click();
            assertThat(own.field("Name")).isFocused();
            assertThat(own.field("Name")).hasAccessibleDescription("Everybody needs a name.");
            own.field("Name").fill("…"); // nothing to call somebody by, which the server knows
            own.save().click();
            assertThat(own.field("Name")).hasAttribute("aria-invalid", "true");
            own.field("Name").fill(OwnSteps.NAME);
            visit.page().getByText("Life and works").click();
            own.field("Born").fill("long ago");
            visit.page().getByText("Life and works").click();
            own.save().click();
            assertThat(own.field("Born")).isFocused();
            own.field("Born").fill("428 BCE");
            own.save().click();
            assertThat(own.saved()).isVisible();
            assertThat(steps.heading(OwnSteps.NAME)).isVisible();
        }
    }

    @Test
    void aStanceIsTakenByASliderAndGivenUpAgain() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            OwnSteps own = OwnSteps.of(visit);
            own.make();
            visit.page().getByText("Where do they stand?").click();
            Locator slider = visit.page().getByRole(AriaRole.SLIDER).first();
            assertThat(slider).hasAttribute("aria-valuetext", "Takes no side");
            slider.press("ArrowLeft");
            slider.press("ArrowLeft");
            assertThat(slider).hasAttribute("aria-valuetext", "Firmly: The child should lead");
            own.save().click();
            assertThat(own.saved()).isVisible();
            visit.page().reload();
            visit.page().getByText("Where do they stand?").click();
            assertThat(slider).hasAttribute("aria-valuetext", "Firmly: The child should lead");
            visit.steps().button(Pattern.compile("^Take no side")).click();
            assertThat(slider).hasAttribute("aria-valuetext", "Takes no side");
            assertThat(slider).isFocused();
        }
    }

    @Test
    void somebodyFromTheHouseIsCopiedWithTheirPortrait() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            Steps steps = visit.steps();
            OwnSteps own = OwnSteps.of(visit);
            own.list();
            steps.button("Copy somebody").click();
            steps.item("John Dewey").click();
            assertThat(own.field("Name")).hasValue("My Dewey");
            assertThat(own.field("In one line")).not().hasValue("");
            assertThat(visit.page().locator(".face img")).hasCount(1);
            own.choose("My Dewey", "Duplicate");
            assertThat(own.field("Name")).hasValue("My Dewey (copy)");
            own.list();
            assertThat(own.card("My Dewey")).hasCount(2);
        }
    }

    @Test
    void aPictureIsCutToAPortrait() throws IOException {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            OwnSteps own = OwnSteps.of(visit);
            own.fresh();
            own.field("Name").fill(OwnSteps.NAME);
            FilePayload picture = new FilePayload("me.png", "image/png", picture(900, 1600));
            visit.page().locator(".face-field input[type=file]").setInputFiles(picture);
            Locator shown = visit.page().locator(".face img");
            assertThat(shown).hasAttribute("src", Pattern.compile("^data:"));
            own.save().click();
            assertThat(own.saved()).isVisible();
            assertThat(shown).hasAttribute("src", Pattern.compile("^/avatars/[0-9a-f]{64}$"));
            visit.page()
                    .waitForCondition(
                            () ->
                                    Integer.valueOf(512)
                                            .equals(shown.evaluate("i => i.naturalWidth")));
            assertEquals(512, shown.evaluate("image => image.naturalHeight"));
            FilePayload none = new FilePayload("me.png", "image/png", new byte[] {1, 2, 3});
            visit.page().locator(".face-field input[type=file]").setInputFiles(none);
            assertThat(visit.page().getByText("cannot read that picture")).isVisible();
        }
    }

    @Test
    void aDeletionCanBeUndoneUntilItIsSent() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            Steps steps = visit.steps();
            OwnSteps own = OwnSteps.of(visit);
            own.make();
            own.choose(OwnSteps.NAME, "Delete");
            assertThat(steps.heading("My characters")).isVisible();
            assertThat(own.card(OwnSteps.NAME)).hasCount(0);
            steps.button("Undo").click();
            assertThat(own.card(OwnSteps.NAME)).isVisible();
            own.choose(OwnSteps.NAME, "Delete");
            assertThat(own.card(OwnSteps.NAME)).hasCount(0);
            visit.page()
                    .waitForResponse(
                            response -> response.request().method().equals("DELETE"),
                            () -> steps.button("Close").click());
            visit.page().reload();
            assertThat(visit.page().getByText("Nobody of your own yet.")).isVisible();
        }
    }

    @Test
    void whoLeavesThePageHasDeletedNonetheless() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            OwnSteps own = OwnSteps.of(visit);
            own.make();
            own.list();
            own.choose(OwnSteps.NAME, "Delete");
            assertThat(own.card(OwnSteps.NAME)).hasCount(0);
            visit.page().navigate("/welcome");
            var listing = visit.user();
            visit.page()
                    .waitForCondition(
                            () -> listing.get("/characters").json().path("items").isEmpty());
        }
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(
                AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }
}
