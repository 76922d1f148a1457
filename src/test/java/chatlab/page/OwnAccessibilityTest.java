package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import chatlab.page.OwnSteps.Dropped;
import chatlab.testing.FakeModelTests;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What somebody has, discussions and own characters, has no serious or critical axe finding in any
 * theme, wide or narrow.
 */
@Timeout(180)
final class OwnAccessibilityTest extends FakeModelTests {
    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void theHistory(Device device) {
        Visit visit = Visit.guest(server.client(), Inspection.on(device));
        visit.expecting("status of 503");
        try (Inspection inspection = new Inspection(visit)) {
            Steps steps = visit.steps();
            Page page = visit.page();
            drawer(visit);
            assertThat(page.getByText("What you discuss is kept here.")).isVisible();
            inspection.look("history-empty");
            for (String topic : List.of("On play", "On grades", Steps.TOPIC))
                visit.user().launch(topic, "john-dewey", "maria-montessori", "lev-vygotsky");
            Held list = new Held(page, "**/conversations?*");
            page.reload();
            assertThat(steps.character("John Dewey")).isVisible();
            drawer(visit);
            inspection.look("history-loading");
            list.letGo();
            assertThat(page.getByText("Today")).isVisible();
            inspection.look("history");
            steps.button("More about “" + Steps.TOPIC + "”").click();
            assertThat(steps.item("Rename")).isVisible();
            inspection.look("history-menu");
            steps.item("Rename").click();
            inspection.look("history-rename");
            page.keyboard().press("Escape");
            puttingAway(visit, inspection);
        }
    }

    private static void puttingAway(Visit visit, Inspection inspection) {
        Steps steps = visit.steps();
        Page page = visit.page();
        steps.button("More about “On play”").click();
        steps.item("Archive").click();
        assertThat(page.getByText("“On play” is archived.")).isVisible();
        inspection.look("history-toast");
        steps.button("Archived").click();
        assertThat(steps.button("Back to all")).isVisible();
        assertThat(page.getByRole(AriaRole.NAVIGATION).getByText("On play")).isVisible();
        inspection.look("history-archived");
        steps.button("Back to all").click();
        page.getByPlaceholder("Search your discussions").fill("grades");
        assertThat(page.getByRole(AriaRole.NAVIGATION).getByText(Steps.TOPIC)).hasCount(0);
        inspection.look("history-found");
        page.getByPlaceholder("Search your discussions").fill("nothing like it");
        assertThat(page.locator(".history .empty")).containsText("nothing like it");
        inspection.look("history-no-hit");
        page.getByPlaceholder("Search your discussions").fill("");
        assertThat(page.getByRole(AriaRole.NAVIGATION).getByText(Steps.TOPIC)).isVisible();
        Held.refuse(page, "**/conversations?*");
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(page.locator(".history").getByRole(AriaRole.ALERT)).isVisible();
        inspection.look("history-failed");
    }

    /** The history, which on a phone is a drawer. */
    private static void drawer(Visit visit) {
        if (visit.look().device() == Device.PHONE) visit.steps().button("Your discussions").click();
    }

    @ParameterizedTest
    @MethodSource("chatlab.page.Device#usual")
    void ownCharacters(Device device) {
        Visit visit = Visit.guest(server.client(), Inspection.on(device)).foreseeing();
        visit.expecting("422|503");
        try (Inspection inspection = new Inspection(visit)) {
            Page page = visit.page();
            OwnSteps own = OwnSteps.of(visit);
            own.list();
            assertThat(page.getByText("Nobody of your own yet.")).isVisible();
            inspection.look("own-empty");
            making(visit, inspection);
            Held list = new Held(page, "**/characters?*");
            own.list();
            inspection.look("own-loading");
            list.letGo();
            assertThat(own.card(OwnSteps.NAME)).isVisible();
            brought(visit, inspection);
            Held.refuse(page, "**/characters?*");
            page.reload();
            assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.ALERT)).isVisible();
            inspection.look("own-failed");
        }
    }

    private void making(Visit visit, Inspection inspection) {
        Steps steps = visit.steps();
        Page page = visit.page();
        OwnSteps own = OwnSteps.of(visit);
        own.fresh();
        inspection.look("own-new");
        own.describe();
        page.getByText("Where do they stand?").click();
        page.getByRole(AriaRole.SLIDER).first().press("ArrowRight");
        page.getByText("Life and works").click();
        own.field("Born").fill("long ago");
        own.save().click();
        assertThat(own.field("Born")).isFocused();
        inspection.look("own-fault");
        own.field("Born").fill("1974");
        own.field("Say something about").fill("Homework, " + visit.look());
        steps.button("Save and hear").click();
        model.take().answer("Who does the work?");
        assertThat(own.heard()).hasText("Who does the work?");
        inspection.look("own-heard");
    }

    private static void brought(Visit visit, Inspection inspection) {
        Steps steps = visit.steps();
        OwnSteps own = OwnSteps.of(visit);
        byte[] card = "{\"name\": \"Old Tom\", \"description\": \"V1\"}".getBytes(UTF_8);
        own.drop(List.of(new Dropped("old-tom.json", card), new Dropped("holiday.jpg", card)));
        own.drop(List.of(new Dropped("empty.json", "{}".getBytes(UTF_8))));
        assertThat(visit.page().getByText("could not come along")).not().hasCount(0);
        assertThat(visit.page().getByText("is being read")).hasCount(0);
        inspection.look("own-list");
        own.more(OwnSteps.NAME).click();
        assertThat(steps.item("Delete")).isVisible();
        inspection.look("own-menu");
        steps.item("Delete").click();
        assertThat(visit.page().getByText(OwnSteps.NAME + " is deleted.")).isVisible();
        inspection.look("own-deleted");
    }
}
