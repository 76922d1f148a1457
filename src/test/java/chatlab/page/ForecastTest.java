package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chatlab.testing.ServerTests;
import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each would likely say, before anybody sits down; and how the discussion is to be held. */
@Timeout(120)
final class ForecastTest extends ServerTests {
    @ParameterizedTest
    @EnumSource
    void comesAsSoonAsThereIsATopicAndSomebody(Device device) {
        try (Visit visit = Visit.guest(server.client(), Look.on(device)).foreseeing()) {
            Steps steps = visit.steps();
            steps.choose(Steps.THREE.subList(0, 2));
            assertThat(steps.heading("What they would likely say")).isHidden();
            steps.button(Steps.TOPIC).click();
            assertThat(views(visit)).hasCount(2);
            assertThat(views(visit).first()).containsText("John Dewey");
            assertThat(views(visit).first().locator("p")).isVisible();
            steps.choose(Steps.THREE.subList(2, 3));
            assertThat(views(visit).nth(2).locator("p")).isVisible();
            steps.character("John Dewey").uncheck();
            assertThat(views(visit)).hasCount(2);
        }
    }

    @Test
    void thatFailsDisturbsNobodyAndIsAskedForAgain() {
        try (Visit visit =
                Visit.guest(server.client(), Look.plain())
                        .foreseeing()
                        .expecting("status of 503")) {
            Steps steps = visit.steps();
            visit.page().route("**/perspectives", InsightsTest::unavailable);
            steps.choose(Steps.THREE.subList(0, 1));
            steps.button(Steps.TOPIC).click();
            assertThat(visit.page().getByText("This cannot be foreseen just now.")).isVisible();
            assertThat(steps.alert()).hasCount(0);
            visit.page().unroute("**/perspectives");
            steps.button("Try again").click();
            assertThat(views(visit).first().locator("p")).isVisible();
            assertThat(visit.page().getByText("This cannot be foreseen just now.")).isHidden();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProtocolIsChosenAndItsPhasesAreSeen(Device device) {
        try (Visit visit = Visit.guest(server.client(), new Look(device, Look.Theme.PAPER, true))) {
            Steps steps = visit.steps();
            visit.page().getByText("How it is held").click();
            Locator round = visit.page().getByLabel("Opening round");
            assertThat(round).isVisible();
            visit.page().getByLabel("Structured controversy").check();
            assertThat(round).isHidden();
            steps.choose(List.of("John Dewey", "Maria Montessori"));
            steps.button(Steps.TOPIC).click();
            steps.button("Launch discussion").click();
            assertThat(phase(visit)).hasText("Positions");
            assertThat(steps.turns()).hasCount(1);
            steps.quiet();
            assertThat(phase(visit)).hasText("Positions");
            steps.next().click();
            assertThat(steps.turns()).hasCount(2);
            steps.quiet();
            assertThat(phase(visit)).hasText("Rebuttals");
        }
    }

    @Test
    void anOpeningRoundComesBeforeAFreeDiscussion() {
        try (Visit visit = Visit.guest(server.client(), Look.plain())) {
            Steps steps = visit.steps();
            visit.page().getByText("How it is held").click();
            visit.page().getByLabel("Opening round").check();
            steps.choose(List.of("John Dewey"));
            steps.button(Steps.TOPIC).click();
            steps.button("Launch discussion").click();
            assertThat(phase(visit)).hasText("Opening views");
            steps.quiet();
            assertThat(phase(visit)).isHidden();
        }
    }

    private static Locator phase(Visit visit) {
        return visit.page().locator(".phase-now");
    }

    private static Locator views(Visit visit) {
        return visit.page().locator(".forecast > li");
    }
}
